package org.vestibule.testkit;

import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.team.Memberships;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.member.TechnicianChange;
import org.vestibule.domain.member.Tenure;
import org.vestibule.domain.team.Team;

/** What every adapter of {@link Memberships} keeps. */
public interface MembershipsContract extends TeamStoreContract {

    Instant LATER = NOW.plusSeconds(60);
    LocalDate TODAY = LocalDate.of(2024, 2, 29);

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
    default void nobody_joins_a_team_that_is_none() {
        AccountId account = anAccount().id();
        assertFalse(join(anUnknownTeam(account), account, Role.USER));
        assertEquals(List.of(), memberships().of(account));
    }

    @Test
    default void the_owner_is_found_whoever_it_is_now() {
        AccountId first = anAccount().id();
        AccountId next = anAccount().id();
        Team team = aTeam(first);
        join(team, next, Role.USER);
        assertEquals(Optional.of(member(team, first)), memberships().owner(team.id()));
        assertEquals(Role.OWNER, member(team, first).role());
        committed(() -> store().teams().handTo(team.id(), next));
        assertEquals(Optional.of(member(team, next)), memberships().owner(team.id()));
        assertEquals(Optional.empty(), memberships().owner(anUnknownTeam(next).id()));
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
    default void beyond_the_last_page_the_members_are_still_counted() {
        Team team = aTeam(anAccount().id());
        AccountId on = anAccount().id();
        join(team, on, Role.USER);
        commit(() -> store().twoStepFollowers().note(on, true));
        Map<StandingKind, Integer> counts = Map.of(StandingKind.ON, 1, StandingKind.NOT_REQUIRED, 1);
        Memberships.Page beyond = memberships().page(team.id(), TeamRules.NONE, Optional.empty(), 50, 4, NOW);
        assertEquals(new Memberships.Page(List.of(), counts), beyond);
        Memberships.Page none = memberships().page(team.id(), TeamRules.NONE, Optional.of(StandingKind.DUE), 0, 4, NOW);
        assertEquals(new Memberships.Page(List.of(), counts), none);
    }

    /** PRODUCT D: a page filters and counts by the standing that the domain tells, at any moment, for any rules. */
    @Test
    default void members_stand_on_pages_as_the_domain_says() {
        long seed = Long.getLong("forAll.seed", System.nanoTime());
        RandomGenerator random = new SplittableRandom(seed);
        List<AccountId> people =
                Stream.generate(() -> anAccount().id()).limit(6).toList();
        for (int round = 0; round < 40; round++) {
            Team team = aTeam(people.get(0));
            commit(() -> people.forEach(person -> comeAndChange(random, team, person)));
            TeamRules rules = StandingsOnPages.rules(random, NOW);
            for (Instant moment : StandingsOnPages.moments(random, NOW)) {
                assertPages(team, rules, moment, "replay with -DforAll.seed=" + seed);
            }
        }
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
    default void members_and_technicians_are_counted() {
        Team team = aTeam(anAccount().id());
        AccountId account = anAccount().id();
        aTeam(account);
        join(team, account, Role.USER);
        setTechnician(team, account, true, NOW);
        join(team, anAccount().id(), Role.USER);
        assertEquals(new Memberships.Size(3, 1), memberships().size(team.id()));
        setTechnician(team, account, false, LATER);
        assertEquals(new Memberships.Size(3, 0), memberships().size(team.id()));
    }

    /** However they are written. */
    @Test
    default void the_addresses_of_members_are_told_from_others() {
        Account member = anAccount();
        Account outsider = anAccount();
        Team team = aTeam(anAccount().id());
        aTeam(outsider.id());
        join(team, member.id(), Role.USER);
        EmailAddress shouted = EmailAddress.parse(member.email().written().toUpperCase(Locale.ROOT))
                .orElseThrow();
        assertEquals(
                Set.of(member.email()),
                memberships().among(team.id(), List.of(outsider.email(), shouted, anAddress(), member.email())));
        assertEquals(Set.of(), memberships().among(team.id(), List.of()));
    }

    /** PRODUCT D: one reminder a member and day. */
    @Test
    default void a_member_is_reminded_once_a_day() {
        AccountId one = anAccount().id();
        AccountId other = anAccount().id();
        AccountId outsider = anAccount().id();
        Team team = aTeam(one);
        Team elsewhere = aTeam(other);
        join(team, other, Role.USER);
        assertEquals(Set.of(one), remind(team, List.of(one), TODAY));
        assertEquals(Set.of(other), remind(team, List.of(one, other, outsider), TODAY));
        assertEquals(Set.of(), remind(team, List.of(one, other), TODAY));
        assertEquals(Set.of(), remind(team, List.of(), TODAY));
        assertEquals(Set.of(other), remind(elsewhere, List.of(one, other), TODAY));
        assertEquals(Set.of(one, other), remind(team, List.of(one, other), TODAY.plusDays(1)));
        assertEquals(Set.of(), remind(team, List.of(one, other), TODAY));
    }

    @Test
    default void however_many_remind_at_once_each_member_is_reminded_once() {
        Team team = aTeam(anAccount().id());
        Stream.generate(() -> anAccount().id()).limit(20).forEach(account -> join(team, account, Role.USER));
        List<AccountId> all = memberships().of(team.id()).stream()
                .map(member -> member.account().id())
                .toList();
        List<AccountId> backwards = new ArrayList<>(all);
        Collections.reverse(backwards);
        try (Race race = new Race(4)) {
            for (int day = 0; day < 10; day++) {
                LocalDate today = TODAY.plusDays(day);
                List<Set<AccountId>> reminded = race.run(List.<Supplier<Set<AccountId>>>of(
                        () -> remind(team, all, today),
                        () -> remind(team, backwards, today),
                        () -> remind(team, all.subList(5, 15), today),
                        () -> remind(team, backwards.subList(0, 11), today)));
                assertEquals(all.size(), reminded.stream().mapToInt(Set::size).sum());
            }
        }
    }

    @Test
    default void a_reminder_taken_back_is_none() {
        Team team = aTeam(anAccount().id());
        rollBack(() -> memberships().remind(team.id(), List.of(team.owner()), TODAY));
        assertEquals(Set.of(team.owner()), remind(team, List.of(team.owner()), TODAY));
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
        assertNeedsTransaction(() -> memberships().remind(team.id(), List.of(team.owner()), TODAY));
    }

    /** As late as it pleases, so that some have not joined yet at the moment that is looked at. */
    private void comeAndChange(RandomGenerator random, Team team, AccountId person) {
        Instant joined = NOW.plus(Duration.ofHours(random.nextInt(StandingsOnPages.HOURS)));
        memberships().join(team.id(), person, Role.USER, random.nextInt(3) == 0, joined);
        if (random.nextInt(3) == 0) {
            Instant changed = joined.plus(Duration.ofHours(random.nextInt(StandingsOnPages.HOURS)));
            memberships().setTechnician(team.id(), person, random.nextInt(3) > 0, changed);
        }
        store().twoStepFollowers().note(person, random.nextInt(4) == 0);
    }

    private void assertPages(Team team, TeamRules rules, Instant now, String seed) {
        List<Member> all = memberships().of(team.id());
        Map<StandingKind, List<Member>> standing =
                all.stream().collect(groupingBy(member -> StandingKind.of(rules.standing(member, now))));
        Map<StandingKind, Integer> counts = new HashMap<>();
        standing.forEach((kind, members) -> counts.put(kind, members.size()));
        String message = rules + " at " + now + ", " + seed;
        assertEquals(
                new Memberships.Page(all, counts),
                memberships().page(team.id(), rules, Optional.empty(), 0, 100, now),
                message);
        for (StandingKind kind : StandingKind.values()) {
            List<Member> some = standing.getOrDefault(kind, List.of());
            assertEquals(
                    new Memberships.Page(some.stream().skip(1).limit(2).toList(), counts),
                    memberships().page(team.id(), rules, Optional.of(kind), 1, 2, now),
                    message);
        }
    }

    private Set<AccountId> remind(Team team, List<AccountId> members, LocalDate today) {
        return committed(() -> memberships().remind(team.id(), members, today));
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
