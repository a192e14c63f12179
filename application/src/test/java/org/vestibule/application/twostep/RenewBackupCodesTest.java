package org.vestibule.application.twostep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.application.twostep.Holder.accepted;
import static org.vestibule.application.twostep.Holder.guessed;
import static org.vestibule.application.twostep.Holder.with;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryStore;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;

/** New backup codes in the place of the old ones (S-040, S-041, S-045, S-065, S-081). */
class RenewBackupCodesTest {

    private static final RenewBackupCodes.Result PASSWORD_WRONG =
            new RenewBackupCodes.Refused(new ProofRefusal.PasswordWrong());

    private final MeddledStore store = new MeddledStore();
    private final Holder holder = new Holder(store);

    /** S-045. */
    @Test
    void the_old_set_dies_at_once_and_the_new_one_counts() {
        List<BackupCode> fresh = renewed(with(holder.code())).backupCodes();
        assertEquals(10, new HashSet<>(fresh).size());
        for (BackupCode old : holder.ada.codes().subList(0, 3)) {
            assertEquals(new SecondStep.Wrong(), holder.signInWith(old));
        }
        accepted(holder.signInWith(fresh.get(9)));
        assertEquals(9, holder.codesLeft());
    }

    @Test
    void a_spent_code_of_the_old_set_is_a_wrong_one_of_the_new() {
        accepted(holder.signInWith(holder.backupCode()));
        renewed(with(holder.code()));
        assertEquals(new SecondStep.Wrong(), holder.signInWith(holder.backupCode()));
    }

    /** S-081. */
    @Test
    void the_session_goes_on_under_another_token_and_others_stay() {
        BearerToken before = holder.session();
        BearerToken after = renewed(with(holder.code())).session();
        assertNotEquals(before, after);
        assertFalse(holder.alive(before));
        assertTrue(holder.alive(after));
        assertTrue(holder.alive(holder.elsewhere));
    }

    @Test
    void the_holder_is_told() {
        renewed(with(holder.code()));
        assertEquals(1, holder.mails(Notice.Kind.BACKUP_CODES_RENEWED).size());
        assertEquals(1, holder.count(Event.Kind.BACKUP_CODES_RENEWED));
    }

    @Test
    void the_authenticator_is_not_touched() {
        renewed(with(holder.backupCode()));
        accepted(holder.signIn(holder.ada.app()));
    }

    @Test
    void that_the_old_ones_were_saved_says_nothing_of_the_new() {
        assertInstanceOf(
                ShowCodesSaved.Saved.class,
                holder.does.twoStep().showCodesSaved().show(holder.person(), holder.backupCode(), ORIGIN));
        assertTrue(holder.protection().codesSaved());
        renewed(with(holder.code()));
        assertFalse(holder.protection().codesSaved());
    }

    @Test
    void beside_a_wrong_password_nothing_is_checked_or_spent() {
        OneTimeCode code = holder.code();
        assertEquals(PASSWORD_WRONG, renew(guessed(with(code))));
        assertEquals(PASSWORD_WRONG, renew(guessed(with(holder.wrong()))));
        assertEquals(PASSWORD_WRONG, renew(guessed(with(holder.backupCode()))));
        assertEquals(0, holder.count(Event.Kind.CODE_REFUSED));
        assertEquals(10, holder.codesLeft());
        renewed(with(code));
    }

    @Test
    void signed_out_at_this_very_moment_the_old_set_stays() {
        TwoStepVerification.Protection before = holder.protection();
        SignedIn person = holder.person();
        store.beforeNextTransaction(() -> holder.does.session().signOut().signOut(person, Optional.empty(), ORIGIN));
        assertEquals(
                new RenewBackupCodes.Refused(new ProofRefusal.SessionEnded()),
                holder.does.twoStep().renewBackupCodes().renew(person, with(holder.code()), ORIGIN));
        holder.waitForNextCode();
        holder.assertUntouched(before);
        accepted(holder.signInWith(holder.backupCode()));
    }

    @Test
    void of_racing_renewals_with_one_code_one_wins() {
        SignedIn person = holder.person();
        Proof proof = with(holder.code());
        try (Race race = new Race(5)) {
            assertEquals(
                    1,
                    wins(race.run(() -> holder.does.twoStep().renewBackupCodes().renew(person, proof, ORIGIN))));
        }
        assertEquals(1, holder.count(Event.Kind.BACKUP_CODES_RENEWED));
    }

    /** Each with a proof of its own: the session's token is renewed once. */
    @Test
    void of_racing_renewals_with_different_codes_one_wins() {
        SignedIn person = holder.person();
        try (Race race = new Race(5)) {
            List<Supplier<RenewBackupCodes.Result>> everyone = IntStream.range(0, 5)
                    .<Supplier<RenewBackupCodes.Result>>mapToObj(i -> () -> holder.does
                            .twoStep()
                            .renewBackupCodes()
                            .renew(person, with(holder.ada.codes().get(i)), ORIGIN))
                    .toList();
            assertEquals(1, wins(race.run(everyone)));
        }
        assertEquals(10, holder.codesLeft());
    }

    @Test
    void no_try_counts_and_no_code_is_spent_when_nobody_can_make_the_new_ones() {
        HashQueue queue = new HashQueue(2, 64, System::nanoTime);
        List<HashQueue.Place> taken = new ArrayList<>();
        AtomicBoolean rushing = new AtomicBoolean();
        InMemoryStore rush = new InMemoryStore() {
            @Override
            public Attempts attempts() {
                return new RushAfterCode(super.attempts(), queue, taken, rushing);
            }
        };
        Holder busy = new Holder(new InMemoryPortal(new SettableClock(), rush, queue));
        OneTimeCode code = busy.code();
        rushing.set(true);
        for (int i = 0; i < 7; i++) {
            assertEquals(
                    new RenewBackupCodes.Refused(new ProofRefusal.Later(HashQueue.BUSY)),
                    busy.does.twoStep().renewBackupCodes().renew(busy.person(), with(code), ORIGIN));
            taken.forEach(HashQueue.Place::close);
            taken.clear();
        }
        assertEquals(0, busy.count(Event.Kind.CODE_REFUSED) + busy.count(Event.Kind.CODE_REPLAYED));
        rushing.set(false);
        accepted(busy.signInWith(code));
    }

    /** Fills the queue as soon as a code is about to be compared. */
    private record RushAfterCode(Attempts attempts, HashQueue queue, List<HashQueue.Place> taken, AtomicBoolean rushing)
            implements Attempts {

        @Override
        public Optional<TryLater> reserve(List<BucketKey> buckets, Instant now) {
            Optional<TryLater> answer = attempts.reserve(buckets, now);
            if (rushing.get() && buckets.get(0).guess() == Guess.CODE) {
                ClientAddress loopback = ClientAddress.THIS_MACHINE;
                for (Optional<HashQueue.Place> place = queue.enter(loopback, true);
                        place.isPresent();
                        place = queue.enter(loopback, true)) {
                    taken.add(place.get());
                }
            }
            return answer;
        }

        @Override
        public boolean exhausted(BucketKey bucket, Instant now) {
            return attempts.exhausted(bucket, now);
        }

        @Override
        public boolean judge(BucketKey bucket, Instant now) {
            return attempts.judge(bucket, now);
        }

        @Override
        public void giveBack(BucketKey bucket) {
            attempts.giveBack(bucket);
        }

        @Override
        public void clear(BucketKey bucket) {
            attempts.clear(bucket);
        }

        @Override
        public int sweep(Instant forgottenBefore) {
            return attempts.sweep(forgottenBefore);
        }
    }

    private static long wins(List<RenewBackupCodes.Result> answers) {
        return answers.stream()
                .filter(RenewBackupCodes.Renewed.class::isInstance)
                .count();
    }

    private RenewBackupCodes.Renewed renewed(Proof proof) {
        return assertInstanceOf(RenewBackupCodes.Renewed.class, renew(proof));
    }

    private RenewBackupCodes.Result renew(Proof proof) {
        return holder.does.twoStep().renewBackupCodes().renew(holder.person(), proof, ORIGIN);
    }
}
