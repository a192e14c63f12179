package org.vestibule.application.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.vestibule.application.portal.SharedParts;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;
import org.vestibule.testkit.WatchedStore;

/** In which order teams are changed, and by whom. */
class TeamActsTest {

    private static final String ACCOUNT = "Credentials.lock";
    private static final String TEAM = "Teams.lock";
    private static final String ENTER = "Memberships.of";

    private final WatchedStore store = new WatchedStore();
    private final Club club = new Club(store);
    private final TeamId team = club.team.id();
    private final TeamActs acts = SharedParts.of(store, club.portal.means).teamActs();
    private final ActingMember ada = club.proven(club.ada).acting();
    private final ActingMember bob = new ActingMember(club.portal.signedIn(club.bob), ORIGIN);

    @Test
    void accounts_are_locked_before_the_team_and_whoever_acts_is_asked_for_after_both() {
        store.order();
        acts.locking(club.bob.id(), club.ada.account().id()).change(ada, team, Role::mayRename, (act, place) -> {
            store.note("body");
            return TeamChange.DONE;
        });
        assertEquals(List.of(ACCOUNT, ACCOUNT, TEAM, ENTER, "body"), store.order());
    }

    @Test
    void every_way_locks_the_team_first() {
        store.order();
        acts.fromAnySeat(bob, team, (act, place) -> TeamChange.DONE);
        assertEquals(List.of(TEAM, ENTER), store.order());
        acts.change(Authority.OPERATOR, team, anyRole -> true, refused -> refused, act -> TeamChange.DONE);
        assertEquals(List.of(TEAM), store.order());
        acts.changeMember(
                club.proven(club.ada), team, club.bob.id(), Role::mayRemove, (act, member) -> TeamChange.DONE);
        List<String> order = store.order();
        assertEquals(TEAM, order.get(order.indexOf(TEAM)));
        assertTrue(order.indexOf(TEAM) < order.indexOf("Memberships.find"), order::toString);
        assertTrue(order.indexOf("Memberships.find") < order.lastIndexOf(ENTER), order::toString);
    }

    /** Whoever waited for the team acts by the time at which they have it. */
    @Test
    void the_time_is_that_after_the_lock() {
        Instant before = club.now();
        store.meanwhile(what -> {
            if (what.equals(TEAM)) {
                club.portal.clock.advance(Duration.ofHours(1));
            }
        });
        AtomicReference<Instant> seen = new AtomicReference<>(Instant.EPOCH);
        acts.change(ada, team, Role::mayRename, (act, place) -> {
            seen.set(act.now());
            return TeamChange.DONE;
        });
        assertEquals(before.plus(Duration.ofHours(1)), seen.get());
    }

    @Test
    void nobody_acts_who_may_not() {
        store.order();
        assertEquals(TeamChange.NOT_ALLOWED, acts.change(bob, team, Role::mayRename, (act, place) -> fail()));
        assertEquals(
                TeamChange.NOT_ALLOWED,
                acts.changeMember(
                        new Authority.OfMember(club.proven(club.bob).person(), ORIGIN),
                        team,
                        club.ada.account().id(),
                        Role::mayRemove,
                        (act, member) -> fail()));
        ActingMember eve = new ActingMember(club.portal.signedIn(club.portal.account("eve@example.com")), ORIGIN);
        assertEquals(TeamChange.NO_TEAM, acts.change(eve, team, anyRole -> true, (act, place) -> fail()));
        assertEquals(TeamChange.NO_TEAM, acts.fromAnySeat(eve, team, (act, place) -> fail()));
        assertEquals(
                TeamChange.NOT_A_MEMBER,
                acts.changeMember(
                        club.proven(club.ada), team, eve.account(), Role::mayRemove, (act, member) -> fail()));
    }

    @Test
    void from_whom_a_team_is_withheld_acts_only_from_their_seat() {
        club.require(Mandate.EVERYONE);
        assertEquals(TeamChange.WITHHELD, acts.change(bob, team, anyRole -> true, (act, place) -> fail()));
        assertEquals(TeamChange.DONE, acts.fromAnySeat(bob, team, (act, place) -> TeamChange.DONE));
    }

    private static TeamChange fail() {
        throw new AssertionError("The body is not for them");
    }
}
