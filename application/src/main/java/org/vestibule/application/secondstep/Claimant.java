package org.vestibule.application.secondstep;

import java.util.Optional;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.SignInFact.Occasion;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.TokenDigest;

/**
 * Whoever takes a second step, as far as they can be told from others who know the same password.
 *
 * @param email where the account's holder is told of it
 * @param token of the sign-in or the session in which they take it
 * @param signIn whether it is a sign-in: that is theirs alone, where a session may have been stolen
 * @param browser the known browser in which they take it; empty if it is not known
 * @param visit by which the browser is told from others until the sign-in is complete
 */
public record Claimant(
        AccountId account,
        EmailAddress email,
        TokenDigest token,
        boolean signIn,
        Optional<TokenDigest> browser,
        Optional<TokenDigest> visit,
        Origin origin) {

    /** Somebody who signs in. */
    public static Claimant of(AwaitingSecondStep signIn, Origin origin) {
        return new Claimant(
                signIn.account(), signIn.email(), signIn.token(), true, signIn.browser(), signIn.visit(), origin);
    }

    /** Somebody signed in who proves anew who they are. */
    public static Claimant of(SignedIn person, Origin origin) {
        return new Claimant(
                person.account().id(),
                person.account().email(),
                person.session().token(),
                false,
                person.session().browser(),
                Optional.empty(),
                origin);
    }

    /** What they take it for. */
    public Occasion occasion() {
        return signIn ? Occasion.SIGN_IN : Occasion.PROOF;
    }

    /** Where their second steps count against the password. */
    public BucketKey bucket() {
        return BucketKey.secondStep(account, browser);
    }
}
