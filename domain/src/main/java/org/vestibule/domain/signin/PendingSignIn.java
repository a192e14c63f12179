package org.vestibule.domain.signin;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.token.TokenDigest;

/**
 * A sign-in whose password was right and that may do nothing but finish or stop, in the browser that holds its token.
 */
public sealed interface PendingSignIn permits AwaitingSecondStep, AwaitingNewPassword {

    AccountId account();

    TokenDigest token();

    EmailAddress email();

    /** The known browser that it is made in; empty if the browser is not known. */
    Optional<TokenDigest> browser();

    Instant expiresAt();

    /** What an app asked for that it is made for; empty if it is made to the portal itself. */
    Optional<AppQuery> forApp();
}
