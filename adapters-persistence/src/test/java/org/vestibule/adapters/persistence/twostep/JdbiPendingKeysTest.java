package org.vestibule.adapters.persistence.twostep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.application.twostep.PendingKeys.PendingKey;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.totp.TotpKey;
import org.vestibule.testkit.PendingKeysContract;

/** The contract, on PostgreSQL. */
class JdbiPendingKeysTest implements PendingKeysContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }

    /** It is shown to nobody any more, and nobody can confirm it. */
    @Test
    void one_that_cannot_be_read_gives_way_to_a_new_one() {
        Session session = aSession(aToken(anAccount().id()));
        PendingKey first = new PendingKey(TotpKey.make(RANDOM), NOW.plusSeconds(60));
        PendingKey next = new PendingKey(TotpKey.make(RANDOM), NOW.plusSeconds(90));
        committed(() -> store().pendingKeys().keep(session, first, NOW));
        TestDatabase.SHARED.meddle(
                "UPDATE pending_key SET sealed_key = set_byte(sealed_key, 20, 255 - get_byte(sealed_key, 20))"
                        + " WHERE account_id = ?",
                session.account().value());
        assertEquals(Optional.empty(), store().pendingKeys().find(session, NOW));
        assertEquals(next, committed(() -> store().pendingKeys().keep(session, next, NOW)));
        assertEquals(Optional.of(next), store().pendingKeys().find(session, NOW));
        assertEquals(next, committed(() -> store().pendingKeys().keep(session, first, NOW)));
    }
}
