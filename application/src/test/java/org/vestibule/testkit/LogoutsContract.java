package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.logout.Logouts;
import org.vestibule.application.logout.Logouts.Due;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.Logout;
import org.vestibule.domain.app.Scope;

/** What every adapter of {@link Logouts} keeps, filled by the adapter of grants beside it. */
public interface LogoutsContract extends AppStoreContract {

    Instant UNTIL = NOW.plusSeconds(60);

    /** What other tests have left is not to be found. */
    @BeforeEach
    default void begin() {
        drain();
    }

    @Test
    default void an_app_that_wants_to_know_is_told_of_each_end_but_its_own_giving_back() {
        Client listening = aClient(Client.Kind.TRUSTED, NOW);
        AccountId account = anAccount().id();
        Grant first = granted(aGrant(account, listening.id(), NOW));
        commit(() -> store().grants().end(account, first.id()));
        assertEquals(Set.of(logout(first)), drain());
        Grant second = granted(aGrant(account, listening.id(), NOW));
        commit(() -> store().grants().end(account, listening.id()));
        assertEquals(Set.of(logout(second)), drain());
        Grant third = granted(aGrant(account, listening.id(), NOW));
        Grant fourth = granted(aGrant(account, listening.id(), scopes(Scope.OPENID), NOW));
        commit(() -> store().grants().endAll(account));
        assertEquals(Set.of(logout(third), logout(fourth)), drain());
        Grant givenBack = granted(aGrant(account, listening.id(), NOW));
        commit(() -> store().grants().giveBack(account, givenBack.id()));
        commit(() -> store().grants().end(account, givenBack.id()));
        Grant kept = granted(aGrant(account, listening.id(), NOW));
        rollBack(() -> store().grants().end(account, kept.id()));
        assertEquals(Set.of(), drain());
    }

    @Test
    default void it_is_told_once_that_a_browser_is_left() {
        Client listening = aClient(Client.Kind.TRUSTED, NOW);
        AccountId account = anAccount().id();
        Grant lasting = granted(aGrant(account, listening.id(), NOW));
        Grant passing = granted(aGrant(account, listening.id(), scopes(Scope.OPENID), NOW));
        commit(() -> store().grants().leave(account, BROWSER));
        assertEquals(Set.of(logout(lasting), logout(passing)), drain());
        commit(() -> store().grants().leave(account, BROWSER));
        assertEquals(Set.of(), drain());
        commit(() -> store().grants().end(account, lasting.id()));
        assertEquals(Set.of(logout(lasting)), drain(), "which has ended only now");
    }

    @Test
    default void nobody_else_is_told() {
        AccountId account = anAccount().id();
        granted(aGrant(account, aClient(Client.Kind.PUBLIC, NOW).id(), NOW));
        granted(aGrant(account, aClientId(), NOW));
        commit(() -> store().grants().leave(account, BROWSER));
        commit(() -> store().grants().endAll(account));
        assertEquals(Set.of(), drain());
    }

    /** What is told of it says no more than that it is over; but that is told at once, however long the first one waits. */
    @Test
    default void one_that_waits_is_due_again_when_there_is_more_to_tell() {
        Client listening = aClient(Client.Kind.TRUSTED, NOW);
        Grant grant = granted(aGrant(anAccount().id(), listening.id(), NOW));
        commit(() -> store().grants().leave(grant.account(), BROWSER));
        Due first = claim(Set.of()).orElseThrow();
        commit(() -> store().grants().endAll(grant.account()));
        commit(() -> logouts().erase(new Due(first.logout(), 7)));
        assertEquals(Optional.of(new Due(logout(grant), 1)), claim(Set.of()));
        assertEquals(Optional.empty(), claim(Set.of()));
        commit(() -> logouts().erase(first));
        assertEquals(Optional.empty(), logouts().claim(Set.of(), UNTIL, UNTIL.plusSeconds(60)));
    }

    @Test
    default void each_has_one_taker_until_its_lease_is_over() {
        List<Logout> all = new ArrayList<>();
        Client listening = aClient(Client.Kind.TRUSTED, NOW);
        for (int i = 0; i < 10; i++) {
            Grant grant = granted(aGrant(anAccount().id(), listening.id(), NOW));
            commit(() -> store().grants().end(grant.account(), grant.id()));
            all.add(logout(grant));
        }
        try (Race race = new Race(20)) {
            List<Optional<Due>> taken = race.run(() -> claim(Set.of()));
            List<Logout> got =
                    taken.stream().flatMap(Optional::stream).map(Due::logout).toList();
            assertEquals(Set.copyOf(all), Set.copyOf(got));
            assertEquals(all.size(), got.size());
        }
        assertEquals(Optional.empty(), logouts().claim(Set.of(), UNTIL.minusMillis(1), UNTIL));
        assertEquals(
                2,
                logouts()
                        .claim(Set.of(), UNTIL, UNTIL.plusSeconds(60))
                        .orElseThrow()
                        .tries());
    }

    @Test
    default void an_app_that_is_silent_is_passed_over() {
        Client silent = aClient(Client.Kind.TRUSTED, NOW);
        Client other = aClient(Client.Kind.TRUSTED, NOW);
        AccountId account = anAccount().id();
        Grant first = granted(aGrant(account, silent.id(), NOW));
        commit(() -> store().grants().endAll(account));
        Grant second = granted(aGrant(account, other.id(), NOW));
        commit(() -> store().grants().endAll(account));
        assertEquals(Optional.of(new Due(logout(second), 1)), claim(Set.of(silent.id())));
        assertEquals(Optional.empty(), claim(Set.of(silent.id())));
        assertEquals(Optional.of(new Due(logout(first), 1)), claim(Set.of(aClientId())));
    }

    @Test
    default void all_of_an_app_are_put_off_at_once() {
        Client silent = aClient(Client.Kind.TRUSTED, NOW);
        Client other = aClient(Client.Kind.TRUSTED, NOW);
        AccountId account = anAccount().id();
        for (int i = 0; i < 3; i++) {
            granted(aGrant(account, silent.id(), NOW));
        }
        commit(() -> store().grants().endAll(account));
        Due claimed = claim(Set.of()).orElseThrow();
        Grant heard = granted(aGrant(account, other.id(), NOW));
        commit(() -> store().grants().endAll(account));
        Instant later = NOW.plus(Duration.ofHours(1));
        rollBack(() -> logouts().postpone(silent.id(), claimed.tries(), NOW, later));
        commit(() -> logouts().postpone(silent.id(), claimed.tries(), NOW, later));
        assertEquals(logout(heard), claim(Set.of()).orElseThrow().logout());
        commit(() -> logouts().erase(new Due(logout(heard), 1)));
        assertEquals(Optional.empty(), logouts().claim(Set.of(), later.minusMillis(1), later.plusSeconds(60)));
        assertEquals(
                2,
                logouts()
                        .claim(Set.of(), later, later.plusSeconds(60))
                        .orElseThrow()
                        .tries());
        assertNeedsTransaction(() -> logouts().erase(claimed));
        assertNeedsTransaction(() -> logouts().postpone(silent.id(), 1, NOW, later));
        assertNeedsTransaction(() -> logouts().giveUp(silent.id(), 1));
    }

    @Test
    default void what_was_tried_too_often_is_given_up() {
        Client silent = aClient(Client.Kind.TRUSTED, NOW);
        AccountId account = anAccount().id();
        Grant first = granted(aGrant(account, silent.id(), NOW));
        Grant second = granted(aGrant(account, silent.id(), NOW));
        commit(() -> store().grants().endAll(account));
        commit(() -> logouts().postpone(silent.id(), 22, NOW, UNTIL));
        Grant young = granted(aGrant(account, silent.id(), NOW));
        commit(() -> store().grants().endAll(account));
        rollBack(() -> logouts().giveUp(silent.id(), 22));
        assertEquals(List.of(), committed(() -> logouts().giveUp(aClientId(), 22)));
        assertEquals(
                Set.of(logout(first), logout(second)),
                Set.copyOf(committed(() -> logouts().giveUp(silent.id(), 22))));
        assertEquals(Set.of(logout(young)), drain());
    }

    private static Logout logout(Grant grant) {
        return new Logout(grant.account(), grant.id(), grant.client());
    }

    private Optional<Due> claim(Set<ClientId> silent) {
        return logouts().claim(silent, NOW, UNTIL);
    }

    /** All that there are. */
    private Set<Logout> drain() {
        Set<Logout> all = new HashSet<>();
        Instant far = NOW.plus(Duration.ofDays(100));
        Optional<Due> due = logouts().claim(Set.of(), far, far.plusSeconds(60));
        while (due.isPresent()) {
            Due one = due.get();
            all.add(one.logout());
            commit(() -> logouts().erase(one));
            due = logouts().claim(Set.of(), far, far.plusSeconds(60));
        }
        return all;
    }

    private Logouts logouts() {
        return store().logouts();
    }
}
