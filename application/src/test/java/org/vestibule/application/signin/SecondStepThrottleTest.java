package org.vestibule.application.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.domain.audit.Event.Kind;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.Race;

/** How often codes may be guessed, over all sign-ins of an account (S-028, S-029, S-044, L-01, L-02). */
class SecondStepThrottleTest {

    private static final SecondStep WRONG = new SecondStep.Wrong();

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Enrolled ada = portal.enrolled("ada@example.com");

    @Test
    void five_wrong_codes_end_the_sign_in() {
        AwaitingSecondStep pending = pending();
        for (int i = 0; i < 4; i++) {
            assertEquals(WRONG, verifyWrong(pending));
        }
        assertEquals(new SecondStep.Ended(), verifyWrong(pending));
        assertEquals(later(30), verify(pending, current()));
        portal.clock.advance(Duration.ofSeconds(30));
        assertEquals(new SecondStep.Expired(), verify(pending, current()));
        assertEquals(5, count(Kind.CODE_REFUSED));
        assertEquals(1, count(Kind.SIGN_IN_ENDED));
    }

    @Test
    void wrong_codes_of_both_kinds_end_it_together() {
        AwaitingSecondStep pending = pending();
        for (int i = 0; i < 2; i++) {
            assertEquals(WRONG, verifyWrong(pending));
            assertEquals(WRONG, redeemWrong(pending));
        }
        assertEquals(new SecondStep.Ended(), redeemWrong(pending));
    }

    @Test
    void a_new_sign_in_brings_no_new_tries() {
        for (int i = 0; i < 5; i++) {
            assertEquals(WRONG, verifyWrong(pending()));
        }
        for (int delay : new int[] {30, 60, 120, 240, 480, 900, 900}) {
            assertEquals(later(delay), verifyWrong(pending()));
            portal.clock.advance(Duration.ofSeconds(delay).minusMillis(1));
            assertInstanceOf(SecondStep.Later.class, verifyWrong(pending()));
            portal.clock.advance(Duration.ofMillis(1));
            assertEquals(WRONG, verifyWrong(pending()));
        }
    }

    @Test
    void while_delayed_even_the_right_code_is_not_looked_at() {
        for (int i = 0; i < 5; i++) {
            assertEquals(WRONG, verifyWrong(pending()));
        }
        OneTimeCode code = current();
        assertEquals(later(30), verify(pending(), code));
        portal.clock.advance(Duration.ofSeconds(30));
        assertInstanceOf(SecondStep.Accepted.class, verify(pending(), code));
    }

    /** S-030. */
    @Test
    void the_right_code_forgets_the_wrong_ones() {
        for (int i = 0; i < 4; i++) {
            assertEquals(WRONG, verifyWrong(pending()));
        }
        assertInstanceOf(SecondStep.Accepted.class, verify(pending(), current()));
        for (int i = 0; i < 5; i++) {
            assertEquals(WRONG, verifyWrong(pending()));
        }
        assertEquals(later(30), verifyWrong(pending()));
    }

    /** L-01: 50 sign-ins at the same moment are allowed five tries between them. */
    @Test
    void parallel_sign_ins_share_the_allowance() {
        List<AwaitingSecondStep> pending =
                Stream.generate(this::pending).limit(50).toList();
        try (Race race = new Race(50)) {
            List<SecondStep> answers = race.run(pending.stream()
                    .<Supplier<SecondStep>>map(one -> () -> verifyWrong(one))
                    .toList());
            assertEquals(5, answers.stream().filter(WRONG::equals).count());
        }
        assertEquals(5, count(Kind.CODE_REFUSED));
    }

    @Test
    void a_replay_is_counted_nowhere_and_logged_once() {
        OneTimeCode code = current();
        assertInstanceOf(SecondStep.Accepted.class, verify(pending(), code));
        AwaitingSecondStep pending = pending();
        for (int i = 0; i < 20; i++) {
            assertEquals(new SecondStep.AlreadyUsed(), verify(pending, code));
        }
        assertEquals(1, count(Kind.CODE_REPLAYED));
        assertEquals(0, count(Kind.CODE_REFUSED));
        portal.clock.advance(TimeStep.LENGTH);
        assertInstanceOf(SecondStep.Accepted.class, verify(pending, current()));
        assertEquals(new SecondStep.AlreadyUsed(), verify(pending(), current()));
        assertEquals(2, count(Kind.CODE_REPLAYED));
    }

    @Test
    void a_replay_between_guesses_gives_no_guess_more() {
        OneTimeCode code = current();
        assertInstanceOf(SecondStep.Accepted.class, verify(pending(), code));
        for (int i = 0; i < 4; i++) {
            assertEquals(WRONG, verifyWrong(pending()));
            assertEquals(new SecondStep.AlreadyUsed(), verify(pending(), code));
        }
        assertEquals(WRONG, verifyWrong(pending()));
        assertEquals(later(30), verify(pending(), code));
    }

    @Test
    void codes_and_backup_codes_are_counted_apart() {
        for (int i = 0; i < 5; i++) {
            assertEquals(WRONG, redeemWrong(pending()));
        }
        assertEquals(later(30), redeemWrong(pending()));
        for (int i = 0; i < 5; i++) {
            assertEquals(WRONG, verifyWrong(pending()));
        }
        assertEquals(later(30), verifyWrong(pending()));
        portal.clock.advance(Duration.ofSeconds(30));
        assertInstanceOf(SecondStep.Accepted.class, verify(pending(), current()));
        assertEquals(WRONG, redeemWrong(pending()));
        assertEquals(later(60), redeemWrong(pending()));
    }

    @Test
    void one_accounts_guesses_delay_no_other() {
        Enrolled bob = portal.enrolled("bob@example.com");
        for (int i = 0; i < 5; i++) {
            verifyWrong(pending());
        }
        assertEquals(later(30), verifyWrong(pending()));
        OneTimeCode code = bob.app().codeAt(portal.clock.instant());
        assertInstanceOf(SecondStep.Accepted.class, verify(portal.pending(bob.account()), code));
    }

    /** What is off cannot be guessed at: it answers so at once, and no try counts, neither here nor towards the 20. */
    @Test
    void tries_at_what_is_off_are_counted_nowhere() {
        var store = portal.store;
        Instant now = portal.clock.instant();
        assertTrue(store.transactions()
                .inTransaction(
                        () -> store.authenticators().disable(ada.account().id(), now)));
        for (int i = 0; i < 25; i++) {
            assertEquals(off(TryLater.Reason.AUTHENTICATOR_OFF), verifyWrong(pending()));
        }
        assertInstanceOf(SecondStep.Accepted.class, redeem(ada.codes().get(0)));
        assertTrue(store.transactions()
                .inTransaction(() -> store.backupCodes().disable(ada.account().id(), now)));
        for (int i = 0; i < 25; i++) {
            assertEquals(
                    off(TryLater.Reason.BACKUP_CODES_OFF), redeem(ada.codes().get(1)));
        }
        assertEquals(0, count(Kind.PASSWORD_BURNED));
        portal.pending(ada.account());
    }

    private AwaitingSecondStep pending() {
        return portal.pending(ada.account());
    }

    private OneTimeCode current() {
        return ada.app().codeAt(portal.clock.instant());
    }

    private SecondStep verify(AwaitingSecondStep pending, OneTimeCode code) {
        return portal.useCases.signIn().verifySecondStep().verify(pending, code, ORIGIN);
    }

    private SecondStep verifyWrong(AwaitingSecondStep pending) {
        return verify(pending, ada.app().wrongCodeAt(portal.clock.instant()));
    }

    private SecondStep redeem(BackupCode code) {
        return portal.useCases.signIn().redeemBackupCode().redeem(pending(), code, ORIGIN);
    }

    private static SecondStep off(TryLater.Reason reason) {
        return new SecondStep.Later(new TryLater(reason, Duration.ofDays(365_000)));
    }

    private SecondStep redeemWrong(AwaitingSecondStep pending) {
        BackupCode wrong = BackupCode.parse("00000-00000-00000").orElseThrow();
        return portal.useCases.signIn().redeemBackupCode().redeem(pending, wrong, ORIGIN);
    }

    private long count(Kind kind) {
        return portal.store.auditTrail().count(ada.account().id(), kind);
    }

    private static SecondStep later(int seconds) {
        return new SecondStep.Later(new TryLater(TryLater.Reason.TOO_MANY_TRIES, Duration.ofSeconds(seconds)));
    }
}
