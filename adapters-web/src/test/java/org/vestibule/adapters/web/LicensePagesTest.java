package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;
import static org.vestibule.adapters.web.WebPortal.assertRefused;

import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.device.PollDevice;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Licensing;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;

/** A device that wants to be a computer of a team: what is asked, what comes back, and how it is taken back. */
class LicensePagesTest {

    private static final String EMAIL = "manager@example.com";

    private final Northwind northwind = new Northwind();
    private final WebPortal web = northwind.web;
    private final DeviceAsks device = DeviceAsks.computer(web.portal);
    private final Browser manager = northwind.signedIn(Role.MANAGER);

    @AfterEach
    void stop() {
        northwind.close();
    }

    @Test
    void into_the_one_team_that_there_is_it_is_let_by_its_name() {
        String page = found(manager, device);
        String ask = manager.get(page).body();
        for (String words : new String[] {
            "Be a computer of your team",
            "<span class=\"said\">Its members can reach it.</span>",
            "See your name and e-mail address",
            "<dt>Team</dt><dd>Northwind Support</dd>",
            "<input type=\"hidden\" name=\"team\" value=\"" + northwind.team.id() + "\">",
            "Name of the computer",
            "Managers and above can remove it at any time under Computers."
        }) {
            assertTrue(ask.contains(words), () -> words + " in " + ask);
        }
        assertFalse(ask.contains("<select"), ask);
        assertFalse(ask.contains("It stays connected"), ask);
        assertFalse(ask.contains("Connected apps"), ask);
        assertGoesTo(page, manager.post(page, device.licensing(northwind.team.id(), " Reception 2 ")));
        String done = manager.get(page).body();
        for (String words : new String[] {
            "<h1>Reception 2 is connected</h1>",
            "Licensed in Northwind Support",
            "Its members find it under Computers. We have written to " + EMAIL + ".",
            "class=\"button\" href=\"" + northwind.at("/computers") + "\">Go to Computers<",
            "href=\"/device\">Connect another device<"
        }) {
            assertTrue(done.contains(words), () -> words + " in " + done);
        }
        assertRefused(410, "device-request-over", manager.get(page));
        PollDevice.Licensed licensed = assertInstanceOf(PollDevice.Licensed.class, device.polled());
        assertEquals("Reception 2", licensed.computer().name().value());
        String list =
                northwind.signedIn(Role.USER).get(northwind.at("/computers")).body();
        assertTrue(list.contains("<strong>Reception 2</strong><span>Harbour Server</span>"), list);
        String apps = manager.get("/security/apps").body();
        assertTrue(apps.contains("No app is connected."), apps);
    }

    @Test
    void with_more_than_one_team_one_is_chosen() {
        Team other = team("Harbour Clinic IT", northwind.account(Role.MANAGER));
        String page = found(manager, device);
        String ask = manager.get(page).body();
        assertTrue(ask.contains("<select id=\"team\" name=\"team\">"), ask);
        assertTrue(ask.contains("<option value=\"" + other.id() + "\">Harbour Clinic IT</option>"), ask);
        HttpResponse<String> wrong = sent(manager, page, device.licensing(northwind.team.id(), ""));
        assertRefused(422, "computer-name-missing", wrong);
        assertTrue(wrong.body().contains("<option value=\"" + northwind.team.id() + "\" selected>"), wrong.body());
        assertGoesTo(page, manager.post(page, device.licensing(other.id(), "Reception 2")));
        assertTrue(manager.get(page).body().contains("Licensed in Harbour Clinic IT"));
        assertTrue(named(other, "Reception 2").isPresent());
    }

    @Test
    void what_was_typed_comes_back_with_what_is_wrong_with_it() {
        northwind.frontDesk();
        String page = found(manager, device);
        HttpResponse<String> taken = sent(manager, page, device.licensing(northwind.team.id(), "front DESK"));
        assertRefused(422, "computer-name-taken", taken);
        assertTrue(taken.body().contains("Another computer here is called front DESK."), taken.body());
        assertTrue(taken.body().contains("value=\"front DESK\""), taken.body());
        assertTrue(taken.body().contains("<title>Error: Connect Harbour Server?"), taken.body());
        assertEquals(200, manager.get(page).statusCode(), "told once");
        assertInstanceOf(PollDevice.Pending.class, device.polled());
        HttpResponse<String> unreadable = sent(manager, page, device.licensing(northwind.team.id(), "a\u202Eb"));
        assertRefused(422, "name-unreadable", unreadable);
    }

    @Test
    void whoever_may_not_is_told_whom_to_ask() {
        Browser user = northwind.signedIn(Role.USER);
        String page = found(user, device);
        String ask = user.get(page).body();
        assertTrue(ask.contains("None of your teams lets you add computers. Ask an admin of Northwind Support."), ask);
        assertFalse(ask.contains("value=\"allow\""), ask);
        assertTrue(ask.contains("value=\"refuse\""), ask);
        assertFalse(ask.contains("name=\"name\""), ask);
        HttpResponse<String> all = sent(user, page, device.licensing(northwind.team.id(), "Mine"));
        assertRefused(422, "no-team-to-license", all);
        assertTrue(named(northwind.team, "Mine").isEmpty());
        web.portal
                .store
                .transactions()
                .inTransaction(() -> northwind.store.teams().license(northwind.team.id(), Licensing.EVERYBODY));
        user.get(page);
        assertGoesTo(page, user.post(page, device.licensing(northwind.team.id(), "Mine")));
        assertTrue(named(northwind.team, "Mine").isPresent());
    }

    @Test
    void a_team_that_is_withheld_is_not_in_the_list() {
        northwind.require(Mandate.EVERYONE);
        String page = found(manager, device);
        HttpResponse<String> only = manager.get(page);
        assertRefused(200, "team-withheld", only);
        assertTrue(
                only.body().contains("href=\"/security/two-step/enable?then=" + page + "\"")
                        || only.body().contains("href=\"/security/two-step/enable?then&#61;" + page + "\""),
                only.body());
        assertFalse(only.body().contains("value=\"allow\""), only.body());
        Team other = team("Harbour Clinic IT", northwind.account(Role.MANAGER));
        String one = manager.get(page).body();
        assertTrue(one.contains("<dt>Team</dt><dd>Harbour Clinic IT</dd>"), one);
        assertFalse(one.contains("data-code"), one);
        HttpResponse<String> chosen = sent(manager, page, device.licensing(northwind.team.id(), "Reception 2"));
        assertRefused(422, "team-withheld", chosen);
        assertTrue(chosen.body().contains("<select id=\"team\" name=\"team\" aria-invalid=\"true\""), chosen.body());
        assertTrue(chosen.body().contains("value=\"Reception 2\""), chosen.body());
        assertGoesTo(page, manager.post(page, device.licensing(other.id(), "Reception 2")));
    }

    @Test
    void a_team_whose_subscription_has_ended_is_not_in_the_list() {
        web.portal.useCases.team().setSubscription().set(northwind.team, Terms.LITE, Optional.empty());
        String page = found(manager, device);
        HttpResponse<String> only = manager.get(page);
        assertRefused(200, "license-dormant", only);
        assertTrue(only.body().contains("The subscription of Northwind Support has ended."), only.body());
        assertFalse(only.body().contains("value=\"allow\""), only.body());
        team("Harbour Clinic IT", northwind.account(Role.MANAGER));
        String one = manager.get(page).body();
        assertTrue(one.contains("<dt>Team</dt><dd>Harbour Clinic IT</dd>"), one);
        HttpResponse<String> chosen = sent(manager, page, device.licensing(northwind.team.id(), "Reception 2"));
        assertRefused(422, "license-dormant", chosen);
        assertTrue(chosen.body().contains("value=\"Reception 2\""), chosen.body());
    }

    @Test
    void refusing_needs_no_name() {
        String page = found(manager, device);
        manager.get(page);
        assertGoesTo(page, manager.post(page, Map.of("answer", "refuse", "shown", device.code(), "name", "")));
        assertTrue(manager.get(page).body().contains("Nothing was connected"));
        assertInstanceOf(PollDevice.Denied.class, device.polled());
    }

    /** The link in the mail takes back just that, and says so. */
    @Test
    void that_it_was_not_them_takes_the_computer_out_of_the_team() {
        String page = found(manager, device);
        manager.get(page);
        manager.post(page, device.licensing(northwind.team.id(), "Reception 2"));
        String link = web.mailed(EMAIL, Notice.Kind.COMPUTER_LICENSED);
        Browser anywhere = web.browser();
        String asks = anywhere.get(link).body();
        assertTrue(asks.contains("A computer was let into a team."), asks);
        assertTrue(
                asks.contains("The computer is the team's no more: nobody there can reach it.")
                        || asks.contains("The computer is the team&#39;s no more"),
                asks);
        assertFalse(asks.contains("The app loses"), asks);
        assertGoesTo(link, anywhere.post(link, Map.of()));
        String done = anywhere.get(link).body();
        assertTrue(done.contains("<h1>The computer is removed</h1>"), done);
        assertTrue(named(northwind.team, "Reception 2").isEmpty());
        assertInstanceOf(PollDevice.Denied.class, device.polled());
        assertEquals(200, manager.get("/security").statusCode(), "no session ended");
        assertRefused(410, "link-unknown", anywhere.get(link));
    }

    private Team team(String name, Account owner) {
        return web.portal
                .useCases
                .team()
                .createTeam()
                .create(TeamName.parse(name).orElseThrow(), owner, new Terms(Plan.ENTERPRISE, true), ZoneOffset.UTC);
    }

    private Optional<Computer> named(Team team, String name) {
        return northwind
                .store
                .computers()
                .named(team.id(), ComputerName.parse(name).orElseThrow());
    }

    private static String found(Browser browser, DeviceAsks asking) {
        String page = DeviceAsks.page(browser);
        browser.get(page);
        assertGoesTo(page, browser.post(page, Map.of("code", asking.code())));
        return page;
    }

    private static HttpResponse<String> sent(Browser browser, String page, Map<String, String> form) {
        browser.get(page);
        return browser.post(page, form);
    }
}
