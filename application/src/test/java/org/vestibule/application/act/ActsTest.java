package org.vestibule.application.act;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vestibule.application.portal.SharedParts;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.SignInFact;
import org.vestibule.domain.notice.Notice;
import org.vestibule.testkit.InMemoryPortal;

/** In which order things are done, whatever they are. */
class ActsTest {

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Acts acts = SharedParts.of(portal.store, portal.means).acts();

    /** A deadline that passed while somebody else had the lock has passed. */
    @Test
    void the_time_is_read_once_all_is_locked() {
        Instant before = portal.clock.instant();
        Instant then = acts.locking(
                () -> {
                    portal.clock.advance(Duration.ofHours(1)); // so long it takes
                    return "locked";
                },
                (act, locked) -> act.now());
        assertEquals(before.plus(Duration.ofHours(1)), then);
        assertEquals(
                before.plus(Duration.ofHours(2)),
                acts.locking(() -> portal.clock.advance(Duration.ofHours(1)), Act::now));
    }

    @Test
    void locks_and_body_are_one_transaction() {
        List<String> order = new ArrayList<>();
        acts.locking(
                () -> {
                    assertThrows(
                            IllegalStateException.class,
                            () -> portal.store.transactions().inTransaction(() -> order.add("another")));
                    return order.add("locks");
                },
                (act, locked) -> order.add("body"));
        assertEquals(List.of("locks", "body"), order);
    }

    @Test
    void what_fails_leaves_nothing_behind() {
        var ada = portal.account("ada@example.com");
        int logged = portal.store.auditTrail().events().size();
        int mails = mails();
        assertThrows(
                ArithmeticException.class,
                () -> acts.run(act -> {
                    act.log(Event.of(
                            ada.id(),
                            new SignInFact.SignedOut(SignInFact.SignedOut.Why.SIGNED_OUT),
                            InMemoryPortal.ORIGIN));
                    act.tell(ada, Notice.Kind.NEW_BROWSER, InMemoryPortal.ORIGIN);
                    throw new ArithmeticException("at the end");
                }));
        assertEquals(logged, portal.store.auditTrail().events().size());
        assertEquals(mails, mails());
        assertTrue(logged > 0);
    }

    private int mails() {
        return portal.store.outbox().due().size();
    }
}
