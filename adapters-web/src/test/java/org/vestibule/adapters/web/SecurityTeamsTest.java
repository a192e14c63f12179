package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;
import static org.vestibule.adapters.web.WebPortal.assertRefused;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.vestibule.testkit.AuthenticatorApp;

/** The Security page knows the teams: what they ask, what enabling has opened, what disabling would close (PRODUCT D). */
class SecurityTeamsTest {

    private static final String SECURITY = "/security";
    private static final String DISABLE = "/security/two-step/disable";

    private final WebPortal web = new WebPortal();
    private final WebPortal.Person person = web.enrolled("owner@example.com");
    private final Account owner = person.account();
    private final Team support = team("Northwind Support");
    private final Team clinic = team("Harbour Clinic IT");
    private final Team family = team("Lindqvist family");

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void what_is_withheld_comes_first_then_what_is_due_and_what_leaves_it_to_them() {
        Browser member = member();
        require(clinic, Optional.of(today().plusDays(48)));
        require(support, Optional.empty());
        String page = member.get(SECURITY).body();
        int withheld = page.indexOf("Northwind Support is withheld from you");
        int due = page.indexOf("Harbour Clinic IT needs 2-step verification by 17 February 2030");
        assertTrue(0 < withheld && withheld < due, page);
        assertTrue(
                page.contains(
                        "It requires 2-step verification since 1 January 2030 and yours is off. You keep your role;"
                                + " the team comes back as soon as you turn it on."),
                page);
        assertTrue(
                page.contains("You have until the end of that day, Europe/Berlin: 48 days."
                        + " After that the team is withheld until you turn it on."),
                page);
        assertTrue(page.contains("Lindqvist family leaves it to you."), page);
        assertFalse(page.contains("Lindqvist family is") || page.contains("Lindqvist family needs"), page);
        assertEquals(1, page.split("class=\"button\"", -1).length - 1, "one filled button");
    }

    @Test
    void whoever_is_in_no_team_reads_of_none() {
        String page = web.signedIn("stranger@example.com").get(SECURITY).body();
        assertFalse(page.contains("leaves it to you") || page.contains("withheld"), page);
    }

    /** The codes come first, for as long as it takes: the notice waits where they lead. */
    @Test
    void after_enabling_it_says_what_is_open_again() {
        Browser member = member();
        web.portal.clock.advance(Duration.ofMinutes(20));
        require(support, Optional.empty());
        require(clinic, Optional.of(today().plusDays(48)));
        AuthenticatorApp app = enable(member);
        web.portal.clock.advance(Duration.ofMinutes(8));
        assertGoesTo(SECURITY, member.post("/security/backup-codes/skip", Map.of()));
        String page = member.get(SECURITY).body();
        assertTrue(page.contains("Northwind Support is open again"), page);
        assertTrue(
                page.contains("2-step verification is on. <a href=\"/teams/" + support.id()
                        + "\">Go to Northwind Support</a>"),
                page);
        assertTrue(
                page.contains("You are asked for a code every time you sign in. Northwind Support requires it,"
                        + " and Harbour Clinic IT from 18 February 2030."),
                page);
        assertTrue(
                page.contains("You would lose access to Northwind Support at once, and to Harbour Clinic IT from 18"
                        + " February 2030. Lindqvist family stays open."),
                page);
        assertFalse(page.contains("Harbour Clinic IT is open"), page);

        Map<String, String> proof = Map.of("password", WebPortal.PASSWORD, "code", web.digits(app));
        member.get("/security/backup-codes");
        assertEquals(200, member.post("/security/backup-codes", proof).statusCode());
        assertFalse(member.get(SECURITY).body().contains("is open again"), "new codes open nothing");
    }

    @Test
    void it_is_said_for_ten_minutes() {
        Browser member = member();
        web.portal.clock.advance(Duration.ofMinutes(20));
        require(support, Optional.empty());
        enable(member);
        web.portal.clock.advance(Duration.ofMinutes(11));
        assertFalse(member.get(SECURITY).body().contains("is open again"));
    }

    @Test
    void a_team_that_was_never_open_to_them_is_not_open_again() {
        require(support, Optional.empty());
        web.portal.clock.advance(Duration.ofHours(1));
        Browser member = member();
        enable(member);
        String page = member.get(SECURITY).body();
        assertTrue(page.contains("Northwind Support is open to you now"), page);
        assertFalse(page.contains("open again"), page);
    }

    @Test
    void the_owner_of_a_team_that_requires_it_is_told_so_before_any_proof() {
        Browser browser = person.browser();
        web.signInWithCode(person, browser);
        require(support, Optional.of(today().plusDays(48)));
        String page = browser.get(SECURITY).body();
        assertTrue(
                page.contains("You own Northwind Support, which requires it: change the rule or hand the team over"),
                page);
        String disable = browser.get(DISABLE).body();
        assertTrue(disable.contains("data-code=\"owner-needs-two-step\""), disable);
        assertFalse(disable.contains("name=\"password\""), "no proof helps: " + disable);
        assertRefused(422, "owner-needs-two-step", browser.post(DISABLE, Map.of("password", WebPortal.PASSWORD)));
    }

    @Test
    void the_page_that_disables_says_the_same_of_each_team() {
        Browser member = member();
        require(support, Optional.empty());
        require(clinic, Optional.of(today().plusDays(48)));
        enable(member);
        String page = member.get(DISABLE).body();
        assertTrue(page.contains("You would lose access to Northwind Support<"), page);
        assertTrue(page.contains("The team requires 2-step verification since 1 January 2030."), page);
        assertTrue(page.contains("You would lose access to Harbour Clinic IT from 18 February 2030"), page);
        assertFalse(page.contains("Your other teams are not affected"), "one is: " + page);
        assertEquals(1, page.split("name=\"give-up", -1).length - 1, "what is not lost yet is not given up");
    }

    private Browser member() {
        Browser browser = web.signedIn("member@example.com");
        for (Team team : new Team[] {support, clinic, family}) {
            Account account = web.session(browser).account();
            assertEquals(
                    TeamChange.DONE,
                    web.portal.useCases.member().addMember().add(team, account.id(), Role.USER, false));
        }
        return browser;
    }

    private AuthenticatorApp enable(Browser browser) {
        browser.get("/security/two-step/enable");
        AuthenticatorApp app = web.portal.app(web.session(browser));
        Map<String, String> form = Map.of("password", WebPortal.PASSWORD, "code", web.digits(app));
        assertEquals(200, browser.post("/security/two-step/enable", form).statusCode());
        web.nextStep();
        return app;
    }

    private LocalDate today() {
        return support.day(web.portal.clock.instant());
    }

    private Team team(String name) {
        return web.portal
                .useCases
                .team()
                .createTeam()
                .create(
                        TeamName.parse(name).orElseThrow(),
                        owner,
                        new Terms(Plan.ENTERPRISE, false),
                        ZoneId.of("Europe/Berlin"));
    }

    private void require(Team team, Optional<LocalDate> from) {
        SetPolicy.Result result =
                web.portal.useCases.mandate().setPolicy().set(Authority.OPERATOR, team.id(), Mandate.EVERYONE, from);
        assertEquals(SetPolicy.Done.class, result.getClass());
    }
}
