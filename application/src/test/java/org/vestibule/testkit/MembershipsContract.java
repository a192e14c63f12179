package org.vestibule.testkit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
import org.vestibule.application.team.MemberSelection;
import org.vestibule.application.team.MemberSelection.Order;
import org.vestibule.application.team.Memberships;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.invitation.WaitingCount;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.PolicyHistory;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.member.TechnicianChange;
import org.vestibule.domain.member.Tenure;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Midnight;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.text.Sought;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;

/** What every adapter of {@link Memberships} keeps. */
public interface MembershipsContract extends TeamStoreContract {

    Instant LATER = NOW.plusSeconds(60);
    LocalDate TODAY = LocalDate.of(2024, 2, 29);
    TeamRules EVERYONE = new TeamRules(
            new PolicyHistory(List.of(new PolicyChange(NOW, Mandate.EVERYONE, Optional.empty()))),
            new PlanHistory(List.of(new PlanChange(NOW, new Terms(Plan.ENTERPRISE, true), Optional.empty()))));

    @Test
    default void a_member_is_found_whole() {
        Account account = anAccount();
        Team team = aTeam(anAccount().id());
        assertTrue(committed(() -> memberships().join(team.id(), account.id(), Role.MANAGER, true, LATER)));
        Tenure tenure = new Tenure(LATER, List.of(new TechnicianChange(LATER, true)));
        assertEquals(new Member(account, Role.MANAGER, tenure, false, Optional.empty()), member(team, account.id()));
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
    default void who_is_missing_is_told_in_the_order_of_the_accounts() {
        Team team = aTeam(anAccount().id());
        aTeam(anAccount().id());
        for (int i = 0; i < 6; i++) {
            join(team, anAccount().id(), Role.USER);
        }
        List<Member> all = memberships().missing(team.id(), EVERYONE, Optional.empty(), 9, NOW);
        List<String> ids =
                all.stream().map(member -> member.account().id().toString()).toList();
        assertEquals(7, ids.size());
        assertEquals(ids.stream().sorted().toList(), ids);
        Optional<AccountId> third = Optional.of(all.get(2).account().id());
        assertEquals(all.subList(3, 5), memberships().missing(team.id(), EVERYONE, third, 2, NOW));
    }

    /** Two of one name and two joinings at one moment lie on either side of where a batch ends. */
    @Test
    default void a_walk_meets_all_in_the_order_of_the_pages() {
        Team team = aTeam(called("mia").id());
        for (String name : List.of("Zoë", "ada", "Mia", "MIA", "BOB", "mia")) {
            AccountId account = called(name).id();
            Instant at = NOW.plusSeconds(name.length() % 2);
            committed(() -> memberships().join(team.id(), account, Role.USER, false, at));
        }
        for (Order order : Order.values()) {
            for (String sought : List.of("", "mia", "o")) {
                MemberSelection which = new MemberSelection(Sought.parse(sought), Optional.empty(), order);
                List<Member> paged =
                        memberships().page(team, EVERYONE, which, 0, 9, NOW).members();
                for (int most = 1; most <= 8; most++) {
                    assertEquals(paged, walk(team, EVERYONE, which, NOW, most).toList(), which + " by " + most);
                }
            }
        }
    }

    /** Nobody is missed or met twice who is there all along. */
    @Test
    default void whoever_joins_or_leaves_during_a_walk_moves_nobody_else() {
        for (Order order : Order.values()) {
            List<Account> staying =
                    Stream.of("b", "d", "f", "h").map(this::called).toList();
            List<Account> leaving =
                    Stream.of("a", "c", "e", "g", "i").map(this::called).toList();
            Team team = aTeam(staying.get(0).id());
            Stream.concat(staying.stream().skip(1), leaving.stream()).forEach(one -> join(team, one.id(), Role.USER));
            MemberSelection which = new MemberSelection(Optional.empty(), Optional.empty(), order);
            List<AccountId> met = new ArrayList<>();
            Optional<Memberships.Mark> next = Optional.of(Memberships.Mark.start(NOW));
            for (int batches = 1; next.isPresent(); batches++) {
                Memberships.Batch batch = memberships().walk(team.id(), EVERYONE, which, next.get(), 2);
                batch.members().forEach(member -> met.add(member.account().id()));
                next = batch.next();
                leaving.forEach(one -> committed(() -> memberships().leave(team.id(), one.id())));
                if (batches < 4) { // or the walk would never come to its end
                    Stream.of("A", "h", "z")
                            .forEach(name -> join(team, called(name).id(), Role.USER));
                }
            }
            for (Account one : staying) {
                assertEquals(1, met.stream().filter(one.id()::equals).count(), order + " " + one.name());
            }
            assertEquals(met.size(), Set.copyOf(met).size());
        }
    }

    /** PRODUCT D. */
    @Test
    default void members_are_paged_by_name_whatever_its_case_and_those_of_one_name_by_their_accounts() {
        Team team = aTeam(called("mia").id());
        aTeam(called("Bea").id());
        List<AccountId> joined = new ArrayList<>();
        for (String name : List.of("Zoë", "ada", "Mia", "BOB")) {
            AccountId account = called(name).id();
            joined.add(account);
            join(team, account, Role.USER);
        }
        List<AccountId> twoMias = Stream.of(team.owner(), joined.get(2))
                .sorted(Comparator.comparing(AccountId::toString))
                .toList();
        List<AccountId> byName = List.of(joined.get(1), joined.get(3), twoMias.get(0), twoMias.get(1), joined.get(0));
        assertEquals(byName, shown(team, MemberSelection.ALL, 0, 100));
        assertEquals(byName.subList(0, 2), shown(team, MemberSelection.ALL, 0, 2));
        assertEquals(byName.subList(2, 4), shown(team, MemberSelection.ALL, 2, 2));
        assertEquals(byName.subList(4, 5), shown(team, MemberSelection.ALL, 4, 2));
    }

    @Test
    default void who_joined_last_comes_first_if_asked_for() {
        Team team = aTeam(called("Owner").id());
        List<AccountId> people =
                Stream.of("c", "b", "a").map(name -> called(name).id()).toList();
        for (int i = 0; i < 3; i++) {
            Instant at = NOW.plusSeconds(i == 1 ? 60 : 30);
            AccountId account = people.get(i);
            committed(() -> memberships().join(team.id(), account, Role.USER, false, at));
        }
        assertEquals(
                List.of(people.get(1), people.get(2), people.get(0), team.owner()),
                shown(team, new MemberSelection(Optional.empty(), Optional.empty(), Order.JOINED), 0, 9));
    }

    /** In whichever of two fields, in whatever case; no character means another than itself. */
    @Test
    default void those_sought_are_found_and_counted_by_a_part_of_name_or_address() {
        Account asa = account("Åsa 100%", "asa@example.org");
        Account ola = account("Ola", "Ola_Nordmann@Example.org");
        Team team = aTeam(asa.id());
        aTeam(account("Åsa", "other@example.org").id());
        join(team, ola.id(), Role.USER);
        commit(() -> store().twoStepFollowers().note(asa.id(), true));
        commit(() -> store().twoStepFollowers().note(ola.id(), true));
        Map<String, List<AccountId>> found = Map.of(
                "åSA", List.of(asa.id()),
                "0%", List.of(asa.id()),
                "_", List.of(ola.id()),
                "\u00a0NORD\t", List.of(ola.id()),
                "example.ORG", List.of(ola.id(), asa.id()),
                "\\", List.of(),
                "ola asa", List.of());
        found.forEach((text, people) -> assertEquals(people, shown(team, seeking(text), 0, 9), text));
        Memberships.Page page = memberships().page(team, TeamRules.NONE, seeking("ola"), 0, 9, NOW);
        assertEquals(Map.of(StandingKind.ON, 1), page.counts());
        assertEquals(2, page.size());
    }

    @Test
    default void beyond_the_last_page_the_members_are_still_counted() {
        Team team = aTeam(anAccount().id());
        AccountId on = anAccount().id();
        join(team, on, Role.USER);
        commit(() -> store().twoStepFollowers().note(on, true));
        Map<StandingKind, Integer> counts = Map.of(StandingKind.ON, 1, StandingKind.NOT_REQUIRED, 1);
        Memberships.Page counted =
                new Memberships.Page(List.of(), counts, 2, new Memberships.Missing(0, 0, 0), new WaitingCount(0, 0, 0));
        assertEquals(counted, memberships().page(team, TeamRules.NONE, MemberSelection.ALL, 50, 4, NOW));
        MemberSelection due = new MemberSelection(Optional.empty(), Optional.of(StandingKind.DUE), Order.NAME);
        assertEquals(counted, memberships().page(team, TeamRules.NONE, due, 0, 4, NOW));
    }

    /** PRODUCT D: the buttons count only those whom they will reach. */
    @Test
    default void who_is_missing_is_counted_with_whom_a_reminder_reaches() {
        Team team = aTeam(anAccount().id());
        AccountId reminded = anAccount().id();
        AccountId longAgo = anAccount().id();
        AccountId disabled = aDisabledAccount().id();
        AccountId on = anAccount().id();
        Stream.of(reminded, longAgo, disabled, on).forEach(account -> join(team, account, Role.USER));
        commit(() -> store().twoStepFollowers().note(on, true));
        Instant today = team.startOfDay(NOW);
        committed(() -> memberships().remind(team.id(), List.of(reminded, on), today, today));
        assertEquals(Set.of(), committed(() -> memberships().remind(team.id(), List.of(reminded), today, NOW)));
        committed(() -> memberships().remind(team.id(), List.of(longAgo), today, today.minusMillis(1)));
        assertEquals(new Memberships.Missing(4, 1, 2), missing(team, seeking("nobody is called so")));
        assertEquals(
                new Memberships.Missing(0, 0, 0),
                memberships()
                        .page(team, TeamRules.NONE, MemberSelection.ALL, 0, 9, NOW)
                        .missing());
        assertEquals(Optional.of(today), member(team, reminded).remindedAt());
        assertTrue(member(team, reminded).remindedSince(today));
        assertFalse(member(team, longAgo).remindedSince(today));
        assertFalse(member(team, team.owner()).remindedSince(today));
    }

    @Test
    default void invitations_that_wait_are_counted_beside_the_members() {
        Team team = aTeam(anAccount().id());
        Team other = aTeam(anAccount().id());
        for (Instant end : List.of(NOW, NOW.plusMillis(1), NOW.plusMillis(2))) {
            Invitation one = new Invitation(
                    team.id(),
                    new InvitationId(TimeOrderedId.make(NOW, RANDOM)),
                    anAddress(),
                    Role.USER,
                    false,
                    team.owner(),
                    end);
            commit(() -> store().invitations()
                    .add(one, BearerToken.make(team.id().value(), RANDOM).digest()));
        }
        assertEquals(new WaitingCount(2, 1, 0), waiting(team));
        assertEquals(new WaitingCount(0, 0, 0), waiting(other));
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
            List<Member> everybody = members(team);
            TeamRules rules = StandingsOnPages.rules(random, NOW);
            for (Instant moment : StandingsOnPages.moments(random, NOW)) {
                assertPages(team, everybody, rules, moment, "replay with -DforAll.seed=" + seed);
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
        assertTrue(seats.contains(new Memberships.Seat(owned, member(owned, account), TeamRules.NONE)));
        assertTrue(seats.contains(new Memberships.Seat(joined, member(joined, account), TeamRules.NONE)));
    }

    @Test
    default void with_each_place_comes_what_the_team_requires() {
        AccountId account = anAccount().id();
        Team strict = aTeam(account);
        Team lax = aTeam(account);
        PolicyChange first = new PolicyChange(NOW, Mandate.TECHNICIANS, Optional.of(NOW.plusSeconds(3_600)));
        PolicyChange then = new PolicyChange(NOW.plusSeconds(60), Mandate.EVERYONE, Optional.empty());
        PlanChange plan = new PlanChange(NOW, new Terms(Plan.ENTERPRISE, true), Optional.of(NOW.plusSeconds(90)));
        commit(() -> {
            store().policies().add(strict.id(), first);
            store().policies().add(strict.id(), then);
            store().subscriptions().add(strict.id(), plan);
            store().policies().add(lax.id(), first);
        });
        TeamRules both = new TeamRules(new PolicyHistory(List.of(first, then)), new PlanHistory(List.of(plan)));
        TeamRules one = new TeamRules(new PolicyHistory(List.of(first)), new PlanHistory(List.of()));
        assertEquals(
                Set.of(
                        new Memberships.Seat(strict, member(strict, account), both),
                        new Memberships.Seat(lax, member(lax, account), one)),
                Set.copyOf(memberships().of(account)));
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
        List<AccountId> all =
                members(team).stream().map(member -> member.account().id()).toList();
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
        rollBack(() -> memberships().remind(team.id(), List.of(team.owner()), NOW, NOW));
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
        assertNeedsTransaction(() -> memberships().remind(team.id(), List.of(team.owner()), NOW, NOW));
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

    private void assertPages(Team team, List<Member> everybody, TeamRules rules, Instant now, String seed) {
        Map<AccountId, StandingKind> kinds = everybody.stream()
                .collect(
                        toMap(member -> member.account().id(), member -> StandingKind.of(rules.standing(member, now))));
        Map<StandingKind, Integer> counts =
                kinds.values().stream().collect(groupingBy(kind -> kind, summingInt(kind -> 1)));
        String message = rules + " at " + now + ", " + seed;
        Memberships.Page all = memberships().page(team, rules, MemberSelection.ALL, 0, 100, now);
        assertEquals(counts, all.counts(), message);
        assertEquals(
                kinds.values().stream().filter(StandingKind::missing).count(),
                all.missing().all(),
                message);
        List<AccountId> byName = ids(all);
        assertEquals(kinds.keySet(), Set.copyOf(byName), message);
        List<AccountId> byStanding = new ArrayList<>();
        for (StandingKind kind :
                List.of(StandingKind.SUSPENDED, StandingKind.DUE, StandingKind.NOT_REQUIRED, StandingKind.ON)) {
            List<AccountId> some =
                    byName.stream().filter(one -> kinds.get(one) == kind).toList();
            byStanding.addAll(some);
            MemberSelection only = new MemberSelection(Optional.empty(), Optional.of(kind), Order.NAME);
            Memberships.Page page = memberships().page(team, rules, only, 1, 2, now);
            assertEquals(some.stream().skip(1).limit(2).toList(), ids(page), message);
            assertEquals(counts, page.counts(), message);
        }
        MemberSelection undone = new MemberSelection(Optional.empty(), Optional.empty(), Order.STANDING);
        assertEquals(byStanding, ids(memberships().page(team, rules, undone, 0, 100, now)), message);
        assertEquals(
                byStanding,
                walk(team, rules, undone, now, 4)
                        .map(member -> member.account().id())
                        .toList(),
                message);
        List<Member> missing = everybody.stream()
                .filter(member -> StandingKind.of(rules.standing(member, now)).missing())
                .toList();
        assertEquals(missing, memberships().missing(team.id(), rules, Optional.empty(), 100, now), message);
        Memberships.Tally tally = memberships().tally(team.id(), rules, 2, now);
        assertEquals(counts, tally.counts(), message);
        assertEquals(missing.size(), tally.countMissing(), message);
        assertEquals(missing.stream().limit(2).toList(), tally.missing(), message);
        assertEquals(
                everybody.stream().filter(member -> rules.cover(member, now)).count(), tally.covered(), message);
        assertEquals(memberships().owner(team.id()), tally.owner(), message);
    }

    private static List<AccountId> ids(Memberships.Page page) {
        return page.members().stream().map(member -> member.account().id()).toList();
    }

    private static MemberSelection seeking(String text) {
        return new MemberSelection(Sought.parse(text), Optional.empty(), Order.NAME);
    }

    private List<AccountId> shown(Team team, MemberSelection which, int skipped, int most) {
        return ids(memberships().page(team, TeamRules.NONE, which, skipped, most, NOW));
    }

    private Memberships.Missing missing(Team team, MemberSelection which) {
        return memberships().page(team, EVERYONE, which, 0, 9, NOW).missing();
    }

    private WaitingCount waiting(Team team) {
        return memberships()
                .page(team, TeamRules.NONE, MemberSelection.ALL, 0, 9, NOW)
                .waiting();
    }

    private Account called(String name) {
        return account(name, anUnknownAccount(true).email());
    }

    /** Of an address of its own, for one is claimed once, also where tests share a store. */
    private Account account(String name, String email) {
        String unique = email.replace("@", "." + TimeOrderedId.make(NOW, RANDOM) + "@");
        return account(name, EmailAddress.parse(unique).orElseThrow());
    }

    private Account account(String name, EmailAddress email) {
        AccountId id = anUnknownAccount(true).id();
        return added(new Account(id, email, PersonName.parse(name).orElseThrow(), NOW, true));
    }

    private Set<AccountId> remind(Team team, List<AccountId> members, LocalDate today) {
        Instant start = Midnight.of(today, team.zone());
        return committed(() -> memberships().remind(team.id(), members, start, start.plusSeconds(60)));
    }

    private boolean setTechnician(Team team, AccountId account, boolean technician, Instant at) {
        return committed(() -> memberships().setTechnician(team.id(), account, technician, at));
    }

    private Memberships memberships() {
        return store().memberships();
    }
}
