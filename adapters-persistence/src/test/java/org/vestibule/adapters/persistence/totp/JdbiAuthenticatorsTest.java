package org.vestibule.adapters.persistence.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.totp.Authenticator;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;
import org.vestibule.testkit.AuthenticatorsContract;

/** The contract, on PostgreSQL. */
class JdbiAuthenticatorsTest implements AuthenticatorsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }

    /** S-033: a key that was copied from another account's row does not open, and a new one mends it. */
    @Test
    void a_key_that_does_not_open_is_none_until_another_is_bound() {
        AccountId account = anAccount().id();
        AccountId other = anAccount().id();
        TotpKey key = TotpKey.make(RANDOM);
        committed(() -> store().authenticators().bind(account, key, new TimeStep(1), NOW));
        committed(() -> store().authenticators().bind(other, TotpKey.make(RANDOM), new TimeStep(1), NOW));
        TestDatabase.SHARED.meddle(
                "UPDATE authenticator SET sealed_key = (SELECT sealed_key FROM authenticator WHERE account_id = ?)"
                        + " WHERE account_id = ?",
                other.value(),
                account.value());
        assertEquals(
                Optional.of(new Authenticator(Optional.empty(), NOW, NOW, new TimeStep(1), false)),
                store().authenticators().find(account));
        committed(() -> store().authenticators().rebind(account, key, new TimeStep(2), NOW));
        assertEquals(Optional.of(key), store().authenticators().find(account).flatMap(Authenticator::key));
    }
}
