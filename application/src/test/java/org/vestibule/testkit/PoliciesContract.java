package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.team.Policies;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.PolicyHistory;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;

/** What every adapter of {@link Policies} keeps. */
public interface PoliciesContract extends TeamStoreContract {

    PolicyChange EVERYONE = new PolicyChange(NOW, Mandate.EVERYONE, Optional.of(NOW.plusSeconds(1000)));
    PolicyChange NOBODY = new PolicyChange(NOW, Mandate.NOBODY, Optional.empty());
    PolicyChange TECHNICIANS = new PolicyChange(NOW, Mandate.TECHNICIANS, Optional.empty());

    @Test
    default void choices_are_kept_in_the_order_written() {
        Team team = aTeam(anAccount().id());
        assertEquals(TeamRules.NONE, policies().of(team.id()));
        for (PolicyChange change : List.of(EVERYONE, NOBODY, TECHNICIANS)) {
            commit(() -> policies().add(team.id(), change));
        }
        assertEquals(
                new TeamRules(new PolicyHistory(List.of(EVERYONE, NOBODY, TECHNICIANS)), PlanHistory.NONE),
                policies().of(team.id()));
    }

    @Test
    default void each_team_has_its_own() {
        Team one = aTeam(anAccount().id());
        Team other = aTeam(anAccount().id());
        commit(() -> policies().add(one.id(), EVERYONE));
        assertEquals(
                new TeamRules(new PolicyHistory(List.of(EVERYONE)), PlanHistory.NONE),
                policies().of(one.id()));
        assertEquals(TeamRules.NONE, policies().of(other.id()));
    }

    @Test
    default void choices_and_plans_come_together() {
        Team chooses = aTeam(anAccount().id());
        Team subscribes = aTeam(anAccount().id());
        Team both = aTeam(anAccount().id());
        PlanChange plan = new PlanChange(NOW, new Terms(Plan.ENTERPRISE, true), Optional.of(NOW.plusSeconds(9)));
        PlanChange lite = new PlanChange(NOW, Terms.LITE, Optional.empty());
        commit(() -> {
            policies().add(chooses.id(), EVERYONE);
            store().subscriptions().add(subscribes.id(), plan);
            store().subscriptions().add(both.id(), lite);
            policies().add(both.id(), TECHNICIANS);
            store().subscriptions().add(both.id(), plan);
            policies().add(both.id(), EVERYONE);
        });
        PolicyHistory everyone = new PolicyHistory(List.of(EVERYONE));
        PlanHistory one = new PlanHistory(List.of(plan));
        PolicyHistory twice = new PolicyHistory(List.of(TECHNICIANS, EVERYONE));
        PlanHistory two = new PlanHistory(List.of(lite, plan));
        assertEquals(new TeamRules(everyone, PlanHistory.NONE), policies().of(chooses.id()));
        assertEquals(new TeamRules(PolicyHistory.NONE, one), policies().of(subscribes.id()));
        assertEquals(new TeamRules(twice, two), policies().of(both.id()));
    }

    @Test
    default void under_the_lock_none_is_lost() {
        Team team = aTeam(anAccount().id());
        try (Race race = new Race(10)) {
            race.run(() -> committed(() -> {
                store().teams().lock(team.id());
                policies().add(team.id(), EVERYONE);
                return true;
            }));
        }
        assertEquals(10, policies().of(team.id()).policies().changes().size());
    }

    @Test
    default void a_choice_taken_back_is_none() {
        Team team = aTeam(anAccount().id());
        rollBack(() -> policies().add(team.id(), EVERYONE));
        assertEquals(TeamRules.NONE, policies().of(team.id()));
    }

    @Test
    default void choosing_needs_a_transaction() {
        Team team = aTeam(anAccount().id());
        assertNeedsTransaction(() -> policies().add(team.id(), EVERYONE));
    }

    private Policies policies() {
        return store().policies();
    }
}
