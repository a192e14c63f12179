package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;
import static org.vestibule.adapters.web.WebPortal.assertRefused;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.SettableClock;

/** What a mandate looks like to those whom it covers (PRODUCT B, D). */
class TeamPagesTest {

    private static final String DISABLE = "/security/two-step/disable";

    private final MeddledStore store = new MeddledStore();
    private final WebPortal web = new WebPortal(new InMemoryPortal(new SettableClock(), store));
    private final WebPortal.Person owner = web.signedInWithCode("owner@example.com");
    private final Team team = web.portal
            .useCases
            .team()
            .createTeam()
            .create(
                    TeamName.parse("Northwind Support").orElseThrow(),
                    owner.account(),
                    new Terms(Plan.ENTERPRISE, false),
                    ZoneOffset.UTC);

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void a_suspended_member_is_told_which_team_why_and_gets_the_one_button_that_mends_it() {
        Browser member = web.signedIn("member@example.com");
        join("member@example.com");
        assertTrue(member.get("/").body().contains("2-step verification is your choice here."));
        require(Optional.empty());
        String withheld = member.get("/").body();
        assertTrue(withheld.contains("data-code=\"team-withheld\""), withheld);
        assertTrue(withheld.contains("Northwind Support") && withheld.contains("Suspended"), withheld);
        assertTrue(withheld.contains("href=\"/security/two-step/enable\""), withheld);
        assertFalse(owner.browser().get("/").body().contains("team-withheld"));
    }

    @Test
    void a_deadline_to_come_is_shown_with_its_day() {
        Browser member = web.signedIn("member@example.com");
        join("member@example.com");
        LocalDate day =
                LocalDate.ofInstant(web.portal.clock.instant(), ZoneOffset.UTC).plusDays(10);
        require(Optional.of(day));
        String page = member.get("/").body();
        assertTrue(page.contains("Due by " + day.minusDays(1).getDayOfMonth() + " "), "never a day too late: " + page);
        assertTrue(page.contains("10 days left."), "counted by the calendar: " + page);
        assertFalse(page.contains("team-withheld"), page);
    }

    @Test
    void whoever_would_lose_a_team_must_give_it_up_by_name_before_a_code_is_spent() {
        WebPortal.Person member = web.signedInWithCode("member@example.com");
        join("member@example.com");
        require(Optional.empty());
        String form = member.browser().get(DISABLE).body();
        assertTrue(form.contains("You would lose access to Northwind Support"), form);
        Map<String, String> proof = Map.of("password", "seven quiet herons", "code", web.digits(member.app()));
        assertRefused(422, "team-requires-two-step", member.browser().post(DISABLE, proof));
        String other = "give-up." + owner.account().id();
        Map<String, String> wrongTeam =
                Map.of("password", proof.get("password"), "code", proof.get("code"), other, "yes");
        assertRefused(422, "team-requires-two-step", member.browser().post(DISABLE, wrongTeam));
        Map<String, String> agreed = Map.of(
                "password",
                proof.get("password"),
                "code",
                proof.get("code"),
                "give-up." + team.id().value(),
                "yes");
        assertGoesTo("/security", member.browser().post(DISABLE, agreed));
        assertTrue(member.browser().get("/").body().contains("team-withheld"));
    }

    @Test
    void an_owner_cannot_give_the_team_up() {
        require(Optional.empty());
        owner.browser().get(DISABLE);
        Map<String, String> proof = Map.of(
                "password",
                "seven quiet herons",
                "code",
                web.digits(owner.app()),
                "give-up." + team.id().value(),
                "yes");
        assertRefused(422, "owner-needs-two-step", owner.browser().post(DISABLE, proof));
    }

    /** PRODUCT D: the plan's return would leave an Owner who fails their own rule, so it is said first. */
    @Test
    void whoever_turns_it_off_while_the_rule_rests_is_told_what_its_return_will_do() {
        WebPortal.Person member = web.signedInWithCode("member@example.com");
        join("member@example.com");
        String before = owner.browser().get(DISABLE).body();
        assertFalse(before.contains("Northwind Support may be"), before);
        require(Optional.empty());
        subscribe(Terms.LITE);
        String form = owner.browser().get(DISABLE).body();
        assertTrue(form.contains("Northwind Support may be withheld from you later, though you own it"), form);
        assertTrue(form.contains("Once it does again, you are suspended like anyone"), form);
        assertFalse(form.contains("give-up."), "nothing is lost yet: " + form);
        String members = member.browser().get(DISABLE).body();
        assertTrue(members.contains("Northwind Support may be withheld from you later<"), members);

        Map<String, String> wrong = Map.of("password", "eight noisy gulls", "code", web.digits(owner.app()));
        assertTrue(owner.browser().post(DISABLE, wrong).body().contains("may be withheld from you later"));
        Map<String, String> proof = Map.of("password", "seven quiet herons", "code", web.digits(owner.app()));
        assertGoesTo("/security", owner.browser().post(DISABLE, proof));
        String general = owner.browser().get("/teams/" + team.id() + "/general").body();
        assertTrue(general.contains("You do not have it yourself"), general);
        assertTrue(
                general.contains("Once the subscription includes it again, the team is withheld from you until"),
                general);

        subscribe(new Terms(Plan.ENTERPRISE, false));
        assertTrue(owner.browser().get("/").body().contains("team-withheld"));
    }

    /** The page said that nothing is lost yet, so nothing was agreed to. */
    @Test
    void a_rule_that_awakes_while_the_form_is_on_its_way_is_not_given_up_by_it() {
        WebPortal.Person member = web.signedInWithCode("member@example.com");
        join("member@example.com");
        require(Optional.empty());
        subscribe(Terms.LITE);
        member.browser().get(DISABLE);
        store.afterNextRules(() -> subscribe(new Terms(Plan.ENTERPRISE, false)));
        Map<String, String> proof = Map.of("password", "seven quiet herons", "code", web.digits(member.app()));
        assertRefused(422, "team-requires-two-step", member.browser().post(DISABLE, proof));
        assertFalse(member.browser().get("/").body().contains("team-withheld"));
    }

    private void subscribe(Terms terms) {
        web.portal.useCases.team().setSubscription().set(team, terms, Optional.empty());
    }

    private void join(String email) {
        Account account = web.portal
                .useCases
                .account()
                .findAccount()
                .find(InMemoryPortal.email(email))
                .orElseThrow();
        assertEquals(
                TeamChange.DONE, web.portal.useCases.member().addMember().add(team, account.id(), Role.USER, false));
    }

    private void require(Optional<LocalDate> from) {
        SetPolicy.Result result =
                web.portal.useCases.mandate().setPolicy().set(Authority.OPERATOR, team.id(), Mandate.EVERYONE, from);
        assertEquals(SetPolicy.Done.class, result.getClass());
    }
}
