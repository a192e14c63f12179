package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.signin.SignIns;
import org.vestibule.application.signin.SignIns.Progress;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.signin.PendingSignIn;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** What every adapter of {@link SignIns} keeps. */
public interface SignInsContract extends StoreContract {

    @Test
    default void a_pending_sign_in_is_found_by_its_token() {
        Account account = anAccount();
        BearerToken token = aToken(account.id());
        AwaitingSecondStep begun = begin(account, token, NOW);
        assertEquals(Optional.of(begun), signIns().find(token, NOW));
        assertEquals(Optional.empty(), signIns().find(aToken(account.id()), NOW));
    }

    @Test
    default void no_token_finds_it_under_another_account() {
        Account account = anAccount();
        BearerToken token = aToken(account.id());
        begin(account, token, NOW);
        String secret = token.text().substring(token.text().indexOf('.'));
        BearerToken moved = BearerToken.parse(anAccount().id() + secret).orElseThrow();
        assertEquals(Optional.empty(), signIns().find(moved, NOW));
    }

    @Test
    default void it_lasts_5_minutes_to_the_millisecond() {
        Account account = anAccount();
        BearerToken token = aToken(account.id());
        AwaitingSecondStep begun = begin(account, token, NOW);
        Instant end = NOW.plus(AwaitingSecondStep.LIFETIME);
        assertTrue(signIns().find(token, end.minusMillis(1)).isPresent());
        assertTrue(locked(begun, end.minusMillis(1)));
        assertTrue(signIns().find(token, end).isEmpty());
        assertFalse(locked(begun, end));
    }

    @Test
    default void of_a_disabled_account_it_can_neither_be_found_nor_finished() {
        Account account = aDisabledAccount();
        BearerToken token = aToken(account.id());
        AwaitingSecondStep begun = begin(account, token, NOW);
        assertTrue(signIns().find(token, NOW).isEmpty());
        assertFalse(locked(begun, NOW));
    }

    @Test
    default void it_needs_its_account() {
        Account unknown = anUnknownAccount(true);
        BearerToken token = aToken(unknown.id());
        assertThrows(RuntimeException.class, () -> begin(unknown, token, NOW));
    }

    @Test
    default void wrong_codes_are_counted_and_five_end_it() {
        Account account = anAccount();
        BearerToken token = aToken(account.id());
        AwaitingSecondStep begun = begin(account, token, NOW);
        for (int wrong = 1; wrong <= AwaitingSecondStep.MOST_WRONG_CODES; wrong++) {
            assertTrue(locked(begun, NOW));
            assertEquals(wrong, committed(() -> signIns().countWrong(begun)));
        }
        assertFalse(locked(begun, NOW));
        assertTrue(signIns().find(token, NOW).isEmpty());
    }

    @Test
    default void wrong_codes_count_in_their_own_sign_in_only() {
        Account account = anAccount();
        AwaitingSecondStep first = begin(account, aToken(account.id()), NOW);
        AwaitingSecondStep second = begin(account, aToken(account.id()), NOW);
        assertEquals(1, committed(() -> signIns().countWrong(first)));
        assertEquals(1, committed(() -> signIns().countWrong(second)));
    }

    @Test
    default void an_ended_one_can_neither_be_found_nor_finished() {
        Account account = anAccount();
        BearerToken token = aToken(account.id());
        BearerToken kept = aToken(account.id());
        AwaitingSecondStep begun = begin(account, token, NOW);
        begin(account, kept, NOW);
        commit(() -> signIns().end(begun));
        assertTrue(signIns().find(token, NOW).isEmpty());
        assertFalse(locked(begun, NOW));
        assertTrue(signIns().find(kept, NOW).isPresent());
    }

    @Test
    default void racing_to_finish_one_wins() {
        Account account = anAccount();
        try (Race race = new Race(20)) {
            for (int round = 0; round < 10; round++) {
                AwaitingSecondStep begun = begin(account, aToken(account.id()), NOW);
                List<Boolean> finished = race.run(() -> committed(() -> {
                    boolean mine = signIns().lock(begun, at(NOW)) == Progress.OPEN;
                    if (mine) {
                        signIns().end(begun);
                    }
                    return mine;
                }));
                assertEquals(1, finished.stream().filter(won -> won).count());
            }
        }
    }

    /** L-01: a sign-in allows five wrong codes, also when they come at the same moment. */
    @Test
    default void racing_wrong_codes_are_counted_one_by_one() {
        Account account = anAccount();
        AwaitingSecondStep begun = begin(account, aToken(account.id()), NOW);
        try (Race race = new Race(20)) {
            List<Integer> counts = race.run(() -> committed(() ->
                    signIns().lock(begun, at(NOW)) == Progress.OPEN ? signIns().countWrong(begun) : 0));
            List<Integer> counted =
                    counts.stream().filter(count -> count > 0).sorted().toList();
            assertEquals(List.of(1, 2, 3, 4, 5), counted);
        }
    }

    @Test
    default void it_keeps_the_browser_that_it_was_begun_in() {
        Account account = anAccount();
        BearerToken token = aToken(account.id());
        AwaitingSecondStep begun = begin(account, token, aToken(account.id()).digest());
        assertEquals(Optional.of(begun), signIns().find(token, NOW));
    }

    @Test
    default void a_burned_password_ends_it_where_the_browser_is_not_known() {
        Account account = anAccount();
        BearerToken unknown = aToken(account.id());
        BearerToken known = aToken(account.id());
        AwaitingSecondStep there = begin(account, unknown, NOW);
        AwaitingSecondStep here = begin(account, known, aToken(account.id()).digest());
        commit(() -> store().credentials().burn(account.id(), NOW));
        assertEquals(Progress.OVER, progress(there, NOW));
        assertTrue(signIns().find(unknown, NOW).isEmpty());
        assertEquals(Progress.PASSWORD_BURNED, progress(here, NOW));
        assertTrue(signIns().find(known, NOW).isPresent());
    }

    @Test
    default void it_keeps_what_an_app_asked_for_to_its_end() {
        Account account = anAccount();
        Optional<AppQuery> query = Optional.of(new AppQuery("x".repeat(AppQuery.LONGEST)));
        BearerToken token = aToken(account.id());
        AwaitingSecondStep begun = new AwaitingSecondStep(
                account.id(),
                token.digest(),
                account.email(),
                Optional.of(aToken(account.id()).digest()),
                Optional.empty(),
                NOW.plus(AwaitingSecondStep.LIFETIME),
                query);
        commit(() -> signIns().begin(begun, ORIGIN));
        assertEquals(Optional.of(begun), signIns().find(token, NOW));
        AwaitingNewPassword passed = new AwaitingNewPassword(
                begun.account(),
                begun.token(),
                begun.email(),
                begun.browser(),
                new Authentication(SignInMethod.CODE, NOW),
                query);
        commit(() -> signIns().awaitNewPassword(passed));
        assertEquals(Optional.of(passed), signIns().find(token, NOW));

        BearerToken other = aToken(account.id());
        AwaitingNewPassword atOnce = new AwaitingNewPassword(
                account.id(),
                other.digest(),
                account.email(),
                begun.browser(),
                new Authentication(SignInMethod.PASSWORD, NOW),
                query);
        commit(() -> signIns().begin(atOnce, ORIGIN));
        assertEquals(Optional.of(atOnce), signIns().find(other, NOW));
    }

    @Test
    default void one_that_passed_awaits_another_password_and_no_second_step() {
        Account account = anAccount();
        BearerToken token = aToken(account.id());
        AwaitingSecondStep begun = begin(account, token, aToken(account.id()).digest());
        commit(() -> signIns().awaitNewPassword(passed(begun)));
        assertEquals(Optional.of(passed(begun)), signIns().find(token, NOW));
        assertEquals(Progress.OVER, progress(begun, NOW));
        assertEquals(Progress.OPEN, progress(passed(begun), NOW));
    }

    @Test
    default void one_may_await_another_password_from_the_beginning() {
        Account account = anAccount();
        BearerToken token = aToken(account.id());
        AwaitingNewPassword signIn = passed(awaiting(account, token, NOW));
        commit(() -> signIns().begin(signIn, ORIGIN));
        assertEquals(Optional.of(signIn), signIns().find(token, NOW));
        assertEquals(Progress.OVER, progress(awaiting(account, token, NOW), NOW));
    }

    @Test
    default void all_of_an_account_are_ended_and_no_other() {
        Account account = anAccount();
        Account other = anAccount();
        BearerToken token = aToken(account.id());
        BearerToken kept = aToken(other.id());
        begin(account, token, NOW);
        begin(other, kept, NOW);
        commit(() -> signIns().endAll(account.id()));
        assertTrue(signIns().find(token, NOW).isEmpty());
        assertTrue(signIns().find(kept, NOW).isPresent());
    }

    @Test
    default void it_keeps_by_what_the_browser_is_told_from_others() {
        Account account = anAccount();
        BearerToken token = aToken(account.id());
        AwaitingSecondStep begun =
                begin(account, token, Optional.of(aToken(account.id()).digest()), NOW);
        assertEquals(Optional.of(begun), signIns().find(token, NOW));
    }

    @Test
    default void a_complete_one_ends_what_the_same_browser_began_before_and_no_other() {
        Account account = anAccount();
        Optional<TokenDigest> visit = Optional.of(aToken(account.id()).digest());
        AwaitingSecondStep before = begin(account, aToken(account.id()), visit, NOW);
        AwaitingSecondStep complete = begin(account, aToken(account.id()), visit, NOW);
        AwaitingSecondStep nameless = begin(account, aToken(account.id()), NOW);
        AwaitingSecondStep other = begin(anAccount(), aToken(account.id()), visit, NOW);
        commit(() -> signIns().complete(complete));
        assertFalse(locked(before, NOW));
        assertFalse(locked(complete, NOW));
        assertTrue(locked(nameless, NOW));
        assertTrue(locked(other, NOW));
        commit(() -> signIns().complete(nameless));
        assertFalse(locked(nameless, NOW));
    }

    @Test
    default void all_of_one_known_browser_are_ended() {
        Account account = anAccount();
        TokenDigest browser = aToken(account.id()).digest();
        AwaitingSecondStep there = begin(account, aToken(account.id()), browser);
        AwaitingSecondStep elsewhere = begin(account, aToken(account.id()), NOW);
        commit(() -> signIns().endIn(account.id(), browser));
        assertFalse(locked(there, NOW));
        assertTrue(locked(elsewhere, NOW));
    }

    @Test
    default void the_holder_is_told_of_the_latest_that_was_not_finished_in_time() {
        Account account = anAccount();
        Instant end = NOW.plus(AwaitingSecondStep.LIFETIME);
        begin(account, aToken(account.id()), NOW);
        AwaitingSecondStep latest = begin(account, aToken(account.id()), NOW.plusSeconds(10));
        AwaitingSecondStep finished = begin(account, aToken(account.id()), NOW.plusSeconds(20));
        AwaitingSecondStep live = begin(account, aToken(account.id()), end);
        commit(() -> signIns().awaitNewPassword(passed(finished)));
        assertEquals(Optional.empty(), committed(() -> signIns().takeUnfinished(account.id(), end.minusMillis(1))));

        Instant later = end.plusSeconds(20);
        assertTrue(signIns().nextUnfinished(later).isPresent());
        SignIns.Unfinished told =
                committed(() -> signIns().takeUnfinished(account.id(), later)).orElseThrow();
        assertEquals(new SignIns.Unfinished(account.email(), NOW.plusSeconds(10), ORIGIN, 2, 1), told);
        assertEquals(Optional.empty(), committed(() -> signIns().takeUnfinished(account.id(), later)));
        assertFalse(locked(latest, NOW));
        assertTrue(locked(live, later));
        assertEquals(Progress.OPEN, progress(passed(finished), NOW));
    }

    @Test
    default void the_holder_is_told_how_many_there_were_and_from_how_many_addresses() {
        Account account = anAccount();
        Account other = anAccount();
        for (int i = 0; i < 7; i++) {
            AwaitingSecondStep due = begin(i < 5 ? account : other, aToken(account.id()), NOW);
            Origin origin = new Origin("203.0.113." + i % 3, "Browser/" + i);
            commit(() -> signIns().end(due));
            commit(() -> signIns().begin(due, origin));
        }
        Instant end = NOW.plus(AwaitingSecondStep.LIFETIME);
        SignIns.Unfinished told =
                committed(() -> signIns().takeUnfinished(account.id(), end)).orElseThrow();
        assertEquals(5, told.times());
        assertEquals(3, told.addresses());
    }

    @Test
    default void those_that_are_ended_before_their_second_step_are_told_of_in_their_time() {
        Account account = anAccount();
        Account other = anAccount();
        AwaitingSecondStep due = begin(account, aToken(account.id()), NOW);
        AwaitingSecondStep passed = begin(account, aToken(account.id()), NOW);
        AwaitingSecondStep kept = begin(other, aToken(other.id()), NOW);
        commit(() -> signIns().awaitNewPassword(passed(passed)));
        commit(() -> signIns().endUnpassed(account.id()));
        assertEquals(Progress.OVER, progress(due, NOW));
        assertEquals(Progress.OPEN, progress(passed(passed), NOW));
        assertEquals(Progress.OPEN, progress(kept, NOW));
        Instant end = NOW.plus(AwaitingSecondStep.LIFETIME);
        assertEquals(Optional.empty(), committed(() -> signIns().takeUnfinished(account.id(), end.minusMillis(1))));
        assertEquals(
                Optional.of(new SignIns.Unfinished(account.email(), NOW, ORIGIN, 1, 1)),
                committed(() -> signIns().takeUnfinished(account.id(), end)));
    }

    @Test
    default void those_that_await_another_password_are_ended_and_no_other() {
        Account account = anAccount();
        Account other = anAccount();
        AwaitingSecondStep due = begin(account, aToken(account.id()), NOW);
        AwaitingNewPassword passed = passed(begin(account, aToken(account.id()), NOW));
        AwaitingNewPassword kept = passed(begin(other, aToken(other.id()), NOW));
        commit(() -> signIns().awaitNewPassword(passed));
        commit(() -> signIns().awaitNewPassword(kept));
        commit(() -> signIns().endPassed(account.id()));
        assertEquals(Progress.OVER, progress(passed, NOW));
        assertEquals(Progress.OPEN, progress(due, NOW));
        assertEquals(Progress.OPEN, progress(kept, NOW));
    }

    @Test
    default void of_a_disabled_account_nobody_is_told() {
        Account account = aDisabledAccount();
        begin(account, aToken(account.id()), NOW);
        Instant end = NOW.plus(AwaitingSecondStep.LIFETIME);
        assertEquals(Optional.empty(), committed(() -> signIns().takeUnfinished(account.id(), end)));
    }

    @Test
    default void telling_is_put_off() {
        Account account = anAccount();
        Instant longAgo = Instant.parse("1980-01-01T00:00:00Z");
        Instant end = longAgo.plus(AwaitingSecondStep.LIFETIME);
        Instant then = end.plusSeconds(3600);
        begin(account, aToken(account.id()), longAgo);
        assertEquals(Optional.empty(), signIns().nextUnfinished(end.minusMillis(1)));
        assertEquals(Optional.of(account.id()), signIns().nextUnfinished(end));
        commit(() -> signIns().tellLater(account.id(), end, then));
        assertEquals(Optional.empty(), signIns().nextUnfinished(then.minusMillis(1)));
        assertEquals(Optional.of(account.id()), signIns().nextUnfinished(then));
        assertTrue(committed(() -> signIns().takeUnfinished(account.id(), then)).isPresent());
    }

    @Test
    default void expired_ones_are_swept() {
        Account account = anAccount();
        Instant longAgo = Instant.parse("1990-01-01T00:00:00Z");
        Instant expiry = longAgo.plus(AwaitingSecondStep.LIFETIME);
        BearerToken old = aToken(account.id());
        BearerToken young = aToken(account.id());
        committed(() -> signIns().sweep(expiry.plusSeconds(1)));
        begin(account, old, longAgo);
        begin(account, young, longAgo.plusSeconds(1));
        assertEquals(1, committed(() -> signIns().sweep(expiry.plusSeconds(1))));
        assertTrue(signIns().find(old, longAgo).isEmpty());
        assertTrue(signIns().find(young, longAgo).isPresent());
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        Account account = anAccount();
        BearerToken token = aToken(account.id());
        BearerToken never = aToken(account.id());
        AwaitingSecondStep begun = begin(account, token, NOW);
        rollBack(() -> signIns().begin(awaiting(account, never, NOW), ORIGIN));
        rollBack(() -> signIns().end(begun));
        rollBack(() -> assertEquals(1, signIns().countWrong(begun)));
        assertTrue(signIns().find(never, NOW).isEmpty());
        assertTrue(signIns().find(token, NOW).isPresent());
        assertEquals(1, committed(() -> signIns().countWrong(begun)));
    }

    @Test
    default void changes_need_a_transaction() {
        Account account = anAccount();
        AwaitingSecondStep begun = begin(account, aToken(account.id()), NOW);
        assertNeedsTransaction(() -> signIns().begin(begun, ORIGIN));
        assertNeedsTransaction(() -> signIns().lock(begun, at(NOW)));
        assertNeedsTransaction(() -> signIns().countWrong(begun));
        assertNeedsTransaction(() -> signIns().awaitNewPassword(passed(begun)));
        assertNeedsTransaction(() -> signIns().complete(begun));
        assertNeedsTransaction(() -> signIns().endIn(account.id(), begun.token()));
        assertNeedsTransaction(() -> signIns().tellLater(account.id(), NOW, NOW));
        assertNeedsTransaction(() -> signIns().takeUnfinished(account.id(), NOW));
        assertNeedsTransaction(() -> signIns().end(begun));
        assertNeedsTransaction(() -> signIns().endAll(account.id()));
        assertNeedsTransaction(() -> signIns().endPassed(account.id()));
        assertNeedsTransaction(() -> signIns().endUnpassed(account.id()));
        assertNeedsTransaction(() -> signIns().sweep(NOW));
    }

    private SignIns signIns() {
        return store().signIns();
    }

    private AwaitingSecondStep begin(Account account, BearerToken token, Instant at) {
        return begin(account, token, Optional.empty(), at);
    }

    private AwaitingSecondStep begin(Account account, BearerToken token, Optional<TokenDigest> visit, Instant at) {
        AwaitingSecondStep signIn = new AwaitingSecondStep(
                account.id(),
                token.digest(),
                account.email(),
                Optional.empty(),
                visit,
                at.plus(AwaitingSecondStep.LIFETIME));
        commit(() -> signIns().begin(signIn, ORIGIN));
        return signIn;
    }

    private boolean locked(AwaitingSecondStep signIn, Instant now) {
        return progress(signIn, now) != Progress.OVER;
    }

    private Progress progress(PendingSignIn signIn, Instant now) {
        return committed(() -> signIns().lock(signIn, at(now)));
    }

    private AwaitingSecondStep begin(Account account, BearerToken token, TokenDigest browser) {
        AwaitingSecondStep signIn = new AwaitingSecondStep(
                account.id(),
                token.digest(),
                account.email(),
                Optional.of(browser),
                Optional.empty(),
                NOW.plus(AwaitingSecondStep.LIFETIME));
        commit(() -> signIns().begin(signIn, ORIGIN));
        return signIn;
    }

    private static AwaitingNewPassword passed(AwaitingSecondStep signIn) {
        return new AwaitingNewPassword(
                signIn.account(),
                signIn.token(),
                signIn.email(),
                signIn.browser(),
                new Authentication(SignInMethod.BACKUP_CODE, NOW));
    }

    private static AwaitingSecondStep awaiting(Account account, BearerToken token, Instant at) {
        return new AwaitingSecondStep(
                account.id(),
                token.digest(),
                account.email(),
                Optional.empty(),
                Optional.empty(),
                at.plus(AwaitingSecondStep.LIFETIME));
    }
}
