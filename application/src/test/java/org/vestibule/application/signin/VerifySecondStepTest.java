package org.vestibule.application.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.portal.Means;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event.Kind;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.totp.AcceptanceWindow;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.CheapMeans;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;

class VerifySecondStepTest {

    private static final SecondStep WRONG = new SecondStep.Wrong();
    private static final SecondStep ALREADY_USED = new SecondStep.AlreadyUsed();
    private static final SecondStep EXPIRED = new SecondStep.Expired();

    private final SettableClock clock = new SettableClock();
    private final MeddledStore store = new MeddledStore();
    private final InMemoryPortal portal = new InMemoryPortal(clock, store);
    private final Enrolled ada = portal.enrolled("ada@example.com");

    @Test
    void the_right_code_signs_in() {
        AwaitingSecondStep pending = pending();
        SecondStep.Accepted accepted = assertInstanceOf(SecondStep.Accepted.class, verify(pending, current()));
        assertEquals(ada.account(), portal.resumed(accepted.begun().session()).account());
        assertEquals(1, count(Kind.SIGNED_IN_WITH_CODE));
    }

    @Test
    void a_finished_sign_in_cannot_be_finished_again() {
        AwaitingSecondStep pending = pending();
        assertAccepted(verify(pending, current()));
        clock.advance(TimeStep.LENGTH);
        assertEquals(EXPIRED, verify(pending, current()));
    }

    /** S-025. */
    @Test
    void a_code_works_once() {
        OneTimeCode code = current();
        assertAccepted(verify(pending(), code));
        assertEquals(ALREADY_USED, verify(pending(), code));
    }

    /** S-025, L-12: still within the window, but spent. */
    @Test
    void a_code_does_not_work_again_after_31_seconds() {
        OneTimeCode code = current();
        assertAccepted(verify(pending(), code));
        clock.advance(Duration.ofSeconds(31));
        assertEquals(ALREADY_USED, verify(pending(), code));
        clock.advance(Duration.ofSeconds(30));
        assertEquals(new SecondStep.TooOld(Duration.ofSeconds(60)), verify(pending(), code));
    }

    /** L-13, S-032: another spelling is the same code. */
    @Test
    void a_code_does_not_work_again_in_another_spelling() {
        AwaitingSecondStep pending = pending();
        String digits = ada.app().digitsAt(clock.instant());
        assertAccepted(verify(pending, OneTimeCode.parse(digits).orElseThrow()));
        String spelled = " " + digits.substring(0, 3) + "\u00a0" + digits.substring(3) + "\t";
        assertEquals(ALREADY_USED, verify(pending(), OneTimeCode.parse(spelled).orElseThrow()));
    }

    /** S-026. */
    @Test
    void an_older_step_is_refused_after_a_newer_one() {
        OneTimeCode older = current();
        OneTimeCode newer = ada.app().codeAt(clock.instant().plus(TimeStep.LENGTH));
        assertAccepted(verify(pending(), newer));
        assertEquals(ALREADY_USED, verify(pending(), older));
    }

    /** S-027. */
    @Test
    void the_code_that_turned_it_on_does_not_sign_in() {
        OneTimeCode enrolment = ada.app().codeAt(clock.instant().minus(TimeStep.LENGTH));
        assertEquals(ALREADY_USED, verify(pending(), enrolment));
    }

    /** S-024: one step each way, wherever in the step one is. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 29999", "-1, 0", "-1, 29999", "1, 0", "1, 29999"})
    void a_code_of_a_neighbouring_step_is_accepted(int steps, int millis) {
        clock.advance(Duration.ofMinutes(10).plusMillis(millis));
        OneTimeCode code = ada.app().codeAt(clock.instant().plus(TimeStep.LENGTH.multipliedBy(steps)));
        assertAccepted(verify(pending(), code));
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "2, 29999", "3, 0", "-21, 0", "-21, 29999"})
    void a_code_of_a_farther_step_is_wrong(int steps, int millis) {
        clock.advance(Duration.ofMinutes(10).plusMillis(millis));
        OneTimeCode code = ada.app().codeAt(clock.instant().plus(TimeStep.LENGTH.multipliedBy(steps)));
        assertEquals(WRONG, verify(pending(), code));
    }

    /** A guess all the same; nobody is told of codes that are still to come. */
    @ParameterizedTest
    @CsvSource({"-2, 60", "-3, 90", "-20, 600"})
    void of_a_code_that_was_right_lately_its_age_is_told(int steps, int seconds) {
        clock.advance(Duration.ofMinutes(20));
        OneTimeCode code = ada.app().codeAt(clock.instant().plus(TimeStep.LENGTH.multipliedBy(steps)));
        assertEquals(new SecondStep.TooOld(Duration.ofSeconds(seconds)), verify(pending(), code));
        assertEquals(1, count(Kind.CODE_REFUSED));
    }

    @Test
    void an_operator_can_close_the_window() {
        Capabilities strict = Capabilities.of(store, CheapMeans.with(around(), new AcceptanceWindow(0)));
        clock.advance(Duration.ofMinutes(10));
        OneTimeCode previous = ada.app().codeAt(clock.instant().minus(TimeStep.LENGTH));
        assertEquals(
                new SecondStep.TooOld(TimeStep.LENGTH),
                strict.signIn().verifySecondStep().verify(pending(), previous, ORIGIN));
        assertAccepted(strict.signIn().verifySecondStep().verify(pending(), current(), ORIGIN));
    }

    /** S-025: nodes share what is spent. */
    @Test
    void a_code_accepted_on_one_node_is_spent_on_every_other() {
        Capabilities otherNode = Capabilities.of(store, around());
        OneTimeCode code = current();
        assertAccepted(otherNode.signIn().verifySecondStep().verify(pending(), code, ORIGIN));
        assertEquals(ALREADY_USED, verify(pending(), code));
    }

    /** S-025, L-14. */
    @Test
    void of_200_at_the_same_moment_one_is_accepted() {
        AwaitingSecondStep pending = pending();
        OneTimeCode code = current();
        try (Race race = new Race(200)) {
            List<SecondStep> answers = race.run(() -> verify(pending, code));
            assertEquals(1, accepted(answers));
        }
        assertEquals(1, count(Kind.SIGNED_IN_WITH_CODE));
    }

    /** S-025: nor does it help to begin many sign-ins. */
    @Test
    void of_many_sign_ins_at_the_same_moment_one_is_accepted() {
        OneTimeCode code = current();
        try (Race race = new Race(20)) {
            List<SecondStep> answers = race.run(Stream.generate(this::pending)
                    .limit(20)
                    .<Supplier<SecondStep>>map(pending -> () -> verify(pending, code))
                    .toList());
            assertEquals(1, accepted(answers));
        }
        assertEquals(1, count(Kind.SIGNED_IN_WITH_CODE));
    }

    /** S-043 in kind: whose code it is decides. */
    @Test
    void a_code_works_in_its_owners_sign_in_only() {
        Account bob = portal.enrolled("bob@example.com").account();
        OneTimeCode code = current();
        assertEquals(WRONG, verify(portal.pending(bob), code));
        assertAccepted(verify(pending(), code));
    }

    /** S-031: the step must be in the window when the verdict is given, not when it was computed. */
    @Test
    void time_is_read_again_for_the_verdict() {
        AwaitingSecondStep pending = pending();
        OneTimeCode code = current();
        store.beforeNextTransaction(() -> clock.advance(Duration.ofSeconds(60)));
        assertEquals(WRONG, verify(pending, code));
        assertEquals(1, count(Kind.CODE_REFUSED));
        assertAccepted(verify(pending, current()));
    }

    @Test
    void a_sign_in_that_expires_meanwhile_is_over_and_its_code_unspent() {
        AwaitingSecondStep pending = pending();
        clock.advance(AwaitingSecondStep.LIFETIME.minusMillis(1));
        OneTimeCode code = current();
        store.beforeNextTransaction(() -> clock.advance(Duration.ofMillis(1)));
        assertEquals(EXPIRED, verify(pending, code));
        assertAccepted(verify(pending(), code));
    }

    @Test
    void a_sign_in_lasts_5_minutes() {
        AwaitingSecondStep first = pending();
        AwaitingSecondStep second = pending();
        clock.advance(AwaitingSecondStep.LIFETIME.minusMillis(1));
        assertAccepted(verify(first, current()));
        clock.advance(Duration.ofMillis(1));
        assertEquals(EXPIRED, verify(second, current()));
    }

    /** S-069, L-23. */
    @Test
    void an_account_disabled_meanwhile_is_not_signed_in_to() {
        AwaitingSecondStep pending = pending();
        store.beforeNextTransaction(() -> store.transactions()
                .inTransaction(() -> store.accounts().setEnabled(ada.account().id(), false)));
        assertEquals(EXPIRED, verify(pending, current()));
        assertEquals(0, count(Kind.SIGNED_IN_WITH_CODE));
    }

    /** I5: nothing of a rolled back sign-in is left, so the same code still works. */
    @Test
    void a_sign_in_that_is_rolled_back_spends_no_code() {
        AwaitingSecondStep pending = pending();
        store.rollBackNextTransaction();
        assertThrows(StoreUnavailable.class, () -> verify(pending, current()));
        assertEquals(0, count(Kind.SIGNED_IN_WITH_CODE));
        assertAccepted(verify(pending, current()));
    }

    /** I7, F-14: whoever lost the answer uses the next code. */
    @Test
    void a_sign_in_whose_answer_is_lost_has_spent_its_code() {
        AwaitingSecondStep pending = pending();
        store.loseNextAnswer();
        assertThrows(StoreUnavailable.class, () -> verify(pending, current()));
        assertEquals(EXPIRED, verify(pending, current()));
        assertEquals(ALREADY_USED, verify(pending(), current()));
        clock.advance(TimeStep.LENGTH);
        assertAccepted(verify(pending(), current()));
    }

    @Test
    void the_pending_token_opens_no_session_afterwards_either() {
        var pending = ((SignIn.SecondStepDue) portal.signIn(ada.account(), PASSWORD)).pending();
        assertAccepted(verify(
                (AwaitingSecondStep)
                        portal.useCases.signIn().resumeSignIn().resume(pending).orElseThrow(),
                current()));
        assertInstanceOf(
                ResumeSession.Ended.class,
                portal.useCases.session().resumeSession().resume(pending));
        assertTrue(portal.useCases.signIn().resumeSignIn().resume(pending).isEmpty());
    }

    private AwaitingSecondStep pending() {
        return portal.pending(ada.account());
    }

    private OneTimeCode current() {
        return ada.app().codeAt(clock.instant());
    }

    private SecondStep verify(AwaitingSecondStep pending, OneTimeCode code) {
        return portal.useCases.signIn().verifySecondStep().verify(pending, code, ORIGIN);
    }

    private Means around() {
        return portal.means;
    }

    private long count(Kind kind) {
        return store.auditTrail().count(ada.account().id(), kind);
    }

    private static long accepted(List<SecondStep> answers) {
        return answers.stream().filter(SecondStep.Accepted.class::isInstance).count();
    }

    private static void assertAccepted(SecondStep answer) {
        assertInstanceOf(SecondStep.Accepted.class, answer);
    }
}
