package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;
import static org.vestibule.adapters.web.WebPortal.assertRefused;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.testkit.InMemoryPortal;

/** The General page: the rule and its dry run, the name, hand-over, leaving, deleting (PRODUCT D). */
class GeneralPagesTest {

    private final Northwind northwind = new Northwind();

    @AfterEach
    void stop() {
        northwind.close();
    }

    @Test
    void the_dry_run_changes_nothing_and_says_what_would() {
        String general =
                northwind.signedIn(Role.OWNER).get(northwind.at("/general")).body();
        assertTrue(general.contains("Enterprise, On-Demand Assist included."), general);
        assertTrue(general.contains("All 4 members. This includes you."), general);
        String run = northwind
                .signedIn(Role.OWNER)
                .get(northwind.at("/general/preview?rule=everyone&start=date&date=2030-01-12"))
                .body();
        assertTrue(run.contains("Require 2-step verification of everyone?"), run);
        assertTrue(run.contains("<dt>Now</dt><dd>It is required of nobody.</dd>"), run);
        assertTrue(run.contains("<dt>Then</dt><dd>Everyone needs it by the end of 11 January 2030, UTC.</dd>"), run);
        assertTrue(run.contains("from 12 January 2030, 00:00 UTC"), run);
        assertTrue(run.contains("covered, including you") && run.contains("user@example.com"), run);
        assertTrue(run.contains("These 3 get a mail today, on 5 January 2030 and on 11 January 2030."), run);
        assertTrue(run.contains("Require it from 12 January 2030"), run);
        assertFalse(northwind.signedIn(Role.USER).get("/").body().contains("Due by"), "nothing has changed");

        Map<String, String> choice = Map.of("rule", "everyone", "start", "date", "date", "2030-01-12");
        assertGoesTo(northwind.at("/general"), northwind.prove(Role.OWNER, northwind.at("/general/rule"), choice));
        String done =
                northwind.signedIn(Role.OWNER).get(northwind.at("/general")).body();
        assertTrue(done.contains("The rule is saved") && done.contains("by the end of 11 January 2030, UTC"), done);
        assertTrue(northwind.signedIn(Role.USER).get("/").body().contains("Due by 11 Jan 2030"));
    }

    @Test
    void at_once_withholds_it_and_nobody_brings_it_back() {
        String rule = northwind.at("/general/rule");
        Browser user = northwind.signedIn(Role.USER);
        String today = northwind.at("/general/preview?rule=everyone&start=date&date=2030-01-01");
        assertTrue(northwind.signedIn(Role.OWNER).get(today).body().contains("at once. Nothing has changed yet."));
        northwind.prove(Role.OWNER, rule, Map.of("rule", "everyone", "start", "now", "date", "rubbish"));
        assertRefused(403, "team-withheld", user.get(northwind.at("")));
        assertGoesTo(
                northwind.at("/general"),
                northwind.signedIn(Role.OWNER).post(rule, Map.of("rule", "nobody", "start", "date")));
        assertEquals(200, user.get(northwind.at("")).statusCode());
    }

    @Test
    void enabling_it_brings_the_team_back_at_once() {
        Browser user = northwind.signedIn(Role.USER);
        northwind.require(Mandate.EVERYONE);
        assertRefused(403, "team-withheld", user.get(northwind.at("")));
        InMemoryPortal portal = northwind.web.portal;
        SignedIn person = northwind.web.session(user);
        var code = portal.app(person).codeAt(portal.clock.instant());
        var enabled = (EnableTwoStepVerification.Enabled) portal.useCases
                .twoStep()
                .enableTwoStepVerification()
                .enable(person, InMemoryPortal.PASSWORD, code, InMemoryPortal.ORIGIN);
        user.cookies.put("session", enabled.session().text());
        assertEquals(200, user.get(northwind.at("")).statusCode());
    }

    @Test
    void a_date_that_is_none_or_gone_is_refused_with_the_choice_kept() {
        Map<String, String> wrong = Map.of(
                "", "start-date-malformed",
                "tomorrow", "start-date-malformed",
                "2030-02-30", "start-date-malformed",
                "99999-01-01", "start-date-malformed",
                "-001-01-01", "start-date-malformed",
                "2029-12-31", "date-past",
                "0001-01-01", "date-past");
        for (Map.Entry<String, String> one : wrong.entrySet()) {
            var answer = northwind
                    .signedIn(Role.OWNER)
                    .get(northwind.at("/general/preview?rule=everyone&start=date&date=" + one.getKey()));
            assertRefused(422, one.getValue(), answer);
            assertTrue(answer.body().contains("value=\"everyone\" checked"), answer.body());
            assertTrue(answer.body().contains("value=\"date\" checked"), answer.body());
        }
        assertGoesTo(
                northwind.at("/general"),
                northwind.signedIn(Role.OWNER).get(northwind.at("/general/preview?rule=all")));
    }

    /** PRODUCT D: what is left as it is must not be proposed anew, and at once. */
    @Test
    void the_form_opens_with_what_holds() {
        northwind.require(Mandate.EVERYONE, Optional.of(LocalDate.of(2030, 2, 1)));
        String page =
                northwind.signedIn(Role.OWNER).get(northwind.at("/general")).body();
        assertTrue(page.contains("value=\"everyone\" checked"), page);
        assertTrue(page.contains("value=\"date\" checked") && page.contains("value=\"2030-02-01\""), page);
        northwind.require(Mandate.EVERYONE);
        String begun =
                northwind.signedIn(Role.OWNER).get(northwind.at("/general")).body();
        assertTrue(begun.contains("value=\"now\" checked") && !begun.contains("value=\"2030-02-01\""), begun);
    }

    @Test
    void a_day_that_passed_on_the_dry_run_is_refused_and_nothing_is_chosen() {
        Map<String, String> choice = Map.of("rule", "everyone", "start", "date", "date", "2029-12-31");
        var answer = northwind.prove(Role.OWNER, northwind.at("/general/rule"), choice);
        assertRefused(422, "date-past", answer);
        assertTrue(answer.body().contains("31 December 2029 has passed."), answer.body());
        assertEquals(
                Optional.empty(),
                northwind
                        .web
                        .portal
                        .useCases
                        .mandate()
                        .viewPolicy()
                        .of(northwind.team)
                        .orElseThrow()
                        .chosen());
    }

    @Test
    void a_day_more_than_two_years_away_is_asked_about() {
        Map<String, Boolean> days = Map.of("2031-12-31", false, "2033-01-01", true);
        days.forEach((day, asked) -> {
            String page = northwind
                    .signedIn(Role.OWNER)
                    .get(northwind.at("/general/preview?rule=everyone&start=date&date=" + day))
                    .body();
            assertEquals(asked, page.contains("1 January 2033 is more than two years away."), page);
        });
    }

    @Test
    void whoever_it_would_cover_first_has_it() {
        String preview = northwind.at("/general/preview?rule=everyone&start=now");
        var answer = northwind.signedIn(Role.ADMIN).get(preview);
        assertRefused(403, "mandate-covers-you", answer);
        assertTrue(answer.body().contains("href=\"/security/two-step/enable\""), answer.body());
        Map<String, String> choice = Map.of("rule", "everyone", "start", "now");
        assertRefused(403, "mandate-covers-you", northwind.prove(Role.ADMIN, northwind.at("/general/rule"), choice));
        northwind.require(Mandate.EVERYONE, Optional.of(LocalDate.of(2030, 2, 1)));
        String read =
                northwind.signedIn(Role.MANAGER).get(northwind.at("/general")).body();
        assertFalse(read.contains("name=\"start\""), "read only: " + read);
        assertTrue(read.contains("value=\"nobody\" disabled"), read);
    }

    @Test
    void what_the_subscription_does_not_include_is_locked_with_its_reason() {
        try (Northwind small = new Northwind(new Terms(Plan.PROFESSIONAL, false))) {
            String page = small.signedIn(Role.OWNER).get(small.at("/general")).body();
            assertTrue(page.contains("data-code=\"mandate-needs-enterprise\""), page);
            assertTrue(page.contains("value=\"everyone\" disabled"), page);
            assertFalse(page.contains("value=\"nobody\" checked disabled"), page);
            assertRefused(
                    403,
                    "mandate-needs-enterprise",
                    small.signedIn(Role.OWNER).get(small.at("/general/preview?rule=everyone&start=now")));
        }
        try (Northwind plain = new Northwind(new Terms(Plan.ENTERPRISE, false))) {
            assertRefused(
                    403,
                    "mandate-needs-assist",
                    plain.signedIn(Role.OWNER).get(plain.at("/general/preview?rule=technicians&start=now")));
        }
    }

    @Test
    void only_the_owner_renames_it() {
        String rename = northwind.at("/rename");
        assertRefused(
                422,
                "team-name-malformed",
                northwind.signedIn(Role.OWNER).post(rename, Map.of("name", "see evil.example")));
        assertGoesTo(northwind.at("/general"), northwind.signedIn(Role.OWNER).post(rename, Map.of("name", "Harbour")));
        assertTrue(northwind.signedIn(Role.USER).get("/").body().contains("Harbour"));
    }

    @Test
    void the_team_is_handed_over_to_who_accepts() {
        String admin = northwind.at(Role.ADMIN, "");
        assertGoesTo(admin, northwind.prove(Role.OWNER, admin + "/offer", Map.of()));
        assertTrue(northwind.signedIn(Role.ADMIN).get("/").body().contains("Northwind Support is offered to you"));
        assertTrue(northwind
                .signedIn(Role.OWNER)
                .get(northwind.at("/general"))
                .body()
                .contains("Take the offer back"));
        assertGoesTo(northwind.at(""), northwind.signedIn(Role.ADMIN).post(northwind.at("/offer/withdraw"), Map.of()));
        northwind.signedIn(Role.OWNER).post(admin + "/offer", Map.of());
        assertGoesTo(northwind.at("/general"), northwind.prove(Role.ADMIN, northwind.at("/offer/accept"), Map.of()));
        assertEquals(Role.OWNER, northwind.role(Role.ADMIN));
        assertEquals(Role.ADMIN, northwind.role(Role.OWNER));
    }

    @Test
    void to_whom_it_is_offered_while_its_rule_rests_is_told_what_its_return_will_do() {
        northwind.require(Mandate.EVERYONE);
        northwind.web.portal.useCases.team().setSubscription().set(northwind.team, Terms.LITE, Optional.empty());
        northwind.prove(Role.OWNER, northwind.at(Role.ADMIN, "/offer"), Map.of());
        String rests =
                "Its rule rests: the subscription does not include it now. Once it does again, the team is withheld";
        String offered = northwind.signedIn(Role.ADMIN).get("/").body();
        assertTrue(offered.contains("is offered to you") && offered.contains(rests), offered);
        assertGoesTo(northwind.at("/general"), northwind.prove(Role.ADMIN, northwind.at("/offer/accept"), Map.of()));
    }

    @Test
    void whoever_takes_it_over_has_what_its_rule_asks_for() {
        northwind.prove(Role.OWNER, northwind.at(Role.ADMIN, "/offer"), Map.of());
        northwind.require(Mandate.EVERYONE, Optional.of(LocalDate.of(2030, 2, 1)));
        HttpResponse<String> refused = northwind.prove(Role.ADMIN, northwind.at("/offer/accept"), Map.of());
        assertRefused(409, "mandate-covers-you", refused);
        assertTrue(refused.body().contains("href=\"/security/two-step/enable\""), refused.body());
        for (String page : List.of("/", northwind.at(""))) {
            String offer = northwind.signedIn(Role.ADMIN).get(page).body();
            assertTrue(offer.contains("Enable yours first, then accept."), offer);
            assertFalse(offer.contains("/offer/accept"), "it would be refused: " + offer);
            assertTrue(offer.contains("<a class=\"button\" href=\"/security/two-step/enable\">"), offer);
        }
    }

    @Test
    void an_offer_says_what_it_means_and_how_long_it_stands() {
        northwind.prove(Role.OWNER, northwind.at(Role.ADMIN, "/offer"), Map.of());
        String offer = northwind.signedIn(Role.ADMIN).get("/").body();
        assertTrue(offer.contains("only you can rename it, delete it or hand it over, and you cannot leave it"), offer);
        assertTrue(offer.contains("The offer stands until you answer or it is taken back."), offer);
        assertTrue(offer.contains("/offer/accept") && !offer.contains("Enable yours first"), offer);
    }

    /** It is no matter of the role. */
    @Test
    void what_is_not_offered_to_somebody_is_said_to_be_that() {
        String accept = northwind.at("/offer/accept");
        assertRefused(409, "offer-ended", northwind.prove(Role.MANAGER, accept, Map.of()));
        northwind.prove(Role.OWNER, northwind.at(Role.ADMIN, "/offer"), Map.of());
        assertRefused(409, "offer-ended", northwind.prove(Role.MANAGER, northwind.at("/offer/withdraw"), Map.of()));
        northwind.prove(Role.OWNER, northwind.at("/offer/withdraw"), Map.of());
        assertRefused(409, "offer-ended", northwind.prove(Role.ADMIN, accept, Map.of()));
    }

    @Test
    void anybody_but_the_owner_leaves_suspended_or_not() {
        northwind.require(Mandate.EVERYONE);
        assertTrue(northwind.signedIn(Role.USER).get("/").body().contains(northwind.at("/leave")));
        assertGoesTo("/", northwind.prove(Role.USER, northwind.at("/leave"), Map.of()));
        assertTrue(northwind.member(northwind.account(Role.USER).id()).isEmpty());
        assertRefused(404, "not-found", northwind.signedIn(Role.USER).get(northwind.at("/leave")));
        assertRefused(409, "owner-cannot-leave", northwind.prove(Role.OWNER, northwind.at("/leave"), Map.of()));
    }

    @Test
    void it_is_deleted_by_its_name() {
        String delete = northwind.at("/delete");
        assertRefused(422, "team-name-not-repeated", northwind.prove(Role.OWNER, delete, Map.of("name", "Northwind")));
        Map<String, String> name = Map.of("name", "Northwind Support ");
        Browser owner = northwind.signedIn(Role.OWNER);
        assertGoesTo("/", owner.post(delete, name));
        assertRefused(404, "not-found", northwind.signedIn(Role.USER).get(northwind.at("")));
        assertTrue(owner.get("/").body().contains("The team is deleted"));
    }
}
