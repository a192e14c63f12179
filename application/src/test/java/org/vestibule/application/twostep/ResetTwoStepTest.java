package org.vestibule.application.twostep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.TwoStepFact;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.testkit.InMemoryStore;

/** The operator's help for somebody who has lost phone and codes (S-047). */
class ResetTwoStepTest {

    private final Holder holder = new Holder(new InMemoryStore());

    @Test
    void it_takes_2_step_verification_off_and_leaves_the_password() {
        assertEquals(new ResetTwoStep.Done(List.of(), List.of()), reset());
        assertInstanceOf(SignIn.SignedInNow.class, holder.portal.signIn(holder.ada.account(), PASSWORD));
    }

    @Test
    void all_sessions_end() {
        reset();
        assertFalse(holder.alive(holder.session()));
        assertFalse(holder.alive(holder.elsewhere));
    }

    @Test
    void a_sign_in_that_was_under_way_ends() {
        AwaitingSecondStep pending = holder.portal.pending(holder.ada.account());
        reset();
        assertEquals(
                new SecondStep.Expired(),
                holder.does.signIn().verifySecondStep().verify(pending, holder.code(), ORIGIN));
    }

    @Test
    void of_a_sign_in_that_nobody_had_finished_the_holder_is_told_in_its_time() {
        AwaitingSecondStep pending = holder.portal.pending(holder.ada.account());
        reset();
        assertFalse(holder.does.signIn().closeUnfinished().close());
        holder.portal.clock.advance(AwaitingSecondStep.LIFETIME);
        while (holder.does.signIn().closeUnfinished().close()) {
            assertEquals(
                    new SecondStep.Expired(),
                    holder.does.signIn().verifySecondStep().verify(pending, holder.code(), ORIGIN));
        }
        assertEquals(1, holder.mails(Notice.Kind.SIGN_IN_UNFINISHED).size());
    }

    /** Else whoever knows the password got 20 more once it is on again: the password is the same. */
    @Test
    void the_count_of_second_steps_that_were_never_completed_stays() {
        BucketKey bucket = BucketKey.secondStep(holder.ada.account().id(), Optional.empty());
        guess(bucket, 12);
        reset();
        guess(bucket, 8);
        assertTrue(holder.portal.store.attempts().exhausted(bucket, holder.portal.clock.instant()));
    }

    private void guess(BucketKey bucket, int times) {
        Attempts attempts = holder.portal.store.attempts();
        for (int i = 0; i < times; i++) {
            Instant now = holder.portal.clock.instant();
            assertEquals(Optional.empty(), attempts.reserve(List.of(bucket), now));
            holder.portal.store.transactions().inTransaction(() -> attempts.judge(bucket, now));
        }
    }

    @Test
    void no_browser_is_known_any_more() {
        assertFalse(holder.portal
                .store
                .knownBrowsers()
                .of(holder.ada.account().id())
                .isEmpty());
        reset();
        assertEquals(
                List.of(),
                holder.portal.store.knownBrowsers().of(holder.ada.account().id()));
    }

    @Test
    void the_log_says_that_an_operator_did_it_and_why() {
        reset();
        Event logged = holder.portal.store.auditTrail().events().stream()
                .filter(event -> event.kind() == Event.Kind.TWO_STEP_RESET)
                .findFirst()
                .orElseThrow();
        assertEquals(Event.Actor.OPERATOR, logged.actor());
        assertEquals(new TwoStepFact.Reset("Lost phone, met in person"), logged.fact());
    }

    @Test
    void the_holder_is_told() {
        reset();
        assertEquals(
                List.of(List.of(holder.portal.clock.instant().toString())),
                holder.mails(Notice.Kind.TWO_STEP_RESET).stream()
                        .map(Notice::details)
                        .toList());
    }

    @Test
    void where_it_is_off_nothing_happens() {
        reset();
        var person = holder.portal.signedIn(holder.ada.account());
        assertEquals(new ResetTwoStep.AlreadyOff(), reset());
        assertTrue(holder.portal.store.auditTrail().count(holder.ada.account().id(), Event.Kind.TWO_STEP_RESET) == 1);
        assertEquals(1, holder.mails(Notice.Kind.TWO_STEP_RESET).size());
        assertFalse(
                holder.portal.store.knownBrowsers().of(person.account().id()).isEmpty());
    }

    private ResetTwoStep.Result reset() {
        return holder.does.twoStep().resetTwoStep().reset(holder.ada.account(), "Lost phone, met in person");
    }
}
