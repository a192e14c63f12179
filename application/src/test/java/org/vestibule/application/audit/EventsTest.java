package org.vestibule.application.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.WRONG_PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Event.Kind;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/** I5: every change and every sign-in, won or lost, is one event. */
class EventsTest {

    private final InMemoryPortal portal = new InMemoryPortal();

    @Test
    void a_journey_is_told_in_order() {
        Enrolled ada = portal.enrolled("ada@example.com");
        Account account = ada.account();
        var code = ada.app().codeAt(portal.clock.instant());
        portal.signIn(account, WRONG_PASSWORD);
        var pending = portal.pending(account);
        var verify = portal.useCases.signIn().verifySecondStep();
        verify.verify(pending, ada.app().wrongCodeAt(portal.clock.instant()), ORIGIN);
        verify.verify(pending, code, ORIGIN);
        pending = portal.pending(account);
        verify.verify(pending, code, ORIGIN);
        portal.useCases.signIn().redeemBackupCode().redeem(pending, ada.codes().get(0), ORIGIN);
        portal.clock.advance(TimeStep.LENGTH);
        portal.useCases.session().signOut().signOut(portal.resumed(ada.session()), Optional.empty(), ORIGIN);
        assertEquals(
                List.of(
                        Kind.ACCOUNT_CREATED,
                        Kind.SIGNED_IN_WITH_PASSWORD,
                        Kind.TWO_STEP_ENABLED,
                        Kind.BACKUP_CODES_SEEN,
                        Kind.PASSWORD_REFUSED,
                        Kind.PASSWORD_ACCEPTED,
                        Kind.CODE_REFUSED,
                        Kind.SIGNED_IN_WITH_CODE,
                        Kind.PASSWORD_ACCEPTED,
                        Kind.CODE_REPLAYED,
                        Kind.SIGNED_IN_WITH_BACKUP_CODE,
                        Kind.SIGNED_OUT),
                portal.store.auditTrail().kinds(account.id()));
    }

    @Test
    void all_that_a_browser_did_tells_where_it_came_from() {
        Account ada = portal.account("ada@example.com");
        portal.signIn(ada, WRONG_PASSWORD);
        portal.signIn(ada, PASSWORD);
        List<Event> events = portal.store.auditTrail().events();
        assertEquals(Event.Actor.OPERATOR, events.get(0).actor());
        events.subList(1, 3).forEach(event -> {
            assertEquals(Event.Actor.HOLDER, event.actor());
            assertEquals(ORIGIN, event.origin());
        });
    }

    @Test
    void looking_is_no_event() {
        Enrolled ada = portal.enrolled("ada@example.com");
        int before = portal.store.auditTrail().events().size();
        portal.resumed(ada.session());
        portal.clock.advance(Duration.ofMinutes(2));
        portal.resumed(ada.session());
        portal.useCases.twoStep().viewTwoStep().of(ada.account().id());
        portal.useCases.twoStep().offerKey().offer(portal.resumed(ada.session()));
        portal.useCases.account().findAccount().find(ada.account().email());
        assertEquals(before, portal.store.auditTrail().events().size());
    }
}
