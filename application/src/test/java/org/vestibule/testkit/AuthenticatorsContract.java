package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.totp.Authenticator;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;

/** What every adapter of {@link Authenticators} keeps. */
public interface AuthenticatorsContract extends StoreContract {

    /** The step whose code confirmed the app. */
    TimeStep FIRST = TimeStep.at(NOW);

    @Test
    default void an_account_has_none_at_first() {
        assertEquals(Optional.empty(), authenticators().find(anAccount().id()));
    }

    @Test
    default void a_bound_app_is_found() {
        TotpKey key = TotpKey.make(RANDOM);
        AccountId account = anAccount().id();
        assertTrue(bound(account, key));
        assertEquals(
                Optional.of(new Authenticator(Optional.of(key), NOW, NOW, FIRST, false)),
                authenticators().find(account));
    }

    @Test
    default void a_second_app_is_refused_and_changes_nothing() {
        TotpKey key = TotpKey.make(RANDOM);
        AccountId account = anAccount().id();
        assertTrue(bound(account, key));
        assertFalse(bound(account, TotpKey.make(RANDOM)));
        assertEquals(Optional.of(key), found(account).key());
    }

    @Test
    default void an_app_needs_its_account() {
        AccountId unknown = anUnknownAccount(true).id();
        assertThrows(RuntimeException.class, () -> bound(unknown, TotpKey.make(RANDOM)));
    }

    @Test
    default void racing_to_bind_one_wins() {
        AccountId account = anAccount().id();
        try (Race race = new Race(20)) {
            List<Boolean> bound = race.run(() -> bound(account, TotpKey.make(RANDOM)));
            assertEquals(1, bound.stream().filter(won -> won).count());
        }
    }

    @Test
    default void a_later_step_is_spent_and_noted() {
        AccountId account = anAppsOwner();
        Instant later = NOW.plusSeconds(90);
        assertTrue(advanced(account, FIRST.plus(3), later));
        Authenticator app = found(account);
        assertEquals(FIRST.plus(3), app.lastAcceptedStep());
        assertEquals(later, app.lastUsedAt());
        assertEquals(NOW, app.boundAt());
    }

    /** S-027: the step that confirmed the app is spent. */
    @Test
    default void the_step_that_confirmed_the_app_is_spent() {
        assertFalse(advanced(anAppsOwner(), FIRST, NOW));
    }

    /** S-025, S-026. */
    @Test
    default void no_step_is_spent_twice_and_none_after_a_later_one() {
        AccountId account = anAppsOwner();
        assertTrue(advanced(account, FIRST.plus(2), NOW));
        assertFalse(advanced(account, FIRST.plus(2), NOW));
        assertFalse(advanced(account, FIRST.plus(1), NOW));
        assertTrue(advanced(account, FIRST.plus(3), NOW));
    }

    /** S-021: steps are 64 bits wide. */
    @Test
    default void steps_of_far_centuries_count() {
        AccountId account = anAppsOwner();
        TimeStep far = TimeStep.at(Instant.parse("+100000-01-01T00:00:00Z"));
        assertTrue(advanced(account, far, NOW));
        assertEquals(far, found(account).lastAcceptedStep());
    }

    @Test
    default void a_step_of_another_binding_is_not_spent() {
        AccountId account = anAppsOwner();
        assertFalse(committed(() -> authenticators().advance(account, NOW.minusSeconds(1), FIRST.plus(1), NOW)));
        assertEquals(FIRST, found(account).lastAcceptedStep());
    }

    @Test
    default void a_step_is_spent_for_its_account_alone() {
        AccountId account = anAppsOwner();
        AccountId another = anAppsOwner();
        assertTrue(advanced(account, FIRST.plus(1), NOW));
        assertTrue(advanced(another, FIRST.plus(1), NOW));
        assertFalse(advanced(anAccount().id(), FIRST.plus(1), NOW));
    }

    /** S-025, L-14: 200 at the same moment, 100 times. */
    @Test
    default void racing_for_one_step_exactly_one_wins() {
        AccountId account = anAppsOwner();
        try (Race race = new Race(200)) {
            for (int round = 1; round <= 100; round++) {
                TimeStep step = FIRST.plus(round);
                List<Boolean> advanced = race.run(() -> advanced(account, step, NOW));
                assertEquals(1, advanced.stream().filter(won -> won).count(), "round " + round);
            }
        }
    }

    @Test
    default void another_app_takes_the_place_of_the_bound_one() {
        AccountId account = anAppsOwner();
        commit(() -> authenticators().noteReplay(account, FIRST.plus(9)));
        TotpKey key = TotpKey.make(RANDOM);
        Instant later = NOW.plusSeconds(60);
        assertTrue(committed(() -> authenticators().rebind(account, key, FIRST.plus(2), later)));
        assertEquals(new Authenticator(Optional.of(key), later, later, FIRST.plus(2), false), found(account));
        assertFalse(advanced(account, FIRST.plus(3), later), "of the old binding");
        assertTrue(committed(() -> authenticators().advance(account, later, FIRST.plus(3), later)));
        assertTrue(replayNoted(account, FIRST.plus(3)));
    }

    @Test
    default void where_none_is_bound_none_is_rebound() {
        AccountId account = anAccount().id();
        assertFalse(committed(() -> authenticators().rebind(account, TotpKey.make(RANDOM), FIRST, NOW)));
        assertTrue(authenticators().find(account).isEmpty());
    }

    @Test
    default void an_app_is_taken_away_once() {
        AccountId account = anAppsOwner();
        AccountId another = anAppsOwner();
        assertTrue(committed(() -> authenticators().remove(account)));
        assertFalse(committed(() -> authenticators().remove(account)));
        assertTrue(authenticators().find(account).isEmpty());
        assertTrue(authenticators().find(another).isPresent());
    }

    /** S-028. */
    @Test
    default void an_app_out_of_use_accepts_nothing_until_one_is_bound_anew() {
        AccountId account = anAppsOwner();
        assertTrue(committed(() -> authenticators().disable(account, NOW)));
        assertFalse(committed(() -> authenticators().disable(account, NOW)));
        assertTrue(found(account).disabled());
        assertFalse(advanced(account, FIRST.plus(1), NOW));
        assertTrue(committed(() -> authenticators().rebind(account, TotpKey.make(RANDOM), FIRST, NOW)));
        assertFalse(found(account).disabled());
        assertTrue(advanced(account, FIRST.plus(1), NOW));
    }

    @Test
    default void a_replay_is_noted_once_a_step() {
        AccountId account = anAppsOwner();
        assertTrue(replayNoted(account, FIRST));
        assertFalse(replayNoted(account, FIRST));
        assertFalse(replayNoted(account, FIRST.plus(1)), "none of it was accepted");
        assertTrue(advanced(account, FIRST.plus(1), NOW));
        assertTrue(replayNoted(account, FIRST.plus(1)));
        assertFalse(replayNoted(account, FIRST.plus(1)));
        assertTrue(replayNoted(anAppsOwner(), FIRST));
    }

    @Test
    default void racing_replays_are_noted_once() {
        AccountId account = anAppsOwner();
        try (Race race = new Race(20)) {
            List<Boolean> noted = race.run(() -> replayNoted(account, FIRST));
            assertEquals(1, noted.stream().filter(first -> first).count());
        }
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        AccountId off = anAccount().id();
        AccountId on = anAppsOwner();
        rollBack(() -> assertTrue(authenticators().bind(off, TotpKey.make(RANDOM), FIRST, NOW)));
        rollBack(() -> assertTrue(authenticators().advance(on, NOW, FIRST.plus(1), NOW)));
        rollBack(() -> assertTrue(authenticators().noteReplay(on, FIRST)));
        assertTrue(authenticators().find(off).isEmpty());
        assertTrue(advanced(on, FIRST.plus(1), NOW));
        assertTrue(replayNoted(on, FIRST));
    }

    @Test
    default void changes_need_a_transaction() {
        AccountId account = anAppsOwner();
        assertNeedsTransaction(() -> authenticators().bind(account, TotpKey.make(RANDOM), FIRST, NOW));
        assertNeedsTransaction(() -> authenticators().advance(account, NOW, FIRST.plus(1), NOW));
        assertNeedsTransaction(() -> authenticators().noteReplay(account, FIRST));
        assertNeedsTransaction(() -> authenticators().rebind(account, TotpKey.make(RANDOM), FIRST, NOW));
        assertNeedsTransaction(() -> authenticators().remove(account));
        assertNeedsTransaction(() -> authenticators().disable(account, NOW));
    }

    private Authenticators authenticators() {
        return store().authenticators();
    }

    private AccountId anAppsOwner() {
        AccountId account = anAccount().id();
        assertTrue(bound(account, TotpKey.make(RANDOM)));
        return account;
    }

    private Authenticator found(AccountId account) {
        return authenticators().find(account).orElseThrow();
    }

    private boolean bound(AccountId account, TotpKey key) {
        return committed(() -> authenticators().bind(account, key, FIRST, NOW));
    }

    private boolean advanced(AccountId account, TimeStep step, Instant now) {
        return committed(() -> authenticators().advance(account, NOW, step, now));
    }

    private boolean replayNoted(AccountId account, TimeStep step) {
        return committed(() -> authenticators().noteReplay(account, step));
    }
}
