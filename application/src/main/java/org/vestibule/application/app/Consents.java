package org.vestibule.application.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Consent;
import org.vestibule.domain.app.Scopes;

/** Which apps accounts let in. */
public interface Consents {

    /** One with the app that it is about. */
    record Connected(Client client, Consent consent) {}

    /** Finds one. */
    Optional<Consent> find(AccountId account, ClientId client);

    /** Notes that an app may do these things, besides what it may do already; and that it was used now. */
    void note(AccountId account, ClientId client, Scopes scopes, Instant now);

    /** Forgets one; false if there is none. */
    boolean forget(AccountId account, ClientId client);

    /** All of an account, the latest first, of apps that are still registered. */
    List<Connected> of(AccountId account);
}
