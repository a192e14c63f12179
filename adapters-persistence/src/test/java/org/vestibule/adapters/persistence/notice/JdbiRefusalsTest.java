package org.vestibule.adapters.persistence.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.testkit.RefusalsContract;

/** The contract, on PostgreSQL. */
class JdbiRefusalsTest implements RefusalsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }

    @Test
    void one_whose_reason_cannot_be_opened_is_told_of_all_the_same() {
        EmailAddress ada = anAddress();
        commit(() -> store().refusals().note(ada, new Refusals.Refusal(NOW, "550 no such user")));
        TestDatabase.SHARED.meddle(
                "UPDATE refused_address SET reason = set_byte(reason, 20, 255 - get_byte(reason, 20))");
        assertEquals(
                Map.of(ada, new Refusals.Refusal(NOW, "")), store().refusals().of(List.of(ada)));
        TestDatabase.SHARED.meddle("DELETE FROM refused_address");
    }
}
