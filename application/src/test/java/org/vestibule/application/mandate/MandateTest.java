package org.vestibule.application.mandate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.vestibule.application.subscription.SetSubscription;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Club;
import org.vestibule.application.twostep.DisableObjections.Objection;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.application.twostep.ResetTwoStep;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyRefusal;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.Race;

/** How a team's mandate and turning 2-step verification on and off act upon each other (PRODUCT B, D). */
class MandateTest {

    private static final Standing ON = new Standing.On();

    private final MeddledStore store = new MeddledStore();
    private final Club club = new Club(store);
    private final Objection owned = objection(Objection.Kind.OWNER_FAILS);
    private final Objection lost = objection(Objection.Kind.ACCESS_LOST);
    private final Objection ownedOnceAwake = objection(Objection.Kind.OWNER_FAILS_ONCE_AWAKE);

    @Test
    void a_rule_suspends_who_has_it_not_and_enabling_restores_at_once() {
        assertEquals(new Standing.NotRequired(), club.standing(club.bob));
        Instant at = club.require(Mandate.EVERYONE);
        assertEquals(new Standing.Suspended(at), club.standing(club.bob));
        club.enroll(club.bob);
        assertEquals(ON, club.standing(club.bob));
    }

    @Test
    void other_teams_are_untouched() {
        Team other = club.team("Other", club.bob, Club.ENTERPRISE);
        club.require(Mandate.EVERYONE);
        assertEquals(new Standing.NotRequired(), club.standing(other, club.bob));
        assertInstanceOf(Standing.Suspended.class, club.standing(club.bob));
    }

    @Test
    void a_rule_that_rests_with_the_plan_acts_again_with_the_old_deadline() {
        Instant at = club.require(Mandate.EVERYONE);
        club.does.team().setSubscription().set(club.team, Terms.LITE, Optional.empty());
        assertEquals(new Standing.NotRequired(), club.standing(club.bob));
        assertTrue(club.does.mandate().viewPolicy().of(club.team).orElseThrow().dormant());
        club.hour();
        club.does.team().setSubscription().set(club.team, Club.ENTERPRISE, Optional.empty());
        assertEquals(new Standing.Suspended(at), club.standing(club.bob));
    }

    @Test
    void a_late_joiner_is_due_at_once() {
        club.require(Mandate.EVERYONE);
        Account eve = club.portal.account("eve@example.com");
        Instant joined = club.now();
        club.add(eve, Role.USER, false);
        assertEquals(new Standing.Suspended(joined), club.standing(eve));
    }

    @Test
    void an_operators_reset_suspends_the_owner_and_says_so() {
        Instant at = club.require(Mandate.EVERYONE);
        assertEquals(
                new ResetTwoStep.Done(List.of(owned), List.of()),
                club.does.twoStep().resetTwoStep().reset(club.ada.account(), "Lost phone"));
        assertEquals(new Standing.Suspended(at), club.standing(club.ada.account()));
        assertTrue(club.does.mandate().viewPolicy().of(club.team).orElseThrow().failedByOwner());
        club.enroll(club.ada.account());
        assertEquals(ON, club.standing(club.ada.account()));
    }

    @Test
    void an_operators_reset_of_anybody_else_says_nothing() {
        club.enroll(club.bob);
        club.require(Mandate.EVERYONE);
        assertEquals(
                new ResetTwoStep.Done(List.of(), List.of()),
                club.does.twoStep().resetTwoStep().reset(club.bob, "Lost phone"));
    }

    @Test
    void a_member_keeps_it_on_or_agrees_to_lose_access() {
        Enrolled bob = club.enroll(club.bob);
        Instant at = club.require(Mandate.EVERYONE);
        assertEquals(new DisableTwoStepVerification.AccessLost(List.of(lost)), club.disable(bob, Set.of()));
        assertEquals(ON, club.standing(club.bob));
        club.hour();
        assertInstanceOf(DisableTwoStepVerification.Disabled.class, club.disable(bob, Set.of(club.team.id())));
        assertEquals(new Standing.Suspended(at), club.standing(club.bob));
    }

    @Test
    void before_the_deadline_a_member_may_turn_it_off() {
        Enrolled bob = club.enroll(club.bob);
        club.does
                .mandate()
                .setPolicy()
                .set(Authority.OPERATOR, club.team.id(), Mandate.EVERYONE, Optional.of(LocalDate.of(2030, 2, 1)));
        assertInstanceOf(DisableTwoStepVerification.Disabled.class, club.disable(bob, Set.of()));
        assertEquals(new Standing.DueBy(Instant.parse("2030-01-31T23:00:00Z")), club.standing(club.bob));
    }

    @Test
    void the_owner_keeps_it_on_under_a_rule_begun_or_announced() {
        club.does
                .mandate()
                .setPolicy()
                .set(Authority.OPERATOR, club.team.id(), Mandate.EVERYONE, Optional.of(LocalDate.of(2030, 2, 1)));
        assertEquals(
                new DisableTwoStepVerification.OwnerFails(List.of(owned)),
                club.disable(club.ada, Set.of(club.team.id())));
        club.require(Mandate.EVERYONE);
        assertEquals(
                new DisableTwoStepVerification.OwnerFails(List.of(owned)),
                club.disable(club.ada, Set.of(club.team.id())));
        assertEquals(ON, club.standing(club.ada.account()));
    }

    @Test
    void under_a_dormant_rule_or_one_for_others_the_owner_may_turn_it_off() {
        club.require(Mandate.TECHNICIANS);
        assertInstanceOf(DisableTwoStepVerification.Disabled.class, club.disable(club.ada, Set.of()));
        Enrolled ada = club.enroll(club.ada.account());
        club.require(Mandate.EVERYONE);
        club.does.team().setSubscription().set(club.team, Terms.LITE, Optional.empty());
        assertInstanceOf(DisableTwoStepVerification.Disabled.class, club.disable(ada, Set.of()));
    }

    /** By no fault of anybody's; so it is said at each step on the way. */
    @Test
    void a_plan_that_lapses_and_returns_may_leave_an_owner_who_fails_the_rule_and_that_is_said_all_along() {
        Instant at = club.require(Mandate.EVERYONE);
        assertEquals(List.of(owned), objections(club.ada));
        subscribe(Terms.LITE);
        assertEquals(List.of(ownedOnceAwake), objections(club.ada));
        assertFalse(policy().failedOnceAwake(), "it is on");
        assertInstanceOf(DisableTwoStepVerification.Disabled.class, club.disable(club.ada, Set.of()));
        assertTrue(policy().failedOnceAwake() && !policy().failedByOwner());
        assertEquals(new Standing.NotRequired(), policy().ofOwner());

        assertTrue(awakens(Club.ENTERPRISE));
        assertEquals(new Standing.Suspended(at), policy().ofOwner());
        assertTrue(policy().failedByOwner() && !policy().failedOnceAwake());
        assertEquals(new Standing.Suspended(at), club.standing(club.ada.account()), "like anyone");
        club.enroll(club.ada.account());
        assertEquals(ON, policy().ofOwner());
    }

    @Test
    void the_return_of_on_demand_assist_wakes_a_rule_for_technicians() {
        club.require(Mandate.TECHNICIANS);
        subscribe(Club.ENTERPRISE);
        assertTrue(policy().dormant());
        assertEquals(List.of(), objections(club.ada), "no Technician");
        club.does
                .member()
                .setTechnician()
                .set(Authority.OPERATOR, club.team.id(), club.ada.account().id(), true);
        assertEquals(List.of(ownedOnceAwake), objections(club.ada));
        assertInstanceOf(DisableTwoStepVerification.Disabled.class, club.disable(club.ada, Set.of()));
        assertTrue(policy().failedOnceAwake());
        assertTrue(awakens(Club.WITH_ASSIST));
        assertTrue(policy().failedByOwner());
    }

    @Test
    void a_change_of_terms_that_wakes_nothing_says_so() {
        assertFalse(awakens(Club.ENTERPRISE), "there is no rule");
        club.require(Mandate.EVERYONE);
        assertFalse(awakens(Club.WITH_ASSIST), "it did not rest");
        assertFalse(awakens(Terms.LITE), "it rests");
        assertFalse(awakens(new Terms(Plan.PROFESSIONAL, true)), "it still does");
        assertTrue(awakens(Club.ENTERPRISE));
        subscribe(Terms.LITE);
        club.require(Mandate.NOBODY);
        assertFalse(awakens(Club.ENTERPRISE), "it is required of nobody");
    }

    /** Terms that have ended by themselves are none. */
    @Test
    void a_plan_that_ended_and_is_set_again_wakes_the_rule() {
        club.does.team().setSubscription().set(club.team, Club.ENTERPRISE, Optional.of(LocalDate.of(2030, 2, 1)));
        club.require(Mandate.EVERYONE);
        club.portal.clock.advance(Duration.ofDays(40));
        assertTrue(policy().dormant());
        assertTrue(awakens(Club.ENTERPRISE));
    }

    @Test
    void an_operators_reset_while_the_rule_rests_says_what_its_return_will_do() {
        club.require(Mandate.EVERYONE);
        subscribe(Terms.LITE);
        assertEquals(
                new ResetTwoStep.Done(List.of(), List.of(ownedOnceAwake)),
                club.does.twoStep().resetTwoStep().reset(club.ada.account(), "Lost phone"));
        club.enroll(club.bob);
        assertEquals(
                new ResetTwoStep.Done(List.of(), List.of()),
                club.does.twoStep().resetTwoStep().reset(club.bob, "Lost phone"));
    }

    @Test
    void a_member_is_told_too_and_agrees_to_nothing_by_that() {
        Enrolled bob = club.enroll(club.bob);
        club.require(Mandate.EVERYONE);
        subscribe(Terms.LITE);
        assertEquals(List.of(objection(Objection.Kind.ACCESS_LOST_ONCE_AWAKE)), objections(bob));
        subscribe(Club.ENTERPRISE);
        assertEquals(new DisableTwoStepVerification.AccessLost(List.of(lost)), club.disable(bob, Set.of()));
    }

    @Test
    void of_a_rule_that_is_announced_a_member_is_told_the_day_and_gives_nothing_up() {
        Enrolled bob = club.enroll(club.bob);
        LocalDate day = club.team.day(club.portal.clock.instant()).plusDays(10);
        club.does.mandate().setPolicy().set(Authority.OPERATOR, club.team.id(), Mandate.EVERYONE, Optional.of(day));
        Objection later =
                new Objection(club.team.id(), club.team.name(), Objection.Kind.ACCESS_LOST_LATER, Optional.of(day));
        assertEquals(List.of(later), objections(bob));
        assertInstanceOf(DisableTwoStepVerification.Disabled.class, club.disable(bob, Set.of()));
    }

    @Test
    void while_the_rule_rests_a_member_turns_it_off_without_giving_anything_up() {
        Enrolled bob = club.enroll(club.bob);
        Instant at = club.require(Mandate.EVERYONE);
        subscribe(Terms.LITE);
        assertInstanceOf(DisableTwoStepVerification.Disabled.class, club.disable(bob, Set.of()));
        subscribe(Club.ENTERPRISE);
        assertEquals(new Standing.Suspended(at), club.standing(club.bob));
    }

    @Test
    void compliance_names_who_will_be_missing_once_the_rule_is_awake() {
        Instant at = club.require(Mandate.EVERYONE);
        subscribe(Terms.LITE);
        club.disable(club.ada, Set.of());
        var ada = new ListMissing.Missing(club.ada.account(), true, new Standing.Suspended(at));
        var bob = new ListMissing.Missing(club.bob, false, new Standing.Suspended(at));
        CheckCompliance.Compliance asleep =
                club.does.mandate().checkCompliance().check(club.team.id());
        assertEquals(List.of(2, 0, 2, 0, 2), numbers(asleep));
        assertTrue(asleep.dormant());
        assertEquals(2, asleep.suspendedOnceAwake());
        assertEquals(List.of(ada, bob), named(club, asleep));
        subscribe(Club.ENTERPRISE);
        CheckCompliance.Compliance awake = club.does.mandate().checkCompliance().check(club.team.id());
        assertEquals(List.of(2, 0, 0, 2, 0), numbers(awake));
        assertFalse(awake.dormant());
        assertEquals(0, awake.suspendedOnceAwake());
        assertEquals(List.of(ada, bob), named(club, awake));
    }

    /** Members, how many have it, how many need not, how many are missing, now and once the rule is awake. */
    static List<Integer> numbers(CheckCompliance.Compliance compliance) {
        return List.of(
                compliance.tally().size(),
                compliance.on(),
                compliance.notRequired(),
                compliance.missing(),
                compliance.missingOnceAwake());
    }

    static List<ListMissing.Missing> named(Club club, CheckCompliance.Compliance compliance) {
        return club.does
                .mandate()
                .listMissing()
                .list(club.team.id(), compliance.rules(), compliance.at())
                .toList();
    }

    @Test
    void chosen_while_the_owner_turns_it_off_the_rule_wins_or_is_refused() {
        store.beforeNextTransaction(() -> club.disable(club.ada, Set.of()));
        assertEquals(
                new SetPolicy.Refused(PolicyRefusal.COVERS_OWNER, club.ada.account()),
                club.does
                        .mandate()
                        .setPolicy()
                        .set(Authority.OPERATOR, club.team.id(), Mandate.EVERYONE, Optional.empty()));
    }

    /** Never a mandate that its Owner fails. */
    @Test
    void racing_a_rule_and_its_owner_turning_it_off_one_wins() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < 20; round++) {
                Club fresh = new Club();
                race.run(List.<Supplier<Object>>of(
                        () -> fresh.does
                                .mandate()
                                .setPolicy()
                                .set(Authority.OPERATOR, fresh.team.id(), Mandate.EVERYONE, Optional.empty()),
                        () -> fresh.disable(fresh.ada, Set.of())));
                boolean ruled = fresh.does
                        .mandate()
                        .viewPolicy()
                        .of(fresh.team)
                        .orElseThrow()
                        .chosen()
                        .isPresent();
                assertEquals(ruled, fresh.member(fresh.ada.account()).twoStepOn());
            }
        }
    }

    @Test
    void handed_over_while_a_rule_is_chosen_it_is_the_new_owner_who_must_have_it() {
        store.beforeNextTransaction(() -> club.does.handover().setOwner().set(club.team.id(), club.bob.id()));
        assertEquals(
                new SetPolicy.Refused(PolicyRefusal.COVERS_OWNER, club.bob),
                club.does
                        .mandate()
                        .setPolicy()
                        .set(Authority.OPERATOR, club.team.id(), Mandate.EVERYONE, Optional.empty()));
    }

    private Objection objection(Objection.Kind kind) {
        Optional<LocalDate> day = kind == Objection.Kind.ACCESS_LOST
                ? Optional.of(club.team.day(club.portal.clock.instant()))
                : Optional.empty();
        return new Objection(club.team.id(), club.team.name(), kind, day);
    }

    private List<Objection> objections(Enrolled person) {
        return club.does.twoStep().listDisableObjections().list(person.account().id());
    }

    /** Sets other terms, which do not end; says what held before. */
    private Terms subscribe(Terms terms) {
        SetSubscription.Result result = club.does.team().setSubscription().set(club.team, terms, Optional.empty());
        club.hour();
        return ((SetSubscription.Done) result).before();
    }

    private boolean awakens(Terms terms) {
        Terms before = subscribe(terms);
        return policy().awakeAfter(before);
    }

    private ViewPolicy.Policy policy() {
        return club.does.mandate().viewPolicy().of(club.team).orElseThrow();
    }
}
