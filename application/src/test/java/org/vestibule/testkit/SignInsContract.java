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
import org.vestibule.domain.account.Account;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;

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
                    boolean mine = signIns().lock(begun, NOW);
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
            List<Integer> counts = race.run(
                    () -> committed(() -> signIns().lock(begun, NOW) ? signIns().countWrong(begun) : 0));
            List<Integer> counted =
                    counts.stream().filter(count -> count > 0).sorted().toList();
            assertEquals(List.of(1, 2, 3, 4, 5), counted);
        }
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
        rollBack(() -> signIns().begin(awaiting(account, never, NOW)));
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
        assertNeedsTransaction(() -> signIns().begin(begun));
        assertNeedsTransaction(() -> signIns().lock(begun, NOW));
        assertNeedsTransaction(() -> signIns().countWrong(begun));
        assertNeedsTransaction(() -> signIns().end(begun));
        assertNeedsTransaction(() -> signIns().sweep(NOW));
    }

    private SignIns signIns() {
        return store().signIns();
    }

    private AwaitingSecondStep begin(Account account, BearerToken token, Instant at) {
        AwaitingSecondStep signIn = awaiting(account, token, at);
        commit(() -> signIns().begin(signIn));
        return signIn;
    }

    private boolean locked(AwaitingSecondStep signIn, Instant now) {
        return committed(() -> signIns().lock(signIn, now));
    }

    private static AwaitingSecondStep awaiting(Account account, BearerToken token, Instant at) {
        return new AwaitingSecondStep(
                account.id(), token.digest(), account.email(), at.plus(AwaitingSecondStep.LIFETIME));
    }
}
