package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.web.http.Need;
import org.vestibule.adapters.web.http.Route;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;

/** PRODUCT D: the teams of whoever is signed in are in the picker on every page, and what is withheld is marked. */
class PickerTest {

    private static final String WITHHELD = "Suspended</span></a>";

    private final Northwind northwind = new Northwind();
    private final WebPortal web = northwind.web;

    @AfterEach
    void stop() {
        northwind.close();
    }

    @Test
    void each_page_for_somebody_signed_in_lists_their_teams() {
        Team club = club();
        Browser user = northwind.signedIn(Role.USER);
        northwind.require(Mandate.EVERYONE);
        for (Route<?> route : web.routes) {
            boolean forSomebody = route.need() == Need.SIGNED_IN || route.need() instanceof Need.Seat;
            boolean toAnApp = Set.of(Paths.CONSENT.pattern(), Paths.CONNECT.pattern())
                    .contains(route.path()); // where nobody is to go astray
            if (!forSomebody || toAnApp || route.get().isEmpty()) {
                continue;
            }
            HttpResponse<String> page = user.get(northwind.path(route));
            if (page.statusCode() == 303) {
                continue;
            }
            assertPicks(page, northwind.team, true);
            assertPicks(page, club, false);
        }
    }

    @Test
    void what_is_chosen_is_said_and_what_is_open_is_not_marked() {
        Team club = club();
        Browser user = northwind.signedIn(Role.USER);
        String page = user.get("/teams/" + club.id()).body();
        assertTrue(page.contains("href=\"/teams/" + club.id() + "\" aria-current=\"true\""), page);
        assertTrue(page.contains("<span class=\"chosen\">Harbour Clinic IT</span>"), page);
        assertFalse(picker(page).contains(WITHHELD), page);
        assertTrue(user.get("/security").body().contains("<summary>Teams"), page);
    }

    @Test
    void whoever_is_in_none_is_led_to_their_teams_alone() {
        String page = northwind.stranger().get("/security").body();
        assertFalse(picker(page).contains("/teams/"), page);
        assertTrue(picker(page).contains("<a href=\"/\">Your teams</a>"), page);
    }

    /** Least of all one that shows backup codes, which comes once. */
    @Test
    void no_page_is_lost_though_the_database_goes_away_while_it_is_written() {
        Browser user = northwind.signedIn(Role.USER);
        northwind.store.afterNextRules(() -> {
            throw new StoreUnavailable(new IOException("Connection lost"));
        });
        HttpResponse<String> page = user.get("/security/two-step/enable");
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().contains("Confirm and enable"), page.body());
        assertFalse(picker(page.body()).contains("/teams/"), page.body());
    }

    private Team club() {
        Team club = web.portal
                .useCases
                .team()
                .createTeam()
                .create(
                        TeamName.parse("Harbour Clinic IT").orElseThrow(),
                        northwind.owner.account(),
                        new Terms(Plan.LITE, false),
                        ZoneOffset.UTC);
        web.portal
                .useCases
                .member()
                .addMember()
                .add(club, northwind.account(Role.USER).id(), Role.USER, false);
        return club;
    }

    private static void assertPicks(HttpResponse<String> page, Team team, boolean withheld) {
        List<String> entries = picker(page.body())
                .lines()
                .filter(line -> line.contains("href=\"/teams/" + team.id() + "\""))
                .toList();
        assertEquals(1, entries.size(), () -> page.uri() + " " + page.body());
        assertTrue(entries.get(0).contains(team.name().value()), entries::toString);
        assertEquals(withheld, entries.get(0).contains(WITHHELD), () -> page.uri() + " " + entries);
    }

    private static String picker(String page) {
        int start = page.indexOf("<details class=\"menu teams\"");
        assertTrue(start > 0, page);
        return page.substring(start, page.indexOf("</details>", start));
    }
}
