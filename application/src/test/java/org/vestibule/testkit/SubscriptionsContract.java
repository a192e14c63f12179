package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.PolicyHistory;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;

/** What every adapter of {@link Subscriptions} keeps. */
public interface SubscriptionsContract extends TeamStoreContract {

    PlanChange ENTERPRISE = new PlanChange(NOW, new Terms(Plan.ENTERPRISE, true), Optional.of(NOW.plusSeconds(1000)));
    PlanChange LITE = new PlanChange(NOW, Terms.LITE, Optional.empty());

    @Test
    default void changes_are_kept_in_the_order_written() {
        Team team = aTeam(anAccount().id());
        assertEquals(PlanHistory.NONE, store().policies().of(team.id()).plans());
        for (PlanChange change : List.of(ENTERPRISE, LITE, ENTERPRISE)) {
            commit(() -> subscriptions().add(team.id(), change));
        }
        PlanHistory all = new PlanHistory(List.of(ENTERPRISE, LITE, ENTERPRISE));
        assertEquals(all, store().policies().of(team.id()).plans());
        assertEquals(Optional.of(all), committed(() -> subscriptions().lock(team.id())));
    }

    @Test
    default void each_team_has_its_own() {
        Team one = aTeam(anAccount().id());
        Team other = aTeam(anAccount().id());
        commit(() -> subscriptions().add(one.id(), ENTERPRISE));
        assertEquals(
                new TeamRules(PolicyHistory.NONE, new PlanHistory(List.of(ENTERPRISE))),
                store().policies().of(one.id()));
        assertEquals(TeamRules.NONE, store().policies().of(other.id()));
    }

    @Test
    default void a_new_team_begins_with_one_in_the_same_transaction() {
        Team team = anUnknownTeam(anAccount().id());
        commit(() -> {
            store().teams().add(team);
            subscriptions().add(team.id(), ENTERPRISE);
        });
        assertEquals(
                new PlanHistory(List.of(ENTERPRISE)),
                store().policies().of(team.id()).plans());
    }

    @Test
    default void under_the_lock_none_is_lost() {
        Team team = aTeam(anAccount().id());
        try (Race race = new Race(10)) {
            race.run(() -> committed(() -> {
                subscriptions().lock(team.id());
                subscriptions().add(team.id(), LITE);
                return true;
            }));
        }
        assertEquals(10, store().policies().of(team.id()).plans().changes().size());
    }

    @Test
    default void where_there_is_no_team_there_is_nothing_to_lock() {
        Team unknown = anUnknownTeam(AccountId.NOBODY);
        assertEquals(Optional.empty(), committed(() -> subscriptions().lock(unknown.id())));
    }

    @Test
    default void subscribing_needs_a_transaction() {
        Team team = aTeam(anAccount().id());
        assertNeedsTransaction(() -> subscriptions().add(team.id(), LITE));
        assertNeedsTransaction(() -> subscriptions().lock(team.id()));
    }

    private Subscriptions subscriptions() {
        return store().subscriptions();
    }
}
