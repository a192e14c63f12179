package org.vestibule.adapters.persistence.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.notice.PendingMail;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.notice.Notice;
import org.vestibule.testkit.PendingMailsContract;

/** The contract, on PostgreSQL. */
class JdbiPendingMailsTest implements PendingMailsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }

    /** An operator has to see and drop it, since nobody can send it. */
    @Test
    void one_that_cannot_be_opened_is_shown_all_the_same() {
        Notice notice =
                Notice.of(AccountId.NOBODY, Notice.Kind.SIGN_UP, anAddress(), URI.create("https://portal.example/x"));
        commit(() -> store().outbox().add(notice));
        TestDatabase.SHARED.meddle("UPDATE outbox SET payload = set_byte(payload, 20, 255 - get_byte(payload, 20))");
        List<PendingMail> all = store().pendingMails().after(Optional.empty(), 10, NOW);
        assertEquals(
                List.of(Optional.empty()), all.stream().map(PendingMail::notice).toList());
        committed(() -> store().pendingMails().drop(all.get(0)));
    }
}
