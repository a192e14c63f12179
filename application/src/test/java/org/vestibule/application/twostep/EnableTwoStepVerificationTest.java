package org.vestibule.application.twostep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.WRONG_PASSWORD;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event.Kind;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryStore;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;

class EnableTwoStepVerificationTest {

    private static final EnableTwoStepVerification.Result CODE_WRONG =
            new EnableTwoStepVerification.Refused(new KeyRefusal.CodeWrong());
    private static final EnableTwoStepVerification.Result PASSWORD_WRONG =
            new EnableTwoStepVerification.PasswordWrong();
    private static final EnableTwoStepVerification.Result KEY_EXPIRED =
            new EnableTwoStepVerification.Refused(new KeyRefusal.KeyExpired());
    private static final EnableTwoStepVerification.Result ALREADY_ON = new EnableTwoStepVerification.AlreadyOn();

    private final SettableClock clock = new SettableClock();
    private final MeddledStore store = new MeddledStore();
    private final HashQueue queue = new HashQueue(2, 64, System::nanoTime);
    private final InMemoryPortal portal = new InMemoryPortal(clock, store, queue);
    private final Account ada = portal.account("ada@example.com");
    private final SignedIn person = portal.signedIn(ada);
    private final AuthenticatorApp app = portal.app(person);

    @Test
    void password_and_code_turn_it_on() {
        var enabled = enabled(enable(person, PASSWORD, current()));
        var on = assertInstanceOf(TwoStepVerification.On.class, state());
        assertEquals(
                new TwoStepVerification.On(new TwoStepVerification.Protection(
                        clock.instant(), clock.instant(), false, false, 10, false, clock.instant(), false, false)),
                on);
        assertEquals(ada, portal.resumed(enabled.session()).account());
        assertEquals(1, count(Kind.TWO_STEP_ENABLED));
        assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada, PASSWORD));
    }

    /** S-041. */
    @Test
    void ten_different_backup_codes_are_shown() {
        List<BackupCode> codes = enabled(enable(person, PASSWORD, current())).backupCodes();
        assertEquals(10, new HashSet<>(codes).size());
        codes.forEach(code -> assertTrue(code.text().matches("[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){2}")));
    }

    /** L-24, L-27: the password comes first; a code is neither checked nor spent beside a wrong one. */
    @Test
    void beside_a_wrong_password_the_code_is_neither_checked_nor_spent() {
        OneTimeCode code = current();
        assertEquals(PASSWORD_WRONG, enable(person, WRONG_PASSWORD, code));
        assertEquals(PASSWORD_WRONG, enable(person, WRONG_PASSWORD, wrong()));
        assertEquals(0, count(Kind.CODE_REFUSED));
        assertEquals(2, count(Kind.PASSWORD_REFUSED));
        assertOff();
        enabled(enable(person, PASSWORD, code));
    }

    @Test
    void a_wrong_password_costs_no_try_of_the_code() {
        for (int i = 0; i < 5; i++) {
            assertEquals(PASSWORD_WRONG, enable(person, WRONG_PASSWORD, wrong()));
        }
        assertEquals(later(30), enable(person, PASSWORD, current()));
        clock.advance(Duration.ofSeconds(30));
        for (int i = 0; i < 5; i++) {
            assertEquals(CODE_WRONG, enable(person, PASSWORD, wrong()));
        }
        assertEquals(later(30), enable(person, PASSWORD, current()));
    }

    /** S-083: found by a second reader: the ended session was given a new one. */
    @Test
    void a_session_that_ended_meanwhile_is_not_revived() {
        store.beforeNextTransaction(
                () -> portal.useCases.session().signOut().signOut(person, Optional.empty(), InMemoryPortal.ORIGIN));
        assertEquals(KEY_EXPIRED, enable(person, PASSWORD, current()));
        assertOff();
    }

    @Test
    void the_right_password_locks_nobody_out_while_codes_wait() {
        for (int i = 0; i < 5; i++) {
            assertEquals(CODE_WRONG, enable(person, PASSWORD, wrong()));
        }
        for (int i = 0; i < 6; i++) {
            assertEquals(later(30), enable(person, PASSWORD, current()));
        }
        assertInstanceOf(SignIn.SignedInNow.class, portal.signIn(ada, PASSWORD));
    }

    @Test
    void no_try_counts_when_nobody_can_make_the_backup_codes() {
        List<HashQueue.Place> taken = new ArrayList<>();
        InMemoryStore rush = new InMemoryStore() {
            @Override
            public Attempts attempts() {
                return new RushAfterCode(super.attempts(), queue, taken);
            }
        };
        InMemoryPortal busy = new InMemoryPortal(clock, rush, queue);
        SignedIn bea = busy.signedIn(busy.account("bea@example.com"));
        AuthenticatorApp hers = busy.app(bea);
        for (int i = 0; i < 7; i++) {
            assertEquals(
                    new EnableTwoStepVerification.Refused(new KeyRefusal.Later(HashQueue.BUSY)),
                    busy.useCases
                            .twoStep()
                            .enableTwoStepVerification()
                            .enable(bea, PASSWORD, hers.codeAt(clock.instant()), InMemoryPortal.ORIGIN));
            taken.forEach(HashQueue.Place::close);
            taken.clear();
        }
        assertInstanceOf(SignIn.SignedInNow.class, busy.signIn(bea.account(), PASSWORD));
    }

    /** Fills the queue as soon as a code is about to be compared. */
    private record RushAfterCode(Attempts attempts, HashQueue queue, List<HashQueue.Place> taken) implements Attempts {

        @Override
        public Optional<TryLater> reserve(List<BucketKey> buckets, Instant now) {
            Optional<TryLater> answer = attempts.reserve(buckets, now);
            if (buckets.get(0).guess() == Guess.CODE) {
                Optional<HashQueue.Place> place = queue.enter(ClientAddress.THIS_MACHINE, true);
                while (place.isPresent()) {
                    taken.add(place.get());
                    place = queue.enter(ClientAddress.THIS_MACHINE, true);
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
        public int sweep(Instant touchedBefore) {
            return attempts.sweep(touchedBefore);
        }
    }

    @Test
    void passwords_tried_here_and_at_the_sign_in_in_the_same_browser_share_one_bucket() {
        BeginSession.Begun begun = ((SignIn.SignedInNow) portal.signIn(ada, PASSWORD)).begun();
        for (int i = 0; i < 5; i++) {
            assertEquals(PASSWORD_WRONG, enable(portal.resumed(begun.session()), WRONG_PASSWORD, current()));
        }
        List<BearerToken> borne = List.of(begun.browser().orElseThrow());
        assertInstanceOf(SignIn.Later.class, portal.signIn(ada, PASSWORD, borne));
    }

    @Test
    void a_wrong_code_changes_nothing_and_keeps_the_key() {
        assertEquals(CODE_WRONG, enable(person, PASSWORD, wrong()));
        assertEquals(1, count(Kind.CODE_REFUSED));
        assertOff();
        assertEquals(app.digitsAt(clock.instant()), portal.app(person).digitsAt(clock.instant()));
        enabled(enable(person, PASSWORD, current()));
    }

    /** S-024. */
    @Test
    void a_code_of_a_neighbouring_step_will_do_and_a_farther_one_not() {
        assertEquals(
                new EnableTwoStepVerification.Refused(new KeyRefusal.CodeTooOld(Duration.ofSeconds(60))),
                enable(person, PASSWORD, codeIn(-2)));
        assertEquals(
                new EnableTwoStepVerification.Refused(new KeyRefusal.CodeAhead(Duration.ofSeconds(60))),
                enable(person, PASSWORD, codeIn(2)));
        enabled(enable(person, PASSWORD, codeIn(1)));
    }

    /** S-027. */
    @Test
    void the_code_is_spent() {
        OneTimeCode code = codeIn(1);
        enabled(enable(person, PASSWORD, code));
        var verify = portal.useCases.signIn().verifySecondStep();
        assertEquals(new SecondStep.AlreadyUsed(), verify.verify(portal.pending(ada), code, ORIGIN));
        assertEquals(new SecondStep.AlreadyUsed(), verify.verify(portal.pending(ada), current(), ORIGIN));
    }

    @Test
    void a_key_can_be_confirmed_for_60_minutes() {
        clock.advance(Duration.ofMinutes(60).minusMillis(1));
        enabled(enable(person, PASSWORD, current()));
    }

    @Test
    void a_key_is_over_after_60_minutes() {
        clock.advance(Duration.ofMinutes(60));
        assertEquals(KEY_EXPIRED, enable(person, PASSWORD, current()));
        assertOff();
        AuthenticatorApp fresh = portal.app(person);
        assertEquals(CODE_WRONG, enable(person, PASSWORD, app.codeAt(clock.instant())));
        enabled(enable(person, PASSWORD, fresh.codeAt(clock.instant())));
    }

    @Test
    void a_session_that_was_shown_no_key_has_none_to_confirm() {
        SignedIn other = portal.signedIn(ada);
        assertEquals(KEY_EXPIRED, enable(other, PASSWORD, current()));
    }

    @Test
    void another_session_has_a_key_of_its_own() {
        SignedIn other = portal.signedIn(ada);
        AuthenticatorApp otherApp = portal.app(other);
        assertNotEquals(app.digitsAt(clock.instant()), otherApp.digitsAt(clock.instant()));
        assertEquals(CODE_WRONG, enable(other, PASSWORD, current()));
        enabled(enable(other, PASSWORD, otherApp.codeAt(clock.instant())));
    }

    /** S-081, S-085, L-34. */
    @Test
    void all_other_sessions_end_and_this_one_gets_a_new_token() {
        var second = ((SignIn.SignedInNow) portal.signIn(ada, PASSWORD)).begun().session();
        var third = ((SignIn.SignedInNow) portal.signIn(ada, PASSWORD)).begun().session();
        SignedIn acting = portal.resumed(third);
        AuthenticatorApp itsApp = portal.app(acting);
        var enabled = enabled(enable(acting, PASSWORD, itsApp.codeAt(clock.instant())));
        assertEquals(2, enabled.endedSessions());
        var ended = new ResumeSession.Ended();
        assertEquals(ended, portal.useCases.session().resumeSession().resume(second));
        assertEquals(ended, portal.useCases.session().resumeSession().resume(third));
        assertNotEquals(third, enabled.session());
        portal.resumed(enabled.session());
    }

    @Test
    void sessions_of_others_stay() {
        Account bob = portal.account("bob@example.com");
        var bobs = ((SignIn.SignedInNow) portal.signIn(bob, PASSWORD)).begun().session();
        assertEquals(0, enabled(enable(person, PASSWORD, current())).endedSessions());
        portal.resumed(bobs);
    }

    @Test
    void it_cannot_be_turned_on_twice() {
        var enabled = enabled(enable(person, PASSWORD, current()));
        SignedIn again = portal.resumed(enabled.session());
        clock.advance(TimeStep.LENGTH);
        assertEquals(ALREADY_ON, enable(again, PASSWORD, current()));
        assertEquals(1, count(Kind.TWO_STEP_ENABLED));
    }

    @Test
    void of_two_that_race_one_wins() {
        SignedIn other = portal.signedIn(ada);
        AuthenticatorApp otherApp = portal.app(other);
        try (Race race = new Race(2)) {
            List<EnableTwoStepVerification.Result> results =
                    race.run(List.<Supplier<EnableTwoStepVerification.Result>>of(
                            () -> enable(person, PASSWORD, current()),
                            () -> enable(other, PASSWORD, otherApp.codeAt(clock.instant()))));
            assertEquals(
                    1,
                    results.stream()
                            .filter(EnableTwoStepVerification.Enabled.class::isInstance)
                            .count());
        }
        assertEquals(1, count(Kind.TWO_STEP_ENABLED));
    }

    @Test
    void whoever_was_overtaken_leaves_the_other_app_bound() {
        SignedIn other = portal.signedIn(ada);
        AuthenticatorApp otherApp = portal.app(other);
        store.beforeNextTransaction(() -> enabled(enable(other, PASSWORD, otherApp.codeAt(clock.instant()))));
        assertEquals(ALREADY_ON, enable(person, PASSWORD, current()));
        clock.advance(TimeStep.LENGTH);
        assertInstanceOf(
                SecondStep.Accepted.class,
                portal.useCases
                        .signIn()
                        .verifySecondStep()
                        .verify(portal.pending(ada), otherApp.codeAt(clock.instant()), ORIGIN));
    }

    /** S-031. */
    @Test
    void time_is_read_again_for_the_verdict() {
        OneTimeCode code = current();
        store.beforeNextTransaction(() -> clock.advance(Duration.ofSeconds(60)));
        assertEquals(CODE_WRONG, enable(person, PASSWORD, code));
        assertOff();
    }

    /** I6. */
    @Test
    void an_enabling_that_is_rolled_back_leaves_all_as_it_was() {
        OneTimeCode code = current();
        store.rollBackNextTransaction();
        assertThrows(StoreUnavailable.class, () -> enable(person, PASSWORD, code));
        assertOff();
        assertEquals(Optional.empty(), store.backupCodes().find(ada.id()));
        assertEquals(0, count(Kind.TWO_STEP_ENABLED));
        SignedIn same = portal.signedIn(ada);
        assertNotEquals(same, person);
        enabled(enable(person, PASSWORD, code));
    }

    /** F-01: whoever lost the answer signs in with the app. */
    @Test
    void an_enabling_whose_answer_is_lost_is_on() {
        store.loseNextAnswer();
        assertThrows(StoreUnavailable.class, () -> enable(person, PASSWORD, current()));
        assertInstanceOf(TwoStepVerification.On.class, state());
        clock.advance(TimeStep.LENGTH);
        assertInstanceOf(
                SecondStep.Accepted.class,
                portal.useCases.signIn().verifySecondStep().verify(portal.pending(ada), current(), ORIGIN));
    }

    @Test
    void whoever_finds_the_queue_full_has_made_no_try() {
        List<HashQueue.Place> all = Stream.generate(() -> queue.enter(ClientAddress.THIS_MACHINE, true))
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    new EnableTwoStepVerification.Refused(new KeyRefusal.Later(HashQueue.BUSY)),
                    enable(person, PASSWORD, current()));
        }
        all.forEach(HashQueue.Place::close);
        enabled(enable(person, PASSWORD, current()));
    }

    private EnableTwoStepVerification.Result enable(SignedIn who, Password password, OneTimeCode code) {
        return portal.useCases.twoStep().enableTwoStepVerification().enable(who, password, code, ORIGIN);
    }

    private static EnableTwoStepVerification.Enabled enabled(EnableTwoStepVerification.Result result) {
        return assertInstanceOf(EnableTwoStepVerification.Enabled.class, result);
    }

    private OneTimeCode current() {
        return codeIn(0);
    }

    private OneTimeCode codeIn(int steps) {
        return app.codeAt(clock.instant().plus(TimeStep.LENGTH.multipliedBy(steps)));
    }

    private OneTimeCode wrong() {
        return app.wrongCodeAt(clock.instant());
    }

    private TwoStepVerification state() {
        return portal.useCases.twoStep().viewTwoStep().of(ada.id());
    }

    private void assertOff() {
        assertEquals(new TwoStepVerification.Off(), state());
    }

    private long count(Kind kind) {
        return store.auditTrail().count(ada.id(), kind);
    }

    private static EnableTwoStepVerification.Result later(int seconds) {
        return new EnableTwoStepVerification.Refused(
                new KeyRefusal.Later(new TryLater(TryLater.Reason.TOO_MANY_TRIES, Duration.ofSeconds(seconds))));
    }
}
