package org.vestibule.application.totp;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.totp.Authenticator;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;

/** The authenticator apps of all accounts, one each at most. */
public interface Authenticators {

    /** Finds the one of an account. */
    Optional<Authenticator> find(AccountId account);

    /**
     * Binds an app and spends the step whose code confirmed it; false, and nothing changes, if there is one already.
     */
    boolean bind(AccountId account, TotpKey key, TimeStep spent, Instant now);

    /** Binds an app in the place of the one that is bound, off or not; false, and nothing changes, if there is none. */
    boolean rebind(AccountId account, TotpKey key, TimeStep spent, Instant now);

    /** Takes the app away; false if there is none. */
    boolean remove(AccountId account);

    /**
     * Spends a step if it is later than every step spent before. However many try, on however many nodes, one of them
     * gets true (S-025, S-026).
     *
     * @param boundAt when the app was bound whose code it was: a step of another key is not spent
     */
    boolean advance(AccountId account, Instant boundAt, TimeStep step, Instant now);

    /**
     * Notes that a spent step was tried again; true for the first time only, so that it is logged once. One that only the
     * fence keeps from being accepted was not spent, as far as is known.
     */
    boolean noteReplay(AccountId account, TimeStep step);

    /** Puts the app out of use until one is bound anew; true for the first time only. */
    boolean disable(AccountId account, Instant now);
}
