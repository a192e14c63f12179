package org.vestibule.application.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.email;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.notice.Notice;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.SettableClock;

class DeliverNoticesTest {

    private final MeddledStore store = new MeddledStore();
    private final InMemoryPortal portal = new InMemoryPortal(new SettableClock(), store);

    @Test
    void each_notice_is_sent_once_and_forgotten() {
        ask(1);
        assertFalse(deliver());
        assertFalse(deliver());
        assertEquals(1, portal.mailer.sentTo(email("a0@example.com")).size());
        assertEquals(List.of(), store.outbox().due());
    }

    @Test
    void many_are_sent_in_batches() {
        ask(45);
        assertTrue(deliver());
        assertTrue(deliver());
        assertFalse(deliver());
        for (int i = 0; i < 45; i++) {
            assertEquals(
                    1, portal.mailer.sentTo(email("a" + i + "@example.com")).size());
        }
    }

    @Test
    void what_cannot_be_sent_now_is_sent_later() {
        ask(3);
        List<Notice> due = store.outbox().due();
        portal.mailer.setDown(true);
        assertThrows(RuntimeException.class, this::deliver);
        assertEquals(due, store.outbox().due());
        portal.mailer.setDown(false);
        deliver();
        assertEquals(1, portal.mailer.sentTo(email("a2@example.com")).size());
    }

    /** F-21: at least once. */
    @Test
    void what_was_sent_and_not_forgotten_is_sent_again() {
        ask(1);
        store.rollBackNextTransaction();
        assertThrows(StoreUnavailable.class, this::deliver);
        deliver();
        assertEquals(2, portal.mailer.sentTo(email("a0@example.com")).size());
    }

    private boolean deliver() {
        return portal.deliverNotices.deliver();
    }

    private void ask(int people) {
        for (int i = 0; i < people; i++) {
            portal.useCases
                    .signUp()
                    .requestSignUp()
                    .request(email("a" + i + "@example.com"), List.of(), InMemoryPortal.ORIGIN);
        }
    }
}
