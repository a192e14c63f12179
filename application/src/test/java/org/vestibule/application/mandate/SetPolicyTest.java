package org.vestibule.application.mandate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.subscription.SetSubscription;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Club;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.MemberSelection;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.PolicyRefusal;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;

/** Choosing whom a team requires to have 2-step verification, and the dry run of it. */
class SetPolicyTest {

    private static final LocalDate FEBRUARY = LocalDate.of(2030, 2, 1);
    private static final Instant MIDNIGHT_IN_BERLIN = Instant.parse("2030-01-31T23:00:00Z");

    private final Club club = new Club();
    private final Account ada = club.ada.account();

    @Test
    void a_start_date_is_midnight_in_the_teams_zone() {
        PolicyChange change = new PolicyChange(club.now(), Mandate.EVERYONE, Optional.of(MIDNIGHT_IN_BERLIN));
        assertEquals(new SetPolicy.Done(change), set(Mandate.EVERYONE, Optional.of(FEBRUARY)));
        assertEquals(new Standing.DueBy(MIDNIGHT_IN_BERLIN), club.standing(club.bob));
        club.portal.clock.set(MIDNIGHT_IN_BERLIN);
        assertEquals(new Standing.Suspended(MIDNIGHT_IN_BERLIN), club.standing(club.bob));
        assertEquals(1, club.portal.store.auditTrail().count(ada.id(), Event.Kind.POLICY_SET));
    }

    @Test
    void a_day_that_has_passed_is_refused_and_today_is_at_once() {
        LocalDate today = club.team.day(club.now());
        Optional<LocalDate> yesterday = Optional.of(today.minusDays(1));
        assertEquals(refused(PolicyRefusal.DATE_PAST), set(Mandate.EVERYONE, yesterday));
        assertEquals(new PreviewPolicy.Refused(PolicyRefusal.DATE_PAST, ada), preview(Mandate.EVERYONE, yesterday));
        PolicyChange change = new PolicyChange(club.now(), Mandate.EVERYONE, Optional.empty());
        assertEquals(new SetPolicy.Done(change), set(Mandate.EVERYONE, Optional.of(today)));
    }

    @Test
    void a_day_passes_when_it_does_in_the_teams_zone() {
        club.portal.clock.set(MIDNIGHT_IN_BERLIN); // still January by UTC
        Optional<LocalDate> january = Optional.of(FEBRUARY.minusDays(1));
        assertEquals(refused(PolicyRefusal.DATE_PAST), set(Mandate.EVERYONE, january));
        club.portal.clock.set(MIDNIGHT_IN_BERLIN.minusMillis(1));
        assertInstanceOf(SetPolicy.Done.class, set(Mandate.EVERYONE, january));
    }

    @Test
    void the_dry_run_says_where_a_day_is_more_than_two_years_away() {
        LocalDate inTwoYears = club.team.day(club.now()).plusYears(2);
        for (int days : new int[] {0, 1}) {
            Optional<LocalDate> from = Optional.of(inTwoYears.plusDays(days));
            var preview = assertInstanceOf(PreviewPolicy.Preview.class, preview(Mandate.EVERYONE, from));
            assertEquals(days > 0, preview.far(), () -> "" + from);
        }
    }

    @Test
    void the_same_rule_saved_again_changes_nothing() {
        Instant at = club.require(Mandate.EVERYONE);
        assertEquals(new SetPolicy.Unchanged(), set(Mandate.EVERYONE, Optional.empty()));
        assertEquals(new Standing.Suspended(at), club.standing(club.bob));
        assertEquals(1, club.portal.store.auditTrail().count(ada.id(), Event.Kind.POLICY_SET));
    }

    @Test
    void below_enterprise_only_nobody_can_be_chosen() {
        club.does.team().setSubscription().set(club.team, new Terms(Plan.PROFESSIONAL, true), Optional.empty());
        for (Mandate rule : List.of(Mandate.EVERYONE, Mandate.TECHNICIANS)) {
            assertEquals(refused(PolicyRefusal.NEEDS_ENTERPRISE), set(rule, Optional.empty()));
        }
        assertEquals(new SetPolicy.Unchanged(), set(Mandate.NOBODY, Optional.empty()));
    }

    @Test
    void technicians_need_on_demand_assist() {
        club.does.team().setSubscription().set(club.team, Club.ENTERPRISE, Optional.empty());
        assertEquals(refused(PolicyRefusal.NEEDS_ASSIST), set(Mandate.TECHNICIANS, Optional.empty()));
        club.require(Mandate.EVERYONE);
    }

    @Test
    void the_owner_comes_first_even_to_a_rule_that_is_only_announced() {
        club.does.twoStep().resetTwoStep().reset(ada, "Lost phone");
        assertEquals(refused(PolicyRefusal.COVERS_OWNER), set(Mandate.EVERYONE, Optional.empty()));
        assertEquals(refused(PolicyRefusal.COVERS_OWNER), set(Mandate.EVERYONE, Optional.of(FEBRUARY)));
        assertInstanceOf(SetPolicy.Done.class, set(Mandate.TECHNICIANS, Optional.empty()));
        club.enroll(ada);
        assertInstanceOf(SetPolicy.Done.class, set(Mandate.EVERYONE, Optional.of(FEBRUARY)));
    }

    @Test
    void nobody_can_always_be_chosen_and_brings_all_back() {
        club.require(Mandate.EVERYONE);
        club.does.twoStep().resetTwoStep().reset(ada, "Lost phone");
        club.does.team().setSubscription().set(club.team, Terms.LITE, Optional.empty());
        assertInstanceOf(SetPolicy.Done.class, set(Mandate.NOBODY, Optional.empty()));
        assertEquals(new Standing.NotRequired(), club.standing(club.bob));
    }

    @Test
    void nobody_takes_no_day() {
        assertThrows(IllegalArgumentException.class, () -> set(Mandate.NOBODY, Optional.of(FEBRUARY)));
    }

    @Test
    void a_clock_that_is_behind_writes_no_choice_before_the_last() {
        Instant at = club.require(Mandate.EVERYONE);
        club.portal.clock.set(at.minus(Duration.ofSeconds(1)));
        assertEquals(
                new SetPolicy.Done(new PolicyChange(at, Mandate.NOBODY, Optional.empty())),
                set(Mandate.NOBODY, Optional.empty()));
    }

    @Test
    void the_dry_run_says_who_would_lose_access_and_when_and_changes_nothing() {
        Account eve = club.portal.account("eve@example.com");
        club.add(eve, Role.USER, true);
        club.enroll(eve);
        PolicyChange change = new PolicyChange(club.now(), Mandate.EVERYONE, Optional.of(MIDNIGHT_IN_BERLIN));
        List<PreviewPolicy.Losing> losing =
                List.of(new PreviewPolicy.Losing(club.member(club.bob), MIDNIGHT_IN_BERLIN));
        var preview = assertInstanceOf(PreviewPolicy.Preview.class, preview(Mandate.EVERYONE, Optional.of(FEBRUARY)));
        assertEquals(new PreviewPolicy.Preview(change, false, false, 3, 3, 2, losing, preview.after()), preview);
        assertEquals(1, preview.losing());
        assertEquals(
                List.of(new ListMissing.Missing(club.bob, false, new Standing.DueBy(MIDNIGHT_IN_BERLIN))),
                club.does
                        .mandate()
                        .listMissing()
                        .list(club.team.id(), preview.after(), change.at())
                        .toList());
        assertEquals(
                Optional.empty(),
                club.does.mandate().viewPolicy().of(club.team).orElseThrow().chosen());
        var technicians = assertInstanceOf(PreviewPolicy.Preview.class, preview(Mandate.TECHNICIANS, Optional.empty()));
        assertEquals(1, technicians.covered());
        assertEquals(0, technicians.losing());
        assertEquals(List.of(), technicians.named());
    }

    @Test
    void the_dry_run_refuses_what_would_be_refused() {
        club.does.twoStep().resetTwoStep().reset(ada, "Lost phone");
        assertEquals(
                new PreviewPolicy.Refused(PolicyRefusal.COVERS_OWNER, ada),
                preview(Mandate.EVERYONE, Optional.empty()));
        var nothing = assertInstanceOf(PreviewPolicy.Preview.class, preview(Mandate.NOBODY, Optional.empty()));
        assertTrue(nothing.changesNothing());
    }

    @Test
    void people_are_shown_with_their_standing_page_by_page() {
        Instant at = club.require(Mandate.EVERYONE);
        Place place = assertInstanceOf(
                        EnterTeam.Entered.class, club.does.team().enterTeam().enter(ada.id(), club.team.id()))
                .place();
        List<ViewPeople.Person> first = club.does
                .member()
                .viewPeople()
                .page(place, MemberSelection.ALL, 0, 1)
                .page();
        List<ViewPeople.Person> second = club.does
                .member()
                .viewPeople()
                .page(place, MemberSelection.ALL, 1, 5)
                .page();
        List<ViewPeople.Person> all = club.does
                .member()
                .listPeople()
                .list(club.team, MemberSelection.ALL)
                .toList();
        assertEquals(List.of(new ViewPeople.Person(club.member(ada), false, new Standing.On())), first);
        assertEquals(List.of(new ViewPeople.Person(club.member(club.bob), false, new Standing.Suspended(at))), second);
        assertEquals(List.of(first.get(0), second.get(0)), all);
    }

    @Test
    void compliance_counts_and_names_who_is_missing() {
        Instant at = club.require(Mandate.EVERYONE);
        CheckCompliance.Compliance compliance =
                club.does.mandate().checkCompliance().check(club.team.id());
        assertEquals(List.of(2, 1, 0, 1, 0), MandateTest.numbers(compliance));
        assertFalse(compliance.dormant());
        assertFalse(compliance.complete());
        assertEquals(
                List.of(new ListMissing.Missing(club.bob, false, new Standing.Suspended(at))),
                MandateTest.named(club, compliance));
        club.enroll(club.bob);
        assertTrue(club.does.mandate().checkCompliance().check(club.team.id()).complete());
    }

    @Test
    void a_subscription_ends_at_midnight_in_the_teams_zone_and_never_in_the_past() {
        assertEquals(
                new SetSubscription.EndsBeforeNow(),
                club.does
                        .team()
                        .setSubscription()
                        .set(club.team, Club.ENTERPRISE, Optional.of(LocalDate.of(2030, 1, 1))));
        club.does.team().setSubscription().set(club.team, Club.ENTERPRISE, Optional.of(FEBRUARY));
        assertEquals(
                Optional.of(MIDNIGHT_IN_BERLIN),
                club.does.mandate().viewPolicy().of(club.team).orElseThrow().ends());
        club.portal.clock.set(MIDNIGHT_IN_BERLIN);
        assertEquals(
                Terms.LITE,
                club.does.mandate().viewPolicy().of(club.team).orElseThrow().terms());
    }

    private SetPolicy.Result set(Mandate rule, Optional<LocalDate> from) {
        return club.does.mandate().setPolicy().set(Authority.OPERATOR, club.team.id(), rule, from);
    }

    private PreviewPolicy.Result preview(Mandate rule, Optional<LocalDate> from) {
        return club.does.mandate().previewPolicy().preview(club.team, rule, from);
    }

    private SetPolicy.Result refused(PolicyRefusal why) {
        return new SetPolicy.Refused(why, ada);
    }
}
