package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.Member;
import org.vestibule.domain.team.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;

/** What every adapter of {@link Teams} keeps. */
public interface TeamsContract extends TeamStoreContract {

    @Test
    default void a_team_is_found_by_its_id_and_its_name() {
        Team team = aTeam(anAccount().id());
        assertEquals(Optional.of(team), teams().find(team.id()));
        assertEquals(List.of(team), teams().named(team.name()));
        Team unknown = anUnknownTeam(anAccount().id());
        assertEquals(Optional.empty(), teams().find(unknown.id()));
        assertEquals(List.of(), teams().named(unknown.name()));
    }

    @Test
    default void of_many_with_one_name_two_are_enough() {
        TeamName name = anUnknownTeam(AccountId.NOBODY).name();
        for (int i = 0; i < 3; i++) {
            Team one = anUnknownTeam(anAccount().id());
            commit(() ->
                    teams().add(new Team(one.id(), name, one.owner(), Optional.empty(), one.zone(), one.createdAt())));
        }
        assertEquals(2, teams().named(name).size());
    }

    @Test
    default void its_owner_is_its_first_member() {
        AccountId owner = anAccount().id();
        Team team = aTeam(owner);
        assertEquals(
                List.of(Role.OWNER),
                store().memberships().of(team.id()).stream().map(Member::role).toList());
    }

    @Test
    default void teams_are_listed_in_the_order_of_their_making() {
        Team first = aTeam(anAccount().id());
        Team second = aTeam(anAccount().id());
        boolean inOrder = first.id().toString().compareTo(second.id().toString()) < 0;
        Team lower = inOrder ? first : second;
        Team higher = inOrder ? second : first;
        assertTrue(teams().after(Optional.of(lower.id()), 1000).contains(higher));
        assertFalse(teams().after(Optional.of(higher.id()), 1000).contains(lower));
        assertEquals(1, teams().after(Optional.empty(), 1).size());
    }

    @Test
    default void it_is_handed_to_a_member_and_its_owner_stays_as_an_admin() {
        AccountId old = anAccount().id();
        AccountId next = anAccount().id();
        Team team = aTeam(old);
        join(team, next, Role.USER);
        assertTrue(committed(() -> teams().handTo(team.id(), next)));
        assertEquals(next, teams().find(team.id()).orElseThrow().owner());
        assertEquals(Role.OWNER, member(team, next).role());
        assertEquals(Role.ADMIN, member(team, old).role());
        assertTrue(committed(() -> teams().handTo(team.id(), old)));
        assertEquals(Role.ADMIN, member(team, next).role());
    }

    @Test
    default void to_nobody_else_it_is_handed() {
        AccountId owner = anAccount().id();
        Team team = aTeam(owner);
        assertFalse(committed(() -> teams().handTo(team.id(), anAccountOutside())));
        assertEquals(owner, teams().find(team.id()).orElseThrow().owner());
    }

    /** Whatever wins, the team has an Owner who is a member. */
    @Test
    default void handed_over_to_who_is_removed_at_once_it_has_one_owner() {
        AccountId owner = anAccount().id();
        AccountId next = anAccount().id();
        Team team = aTeam(owner);
        try (Race race = new Race(2)) {
            for (int round = 0; round < 30; round++) {
                join(team, next, Role.USER);
                List<Boolean> done = race.run(List.<Supplier<Boolean>>of(
                        () -> committed(() -> teams().handTo(team.id(), next)),
                        () -> committed(() -> store().memberships().leave(team.id(), next))));
                boolean handed = done.get(0);
                boolean left = done.get(1);
                assertEquals(handed, !left);
                AccountId now = teams().find(team.id()).orElseThrow().owner();
                assertEquals(handed ? next : owner, now);
                assertEquals(Role.OWNER, member(team, now).role());
                assertEquals(
                        1,
                        store().memberships().of(team.id()).stream()
                                .filter(member -> member.role() == Role.OWNER)
                                .count());
                committed(() -> teams().handTo(team.id(), owner));
                committed(() -> store().memberships().leave(team.id(), next));
            }
        }
    }

    @Test
    default void a_lock_answers_with_the_team() {
        Team team = aTeam(anAccount().id());
        assertEquals(Optional.of(team), committed(() -> teams().lock(team.id())));
        TeamId unknown = anUnknownTeam(AccountId.NOBODY).id();
        assertEquals(Optional.empty(), committed(() -> teams().lock(unknown)));
    }

    @Test
    default void changing_teams_needs_a_transaction() {
        Team team = aTeam(anAccount().id());
        assertNeedsTransaction(() -> teams().add(team));
        assertNeedsTransaction(() -> teams().lock(team.id()));
        assertNeedsTransaction(() -> teams().handTo(team.id(), team.owner()));
    }

    private AccountId anAccountOutside() {
        return anUnknownAccount(true).id();
    }

    private Teams teams() {
        return store().teams();
    }
}
