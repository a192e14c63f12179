package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.team.Memberships;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.Member;
import org.vestibule.domain.team.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamRules;
import org.vestibule.domain.team.TechnicianChange;
import org.vestibule.domain.team.Tenure;

/** What every adapter of {@link Memberships} keeps. */
public interface MembershipsContract extends TeamStoreContract {

    Instant LATER = NOW.plusSeconds(60);

    @Test
    default void a_member_is_found_whole() {
        Account account = anAccount();
        Team team = aTeam(anAccount().id());
        assertTrue(committed(() -> memberships().join(team.id(), account.id(), Role.MANAGER, true, LATER)));
        Tenure tenure = new Tenure(LATER, List.of(new TechnicianChange(LATER, true)));
        assertEquals(new Member(account, Role.MANAGER, tenure, false), member(team, account.id()));
        assertEquals(Optional.empty(), memberships().find(team.id(), anAccount().id()));
    }

    @Test
    default void nobody_joins_twice() {
        AccountId account = anAccount().id();
        Team team = aTeam(anAccount().id());
        assertTrue(join(team, account, Role.ADMIN));
        assertFalse(join(team, account, Role.USER));
        assertFalse(join(team, team.owner(), Role.USER));
        assertEquals(Role.ADMIN, member(team, account).role());
        assertEquals(Role.OWNER, member(team, team.owner()).role());
    }

    @Test
    default void racing_to_join_one_wins() {
        Team team = aTeam(anAccount().id());
        try (Race race = new Race(10)) {
            for (int round = 0; round < 10; round++) {
                AccountId account = anAccount().id();
                List<Boolean> joined = race.run(() -> join(team, account, Role.USER));
                assertEquals(1, joined.stream().filter(won -> won).count());
            }
        }
    }

    @Test
    default void who_leaves_and_joins_again_starts_anew() {
        AccountId account = anAccount().id();
        Team team = aTeam(anAccount().id());
        committed(() -> memberships().join(team.id(), account, Role.ADMIN, true, NOW));
        assertTrue(committed(() -> memberships().leave(team.id(), account)));
        assertFalse(committed(() -> memberships().leave(team.id(), account)));
        committed(() -> memberships().join(team.id(), account, Role.USER, false, LATER));
        assertEquals(new Tenure(LATER, List.of()), member(team, account).tenure());
        assertEquals(Role.USER, member(team, account).role());
    }

    @Test
    default void the_owner_neither_leaves_nor_has_another_role() {
        Team team = aTeam(anAccount().id());
        assertFalse(committed(() -> memberships().leave(team.id(), team.owner())));
        assertFalse(committed(() -> memberships().setRole(team.id(), team.owner(), Role.USER)));
        assertEquals(Role.OWNER, member(team, team.owner()).role());
    }

    @Test
    default void nobody_becomes_owner_here() {
        AccountId account = anAccount().id();
        Team team = aTeam(anAccount().id());
        assertThrows(RuntimeException.class, () -> join(team, account, Role.OWNER));
        join(team, account, Role.USER);
        assertThrows(
                RuntimeException.class, () -> committed(() -> memberships().setRole(team.id(), account, Role.OWNER)));
        assertEquals(Role.USER, member(team, account).role());
    }

    @Test
    default void a_role_is_changed() {
        AccountId account = anAccount().id();
        Team team = aTeam(anAccount().id());
        assertFalse(committed(() -> memberships().setRole(team.id(), account, Role.ADMIN)));
        join(team, account, Role.USER);
        assertTrue(committed(() -> memberships().setRole(team.id(), account, Role.ADMIN)));
        assertEquals(Role.ADMIN, member(team, account).role());
    }

    @Test
    default void given_once_more_technician_begins_no_new_run() {
        AccountId account = anAccount().id();
        Team team = aTeam(anAccount().id());
        join(team, account, Role.USER);
        assertTrue(setTechnician(team, account, true, NOW));
        assertFalse(setTechnician(team, account, true, LATER));
        assertEquals(Optional.of(NOW), member(team, account).tenure().technicianSince(LATER));
        assertTrue(setTechnician(team, account, false, LATER));
        assertFalse(setTechnician(team, account, false, LATER));
        assertEquals(Optional.empty(), member(team, account).tenure().technicianSince(LATER));
        assertTrue(setTechnician(team, account, true, LATER));
        assertEquals(Optional.of(LATER), member(team, account).tenure().technicianSince(LATER));
        assertFalse(setTechnician(team, anAccount().id(), true, NOW));
    }

    @Test
    default void members_are_paged_in_the_order_of_their_accounts() {
        Team team = aTeam(anAccount().id());
        aTeam(anAccount().id());
        for (int i = 0; i < 6; i++) {
            join(team, anAccount().id(), Role.USER);
        }
        List<Member> all = memberships().of(team.id());
        assertEquals(7, all.size());
        List<Member> first = page(team, 0);
        List<Member> rest = page(team, 4);
        assertEquals(all.subList(0, 4), first);
        assertEquals(all.subList(4, 7), rest);
        List<String> ids =
                all.stream().map(member -> member.account().id().toString()).toList();
        assertEquals(ids.stream().sorted().toList(), ids);
    }

    @Test
    default void all_places_of_one_person_are_found() {
        AccountId account = anAccount().id();
        Team owned = aTeam(account);
        Team joined = aTeam(anAccount().id());
        aTeam(anAccount().id());
        join(joined, account, Role.MANAGER);
        List<Memberships.Seat> seats = memberships().of(account);
        assertEquals(2, seats.size());
        assertTrue(seats.contains(new Memberships.Seat(owned, member(owned, account))));
        assertTrue(seats.contains(new Memberships.Seat(joined, member(joined, account))));
    }

    @Test
    default void a_leaving_taken_back_leaves_the_member() {
        AccountId account = anAccount().id();
        Team team = aTeam(anAccount().id());
        join(team, account, Role.USER);
        rollBack(() -> memberships().leave(team.id(), account));
        assertEquals(Role.USER, member(team, account).role());
    }

    @Test
    default void changing_members_needs_a_transaction() {
        Team team = aTeam(anAccount().id());
        AccountId account = anAccount().id();
        assertNeedsTransaction(() -> memberships().join(team.id(), account, Role.USER, false, NOW));
        assertNeedsTransaction(() -> memberships().leave(team.id(), account));
        assertNeedsTransaction(() -> memberships().setRole(team.id(), account, Role.USER));
        assertNeedsTransaction(() -> memberships().setTechnician(team.id(), account, true, NOW));
    }

    private boolean setTechnician(Team team, AccountId account, boolean technician, Instant at) {
        return committed(() -> memberships().setTechnician(team.id(), account, technician, at));
    }

    private List<Member> page(Team team, int skipped) {
        return memberships()
                .page(team.id(), TeamRules.NONE, Optional.empty(), skipped, 4, NOW)
                .members();
    }

    private Memberships memberships() {
        return store().memberships();
    }
}
