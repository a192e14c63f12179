package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.mandate.MandateWatch;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.Warning;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;

/** What every adapter of {@link MandateWatch} keeps: nobody who is to be told is forgotten (PRODUCT D). */
public interface MandateWatchContract extends TeamStoreContract {

    /** When only those fall due that something woke. */
    Instant WOKEN = Instant.EPOCH;

    @BeforeEach
    default void all_is_quiet() {
        Instant farAhead = NOW.plus(Duration.ofDays(36_500));
        while (takenAndLeft(farAhead).isPresent()) {
            // until it is
        }
    }

    @Test
    default void a_team_is_taken_when_its_time_has_come_and_not_before() {
        Team team = aTeam(anAccount().id());
        assertEquals(Optional.empty(), taken(NOW));
        commit(() -> watch().lookAgain(team.id(), Optional.of(NOW)));
        assertEquals(Optional.empty(), taken(NOW.minusMillis(1)));
        assertEquals(Optional.of(team), taken(NOW));
        commit(() -> watch().lookAgain(team.id(), Optional.of(NOW.plusSeconds(60))));
        assertEquals(Optional.empty(), taken(NOW));
        commit(() -> watch().lookAgain(team.id(), Optional.empty()));
        assertEquals(Optional.empty(), taken(NOW.plusSeconds(60)));
    }

    @Test
    default void the_longest_due_is_taken_first() {
        Team later = aTeam(anAccount().id());
        Team first = aTeam(anAccount().id());
        commit(() -> watch().lookAgain(later.id(), Optional.of(NOW)));
        commit(() -> watch().lookAgain(first.id(), Optional.of(NOW.minusSeconds(60))));
        assertEquals(Optional.of(first), takenAndLeft(NOW));
        assertEquals(Optional.of(later), takenAndLeft(NOW));
        assertEquals(Optional.empty(), takenAndLeft(NOW));
    }

    @Test
    default void of_many_who_take_one_gets_it() {
        try (Race race = new Race(10)) {
            for (int round = 0; round < 10; round++) {
                Team team = aTeam(anAccount().id());
                commit(() -> watch().lookAgain(team.id(), Optional.of(NOW)));
                List<Optional<Team>> taken = race.run(() -> takenAndLeft(NOW));
                assertEquals(1, taken.stream().filter(Optional::isPresent).count());
            }
        }
    }

    @Test
    default void a_choice_wakes_the_team() {
        assertWakes(
                team -> store().policies().add(team.id(), new PolicyChange(NOW, Mandate.EVERYONE, Optional.empty())));
    }

    @Test
    default void another_subscription_wakes_the_team() {
        Terms terms = new Terms(Plan.ENTERPRISE, true);
        assertWakes(team -> store().subscriptions().add(team.id(), new PlanChange(NOW, terms, Optional.empty())));
    }

    @Test
    default void a_joining_wakes_the_team() {
        AccountId account = anAccount().id();
        assertWakes(team -> assertTrue(store().memberships().join(team.id(), account, Role.USER, false, NOW)));
    }

    @Test
    default void a_new_technician_wakes_the_team() {
        assertWakes(team -> assertTrue(store().memberships().setTechnician(team.id(), team.owner(), true, NOW)));
    }

    @Test
    default void two_step_verification_turned_off_wakes_all_teams_of_the_account() {
        AccountId account = anAccount().id();
        Team owned = aTeam(account);
        Team joined = aTeam(anAccount().id());
        aTeam(anAccount().id());
        join(joined, account, Role.USER);
        all_is_quiet();
        commit(() -> store().twoStepFollowers().note(account, false));
        List<Team> woken =
                List.of(takenAndLeft(WOKEN).orElseThrow(), takenAndLeft(WOKEN).orElseThrow());
        assertTrue(woken.contains(owned) && woken.contains(joined));
        assertEquals(Optional.empty(), taken(WOKEN));
    }

    @Test
    default void turned_on_it_wakes_nobody() {
        AccountId account = anAccount().id();
        aTeam(account);
        commit(() -> store().twoStepFollowers().note(account, true));
        assertEquals(Optional.empty(), taken(WOKEN));
    }

    @Test
    default void what_is_taken_back_wakes_nobody() {
        Team team = aTeam(anAccount().id());
        AccountId account = anAccount().id();
        rollBack(() -> {
            store().policies().add(team.id(), new PolicyChange(NOW, Mandate.EVERYONE, Optional.empty()));
            store().memberships().join(team.id(), account, Role.USER, false, NOW);
        });
        assertEquals(Optional.empty(), taken(WOKEN));
    }

    @Test
    default void woken_it_is_due_before_its_time() {
        assertWakes(team -> {
            watch().lookAgain(team.id(), Optional.of(NOW.plusSeconds(60)));
            store().policies().add(team.id(), new PolicyChange(NOW, Mandate.EVERYONE, Optional.empty()));
        });
    }

    /** Either it is due once more, or whoever looked has seen it. */
    @Test
    default void what_wakes_a_team_while_it_is_looked_at_is_not_lost() {
        Team team = aTeam(anAccount().id());
        PolicyChange change = new PolicyChange(NOW, Mandate.NOBODY, Optional.empty());
        try (Race race = new Race(2)) {
            for (int written = 1; written <= 30; written++) {
                commit(() -> watch().lookAgain(team.id(), Optional.of(NOW)));
                List<Integer> seen = race.run(List.<Supplier<Integer>>of(
                        () -> committed(() -> {
                            Optional<Team> taken = watch().take(NOW).map(MandateWatch.Look::team);
                            taken.ifPresent(mine -> watch().lookAgain(mine.id(), Optional.empty()));
                            return taken.map(mine -> store().policies()
                                            .of(mine.id())
                                            .policies()
                                            .changes()
                                            .size())
                                    .orElse(0);
                        }),
                        () -> committed(() -> {
                            store().policies().add(team.id(), change);
                            return 0;
                        })));
                boolean stillDue = takenAndLeft(NOW).isPresent();
                assertTrue(stillDue || seen.get(0) == written);
            }
        }
    }

    @Test
    default void the_unready_are_those_of_the_team_without_2_step_verification() {
        Account owner = anAccount();
        Account on = anAccount();
        Account off = anAccount();
        Team team = aTeam(owner.id());
        aTeam(anAccount().id());
        join(team, on.id(), Role.USER);
        join(team, off.id(), Role.ADMIN);
        commit(() -> store().twoStepFollowers().note(on.id(), true));
        List<MandateWatch.Unready> expected = members(team).stream()
                .filter(member -> !member.account().equals(on))
                .map(member -> new MandateWatch.Unready(member, Optional.empty()))
                .toList();
        assertEquals(2, expected.size());
        assertEquals(expected, watch().unready(team.id(), 100));
    }

    @Test
    default void a_look_goes_on_where_it_came_to_and_a_team_that_is_woken_is_looked_at_anew() {
        Team team = aTeam(anAccount().id());
        join(team, anAccount().id(), Role.USER);
        join(team, anAccount().id(), Role.USER);
        all_is_quiet();
        List<AccountId> all = unready(team);
        assertEquals(3, all.size());
        AccountId newcomer = anAccount().id();
        commit(() -> watch().lookOn(team.id(), all.get(1), NOW));
        assertEquals(Optional.of(new MandateWatch.Look(team, Optional.of(NOW))), committed(() -> watch().take(NOW)));
        assertEquals(List.of(all.get(2)), unready(team));
        assertEquals(1, watch().unready(team.id(), 1).size());
        join(team, newcomer, Role.USER);
        assertEquals(Optional.of(new MandateWatch.Look(team, Optional.empty())), committed(() -> watch().take(NOW)));
        assertEquals(4, unready(team).size());
        commit(() -> watch().lookOn(team.id(), all.get(1), NOW));
        assertFalse(unready(team).contains(all.get(0)));
        commit(() -> watch().lookAgain(team.id(), Optional.of(NOW)));
        assertEquals(4, unready(team).size(), "what was looked at to its end is looked at from the first on");
    }

    private List<AccountId> unready(Team team) {
        return watch().unready(team.id(), 100).stream()
                .map(one -> one.member().account().id())
                .toList();
    }

    @Test
    default void what_a_member_was_told_last_is_kept_for_this_team() {
        AccountId account = anAccount().id();
        Team team = aTeam(account);
        Team other = aTeam(account);
        Instant due = NOW;
        for (Warning warning : Warning.values()) {
            due = due.plusSeconds(1);
            Warning.Told told = new Warning.Told(due, warning);
            commit(() -> watch().note(team.id(), account, told));
            assertEquals(Optional.of(told), told(team, account));
        }
        assertEquals(Optional.empty(), told(other, account));
    }

    @Test
    default void who_leaves_and_joins_again_was_told_nothing() {
        AccountId account = anAccount().id();
        Team team = aTeam(anAccount().id());
        join(team, account, Role.USER);
        commit(() -> watch().note(team.id(), account, new Warning.Told(NOW, Warning.SUSPENDED)));
        committed(() -> store().memberships().leave(team.id(), account));
        join(team, account, Role.USER);
        assertEquals(Optional.empty(), told(team, account));
    }

    @Test
    default void suspended_are_those_who_were_told_so_until_they_enable_it_or_nobody_must() {
        Team team = aTeam(anAccount().id());
        AccountId enables = anAccount().id();
        AccountId does = anAccount().id();
        join(team, enables, Role.USER);
        join(team, does, Role.USER);
        long others = watch().suspended();
        commit(() -> store().policies().add(team.id(), new PolicyChange(NOW, Mandate.EVERYONE, Optional.empty())));
        commit(() -> watch().note(team.id(), enables, new Warning.Told(NOW, Warning.SUSPENDED)));
        commit(() -> watch().note(team.id(), does, new Warning.Told(NOW, Warning.SUSPENDED)));
        commit(() -> watch().note(team.id(), team.owner(), new Warning.Told(NOW, Warning.DAY_BEFORE)));
        assertEquals(2, watch().suspended() - others);
        commit(() -> store().twoStepFollowers().note(enables, true));
        assertEquals(1, watch().suspended() - others);
        commit(() -> store().policies().add(team.id(), new PolicyChange(NOW, Mandate.NOBODY, Optional.empty())));
        assertEquals(0, watch().suspended() - others);
    }

    @Test
    default void watching_needs_a_transaction() {
        Team team = aTeam(anAccount().id());
        assertNeedsTransaction(() -> watch().take(NOW));
        assertNeedsTransaction(() -> watch().note(team.id(), team.owner(), new Warning.Told(NOW, Warning.SUSPENDED)));
        assertNeedsTransaction(() -> watch().lookAgain(team.id(), Optional.empty()));
        assertNeedsTransaction(() -> watch().lookOn(team.id(), team.owner(), NOW));
    }

    private MandateWatch watch() {
        return store().mandateWatch();
    }

    private void assertWakes(Consumer<Team> cause) {
        Team team = aTeam(anAccount().id());
        assertEquals(Optional.empty(), taken(WOKEN));
        commit(() -> cause.accept(team));
        assertEquals(Optional.of(team), taken(WOKEN));
    }

    private Optional<Team> taken(Instant now) {
        return committed(() -> watch().take(now).map(MandateWatch.Look::team));
    }

    private Optional<Team> takenAndLeft(Instant now) {
        return committed(() -> {
            Optional<Team> team = watch().take(now).map(MandateWatch.Look::team);
            team.ifPresent(taken -> watch().lookAgain(taken.id(), Optional.empty()));
            return team;
        });
    }

    private Optional<Warning.Told> told(Team team, AccountId account) {
        return watch().unready(team.id(), 100).stream()
                .filter(one -> one.member().account().id().equals(account))
                .findFirst()
                .orElseThrow()
                .told();
    }
}
