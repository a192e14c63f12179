package org.vestibule.application.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.audit.Event.Kind;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;

class RedeemBackupCodeTest {

    private static final SecondStep WRONG = new SecondStep.Wrong();
    private static final SecondStep ALREADY_USED = new SecondStep.AlreadyUsed();
    private static final SecondStep EXPIRED = new SecondStep.Expired();

    private final SettableClock clock = new SettableClock();
    private final MeddledStore store = new MeddledStore();
    private final HashQueue queue = new HashQueue(2, 64, System::nanoTime);
    private final InMemoryPortal portal = new InMemoryPortal(clock, store, queue);
    private final Enrolled ada = portal.enrolled("ada@example.com");

    @Test
    void a_code_signs_in() {
        SecondStep.Accepted accepted = assertInstanceOf(
                SecondStep.Accepted.class, redeem(pending(), ada.codes().get(0)));
        assertEquals(ada.account(), portal.resumed(accepted.begun().session()).account());
        assertEquals(1, count(Kind.SIGNED_IN_WITH_BACKUP_CODE));
    }

    /** S-040. */
    @Test
    void each_code_works_once_in_any_order() {
        for (int i : new int[] {9, 0, 5, 2, 7, 1, 8, 3, 6, 4}) {
            assertAccepted(redeem(pending(), ada.codes().get(i)));
            assertEquals(ALREADY_USED, redeem(pending(), ada.codes().get(i)));
        }
        assertEquals(0, left());
        assertEquals(10, count(Kind.BACKUP_CODE_REPLAYED));
    }

    @Test
    void a_code_may_be_spelled_in_any_way_but_works_once() {
        String text = ada.codes().get(0).text();
        String spelled = " "
                + text.toLowerCase(Locale.ROOT)
                        .replace("-", "  ")
                        .replace('0', 'o')
                        .replace('1', 'l');
        assertAccepted(redeem(pending(), BackupCode.parse(spelled).orElseThrow()));
        assertEquals(ALREADY_USED, redeem(pending(), BackupCode.parse(text).orElseThrow()));
    }

    @Test
    void using_one_leaves_two_step_verification_on_and_says_how_many_are_left() {
        assertAccepted(redeem(pending(), ada.codes().get(0)));
        assertEquals(9, left());
        assertAccepted(redeem(pending(), ada.codes().get(1)));
        assertEquals(8, left());
    }

    /** S-043, L-17. */
    @Test
    void a_code_of_somebody_else_is_refused_and_not_spent() {
        Enrolled bob = portal.enrolled("bob@example.com");
        BackupCode code = ada.codes().get(0);
        assertEquals(WRONG, redeem(portal.pending(bob.account()), code));
        assertEquals(10, left());
        assertAccepted(redeem(pending(), code));
    }

    @Test
    void a_wrong_code_spends_none_and_is_logged() {
        assertEquals(WRONG, redeem(pending(), madeUp()));
        assertEquals(10, left());
        assertEquals(1, count(Kind.BACKUP_CODE_REFUSED));
    }

    @Test
    void a_spent_code_is_a_replay_and_counted_nowhere() {
        assertAccepted(redeem(pending(), ada.codes().get(0)));
        AwaitingSecondStep pending = pending();
        for (int i = 0; i < 20; i++) {
            assertEquals(ALREADY_USED, redeem(pending, ada.codes().get(0)));
        }
        assertEquals(0, count(Kind.BACKUP_CODE_REFUSED));
        assertAccepted(redeem(pending, ada.codes().get(1)));
    }

    @Test
    void a_sign_in_that_is_over_spends_no_code() {
        AwaitingSecondStep pending = pending();
        clock.advance(AwaitingSecondStep.LIFETIME);
        assertEquals(EXPIRED, redeem(pending, ada.codes().get(0)));
        assertEquals(10, left());
    }

    @Test
    void a_sign_in_that_expires_while_the_code_is_hashed_spends_none() {
        AwaitingSecondStep pending = pending();
        clock.advance(AwaitingSecondStep.LIFETIME.minusMillis(1));
        store.beforeNextTransaction(() -> clock.advance(Duration.ofMillis(1)));
        assertEquals(EXPIRED, redeem(pending, ada.codes().get(0)));
        assertEquals(10, left());
    }

    @Test
    void a_sign_in_finished_meanwhile_spends_no_code() {
        AwaitingSecondStep pending = pending();
        store.beforeNextTransaction(() -> assertAccepted(portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(pending, ada.app().codeAt(clock.instant()), ORIGIN)));
        assertEquals(EXPIRED, redeem(pending, ada.codes().get(0)));
        assertEquals(10, left());
    }

    @Test
    void five_wrong_ones_end_the_sign_in() {
        AwaitingSecondStep pending = pending();
        for (int i = 0; i < 4; i++) {
            assertEquals(WRONG, redeem(pending, madeUp()));
        }
        assertEquals(new SecondStep.Ended(), redeem(pending, madeUp()));
        clock.advance(Duration.ofSeconds(30));
        assertEquals(EXPIRED, redeem(pending, ada.codes().get(0)));
        assertEquals(10, left());
        assertEquals(1, count(Kind.SIGN_IN_ENDED));
    }

    /** S-040, L-16. */
    @Test
    void of_200_at_the_same_moment_one_is_accepted() {
        BackupCode code = ada.codes().get(0);
        AwaitingSecondStep pending = pending();
        try (Race race = new Race(200)) {
            List<SecondStep> answers = race.run(() -> redeem(pending, code));
            assertEquals(1, accepted(answers));
        }
        assertEquals(9, left());
        assertEquals(1, count(Kind.SIGNED_IN_WITH_BACKUP_CODE));
    }

    /** S-040, L-16: in sign-ins of their own. */
    @Test
    void of_many_sign_ins_at_the_same_moment_one_is_accepted() {
        BackupCode code = ada.codes().get(0);
        try (Race race = new Race(30)) {
            List<SecondStep> answers = race.run(Stream.generate(this::pending)
                    .limit(30)
                    .<Supplier<SecondStep>>map(pending -> () -> redeem(pending, code))
                    .toList());
            assertEquals(1, accepted(answers));
        }
        assertEquals(9, left());
    }

    @Test
    void codes_replaced_while_one_is_hashed_are_dead() {
        AwaitingSecondStep pending = pending();
        store.beforeNextTransaction(() -> {
            String recipe = portal.hasher.recipe();
            byte[] digest = portal.hasher.digest(madeUp(), recipe);
            store.transactions()
                    .inTransaction(() ->
                            store.backupCodes().replace(ada.account().id(), recipe, List.of(digest), clock.instant()));
        });
        assertEquals(WRONG, redeem(pending, ada.codes().get(0)));
        assertEquals(1, left());
        assertAccepted(redeem(pending, madeUp()));
    }

    @Test
    void codes_made_at_an_older_cost_still_work() {
        portal.hasher.setCost(16);
        assertAccepted(redeem(pending(), ada.codes().get(0)));
    }

    @Test
    void a_wrong_code_costs_as_many_hashes_as_a_right_one() {
        AwaitingSecondStep pending = pending();
        int before = portal.hasher.computed();
        redeem(pending, madeUp());
        int between = portal.hasher.computed();
        redeem(pending, ada.codes().get(0));
        assertEquals(List.of(1, 1), List.of(between - before, portal.hasher.computed() - between));
    }

    @Test
    void whoever_finds_the_queue_full_has_made_no_try() {
        AwaitingSecondStep pending = pending();
        List<HashQueue.Place> all = Stream.generate(() -> queue.enter(ClientAddress.THIS_MACHINE, true))
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
        for (int i = 0; i < 10; i++) {
            assertEquals(new SecondStep.Later(HashQueue.BUSY), redeem(pending, madeUp()));
        }
        all.forEach(HashQueue.Place::close);
        assertEquals(0, count(Kind.BACKUP_CODE_REFUSED));
        assertAccepted(redeem(pending, ada.codes().get(0)));
    }

    /** I2, I5. */
    @Test
    void a_sign_in_that_is_rolled_back_spends_no_code() {
        AwaitingSecondStep pending = pending();
        store.rollBackNextTransaction();
        assertThrows(StoreUnavailable.class, () -> redeem(pending, ada.codes().get(0)));
        assertEquals(10, left());
        assertEquals(0, count(Kind.SIGNED_IN_WITH_BACKUP_CODE));
        assertAccepted(redeem(pending, ada.codes().get(0)));
    }

    private AwaitingSecondStep pending() {
        return portal.pending(ada.account());
    }

    private SecondStep redeem(AwaitingSecondStep pending, BackupCode code) {
        return portal.useCases.signIn().redeemBackupCode().redeem(pending, code, ORIGIN);
    }

    private int left() {
        TwoStepVerification state =
                portal.useCases.twoStep().viewTwoStep().of(ada.account().id());
        return assertInstanceOf(TwoStepVerification.On.class, state)
                .protection()
                .codesLeft();
    }

    private long count(Kind kind) {
        return store.auditTrail().count(ada.account().id(), kind);
    }

    private static BackupCode madeUp() {
        return BackupCode.parse("00000-00000-00000").orElseThrow();
    }

    private static long accepted(List<SecondStep> answers) {
        return answers.stream().filter(SecondStep.Accepted.class::isInstance).count();
    }

    private static void assertAccepted(SecondStep answer) {
        assertInstanceOf(SecondStep.Accepted.class, answer);
    }
}
