package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;
import static org.vestibule.adapters.web.WebPortal.assertRefused;
import static org.vestibule.adapters.web.WebPortal.location;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Licensing;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;

/** The Computers pages of a team: the list, one of them, and who may add, rename and remove them. */
class ComputerPagesTest {

    private static final Set<Role> MANAGERS = EnumSet.of(Role.OWNER, Role.ADMIN, Role.MANAGER);

    private final Northwind northwind = new Northwind();
    private final WebPortal web = northwind.web;

    @AfterEach
    void stop() {
        northwind.close();
    }

    @Test
    void without_any_it_is_said_how_the_first_one_is_added() {
        String none =
                northwind.signedIn(Role.MANAGER).get(northwind.at("/computers")).body();
        assertTrue(none.contains("<h2>No computer yet</h2>"), none);
        assertTrue(none.contains("A computer is added from its own keyboard:"), none);
        assertTrue(none.contains("class=\"button\" href=\"/device\">Type a device code<"), none);
        String user =
                northwind.signedIn(Role.USER).get(northwind.at("/computers")).body();
        assertTrue(user.contains("Managers and above may add computers."), user);
        assertFalse(user.contains("href=\"/device\""), user);
        assertFalse(user.contains("role=\"search\""), user);
    }

    @Test
    void everybody_finds_them_beside_the_pages_of_the_team() {
        for (Role role : Role.values()) {
            String team = northwind.signedIn(role).get(northwind.at("")).body();
            assertTrue(team.contains("href=\"" + northwind.at("/computers") + "\">Computers</a>"), team);
            assertEquals(
                    MANAGERS.contains(role),
                    team.contains(">General</a></li>\n<li><a href=\"" + northwind.at("/computers")),
                    team);
        }
        String list =
                northwind.signedIn(Role.USER).get(northwind.at("/computers")).body();
        assertTrue(list.contains("href=\"" + northwind.at("/computers") + "\" aria-current=\"true\""), list);
    }

    @Test
    void the_list_says_who_let_them_in_and_when_they_were_seen() {
        Computer desk = northwind.frontDesk();
        Account gone = northwind.join("gone@example.com", Role.USER);
        northwind.computer("Print server", gone.id());
        web.portal
                .store
                .transactions()
                .inTransaction(() -> northwind.store.memberships().leave(northwind.team.id(), gone.id()));
        seen(desk);
        String today =
                northwind.signedIn(Role.USER).get(northwind.at("/computers")).body();
        assertTrue(today.contains("<strong>Front desk</strong>"), today);
        assertTrue(today.contains("<span>Somebody</span>"), today);
        assertTrue(today.contains("<span>Somebody (left the team)</span>"), today);
        assertTrue(today.contains("<span>1 Jan 2030</span>"), today);
        assertTrue(today.contains("<span>Today 00:01</span>"), today);
        assertTrue(today.contains("<span>Never</span>"), today);
        web.portal.clock.advance(Duration.ofHours(23));
        web.portal.clock.advance(Duration.ofHours(2));
        assertSeen("Yesterday 00:01");
        web.portal.clock.advance(Duration.ofDays(1));
        assertSeen("1 Jan 2030");
    }

    private void assertSeen(String words) {
        String list = northwind
                .signedInAnew(Role.USER)
                .get(northwind.at("/computers"))
                .body();
        assertTrue(list.contains("data-label=\"Last seen\"><span>" + words + "</span>"), list);
    }

    /** Days are the team's and times are in UTC: where the two are not one day, no time is told. */
    @Test
    void where_the_team_has_another_day_no_time_is_told() {
        Team far = web.portal
                .useCases
                .team()
                .createTeam()
                .create(
                        TeamName.parse("Far").orElseThrow(),
                        northwind.account(Role.USER),
                        new Terms(Plan.ENTERPRISE, true),
                        ZoneId.of("Pacific/Honolulu"));
        Computer desk = Northwind.computer(web.portal, far.id(), "Desk", far.owner());
        seen(desk);
        String list = northwind
                .signedIn(Role.USER)
                .get("/teams/" + far.id() + "/computers")
                .body();
        assertTrue(list.contains("<span>Today</span>"), list);
    }

    private void seen(Computer computer) {
        License license = northwind
                .store
                .computers()
                .license(computer.team(), computer.id())
                .orElseThrow();
        web.portal
                .store
                .transactions()
                .inTransaction(() -> northwind
                        .store
                        .computers()
                        .renew(
                                license,
                                license.renewals(),
                                Computer.Seen.of(web.portal.clock.instant(), "2001:db8::7334")));
    }

    @Test
    void a_long_list_is_paged_by_name() {
        northwind.frontDesk();
        for (int i = 10; i < 60; i++) {
            northwind.computer("Room " + i, northwind.owner.account().id());
        }
        Browser user = northwind.signedIn(Role.USER);
        String first = user.get(northwind.at("/computers")).body();
        assertTrue(first.contains("1 to 25 of 51") && first.contains("Front desk"), first);
        assertTrue(first.contains("<span class=\"button quiet\" aria-disabled=\"true\">Previous"), first);
        assertTrue(first.contains("?after&#61;Room+33\" rel=\"next\""), first);
        String second = user.get(northwind.at("/computers?after=Room+33")).body();
        assertTrue(second.contains("26 to 50 of 51") && second.contains("Room 34"), second);
        assertTrue(second.contains("?before&#61;Room+34\" rel=\"prev\""), second);
        String last = user.get(northwind.at("/computers?after=room+58")).body();
        assertTrue(last.contains("51 to 51 of 51") && last.contains("aria-disabled=\"true\">Next"), last);
        String back = user.get(northwind.at("/computers?before=Room+34")).body();
        assertTrue(back.contains("1 to 25 of 51"), back);
    }

    @Test
    void a_page_of_many_is_light_and_asks_little() {
        Account gone = northwind.join("gone@example.com", Role.USER);
        for (int i = 100; i < 400; i++) {
            northwind.computer("Bartholomew Featherstonehaugh's computer in room number " + i, gone.id());
        }
        web.portal
                .store
                .transactions()
                .inTransaction(() -> northwind.store.memberships().leave(northwind.team.id(), gone.id()));
        Browser manager = northwind.signedIn(Role.MANAGER);
        int every = questions(manager, "/computers/add");
        for (String path : List.of("/computers", "/computers?q=20", "/computers?q=room&before=Zoo")) {
            int asked = questions(manager, path) - every;
            assertTrue(asked <= 3, () -> path + " asks " + asked + " questions more than every page");
            String page = manager.get(northwind.at(path)).body();
            assertTrue(page.length() < 40_000, () -> path + " has " + page.length() + " characters");
        }
    }

    private int questions(Browser browser, String path) {
        int before = northwind.store.questions();
        assertEquals(200, browser.get(northwind.at(path)).statusCode());
        return northwind.store.questions() - before;
    }

    /** Computers come and go: no address of the list leads to a page with nothing, or with a few of the first. */
    @Test
    void where_none_is_left_on_a_side_the_list_begins_anew() {
        for (int i = 10; i < 40; i++) {
            northwind.computer("Room " + i, northwind.owner.account().id());
        }
        Browser user = northwind.signedIn(Role.USER);
        for (String key : List.of("after=Zoo", "before=Attic", "before=Room+12")) {
            assertGoesTo(northwind.at("/computers"), user.get(northwind.at("/computers?" + key)));
        }
        assertGoesTo(northwind.at("/computers?q=room"), user.get(northwind.at("/computers?q=room&after=Zoo")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=%00", "before=%00", "q=%00", "after=%E2%80%AE", "after=", "q=%ff", "x"})
    void what_cannot_be_read_of_an_address_asks_for_nothing(String query) {
        northwind.frontDesk();
        String list = northwind
                .signedIn(Role.USER)
                .get(northwind.at("/computers?" + query))
                .body();
        assertTrue(list.contains("<strong>Front desk</strong>"), list);
    }

    @Test
    void they_are_looked_for_by_name() {
        northwind.frontDesk();
        for (int i = 10; i < 40; i++) {
            northwind.computer("Room " + i, northwind.owner.account().id());
        }
        Browser user = northwind.signedIn(Role.USER);
        String rooms = user.get(northwind.at("/computers?q=ROOM")).body();
        assertTrue(rooms.contains("1 to 25 of 30") && rooms.contains("?q&#61;ROOM&amp;after&#61;Room+34"), rooms);
        assertTrue(rooms.contains("name=\"q\" type=\"search\" value=\"ROOM\""), rooms);
        assertFalse(rooms.contains("Front desk"), rooms);
        String nothing = user.get(northwind.at("/computers?q=%3Cb%3E")).body();
        assertTrue(nothing.contains("No computer here has “&lt;b&gt;” in its name."), nothing);
        assertTrue(nothing.contains("href=\"" + northwind.at("/computers") + "\">show all</a>"), nothing);
    }

    @Test
    void who_may_add_one_is_what_the_team_has_chosen() {
        northwind.frontDesk();
        for (Licensing chosen : Licensing.values()) {
            web.portal
                    .store
                    .transactions()
                    .inTransaction(() -> northwind.store.teams().license(northwind.team.id(), chosen));
            for (Role role : Role.values()) {
                Browser browser = northwind.signedIn(role);
                boolean may = chosen.allows(role);
                String list = browser.get(northwind.at("/computers")).body();
                assertEquals(may, list.contains("href=\"" + northwind.at("/computers/add") + "\""), list);
                HttpResponse<String> add = browser.get(northwind.at("/computers/add"));
                if (may) {
                    assertTrue(add.body().contains("class=\"button\" href=\"/device\""), add.body());
                } else {
                    assertRefused(403, "role-not-enough", add);
                }
            }
        }
    }

    @Test
    void one_has_its_facts_for_all_and_its_forms_for_who_may() {
        Computer desk = northwind.frontDesk();
        seen(desk);
        for (Role role : Role.values()) {
            String page = northwind.signedIn(role).get(northwind.at(desk, "")).body();
            assertTrue(page.contains("<h1>Front desk</h1>"), page);
            assertTrue(page.contains("<dd>Somebody, 1 January 2030, 00:01</dd>"), page);
            String from = role == Role.USER ? "" : ", from 2001:db8::7334";
            assertTrue(page.contains("<dd>Today 00:01" + from + "</dd>"), page);
            for (String form : List.of("/rename\"", "/remove\"", "Save name")) {
                assertEquals(MANAGERS.contains(role), page.contains(form), () -> role + " " + form + page);
            }
        }
    }

    @Test
    void a_name_is_changed_and_what_is_wrong_with_it_is_told_where_it_is_typed() {
        Computer desk = northwind.frontDesk();
        northwind.computer("Reception 2", northwind.owner.account().id());
        String page = northwind.at(desk, "");
        Browser manager = northwind.signedIn(Role.MANAGER);
        Map<String, String> wrong = Map.of(
                " ",
                "computer-name-missing",
                "RECEPTION 2",
                "computer-name-taken",
                "n".repeat(61),
                "name-too-long",
                "\u3164",
                "name-empty-looking",
                "a\u202Eb",
                "name-unreadable");
        wrong.forEach((name, code) -> {
            manager.get(page);
            HttpResponse<String> back = manager.post(page + "/rename", Map.of("name", name));
            assertEquals(page, back.uri().getPath(), "by the page's own address");
            assertRefused(422, code, back);
            assertTrue(back.body().contains("<title>Error: Front desk"), back.body());
            assertTrue(back.body().contains("aria-invalid=\"true\""), back.body());
            assertTrue(back.body().contains("value=\"" + name + "\""), back.body());
            assertTrue(back.body().contains("<h1>Front desk</h1>"), back.body());
        });
        assertGoesTo(page, manager.post(page + "/rename", Map.of("name", "  Front  door ")));
        String done = manager.get(page).body();
        assertTrue(done.contains("The name is saved") && done.contains("<h1>Front  door</h1>"), done);
        assertFalse(manager.get(page).body().contains("The name is saved"), "once");
        assertGoesTo(page, manager.get(page + "/rename"));
    }

    @Test
    void removing_one_says_first_what_it_means_and_takes_a_proof() {
        Computer desk = northwind.frontDesk();
        String path = northwind.at(desk, "/remove");
        Browser admin = northwind.signedIn(Role.ADMIN);
        String asks = admin.get(path).body();
        for (String words : List.of(
                "<h1>Remove Front desk?</h1>",
                "on 1 January 2030.",
                "It loses its license at once: nobody in Northwind Support can reach it.",
                "Who is connected to it now is cut off within 5 minutes.",
                " gets a mail. To bring it back, somebody signs in on the computer itself.",
                "class=\"button danger\">Remove Front desk<",
                "href=\"" + northwind.at(desk, "") + "\">Keep it<")) {
            assertTrue(asks.contains(words), () -> words + " in " + asks);
        }
        HttpResponse<String> proof = admin.post(path, Map.of());
        assertRefused(403, "proof-needed", proof);
        assertTrue(proof.body().contains("remove a computer from Northwind Support"), proof.body());
        assertTrue(northwind.store.computers().find(desk.team(), desk.id()).isPresent());

        assertGoesTo(northwind.at("/computers"), northwind.prove(Role.ADMIN, path, Map.of()));
        String list = admin.get(northwind.at("/computers")).body();
        assertTrue(list.contains("Front desk is removed from the team"), list);
        assertTrue(list.contains("No computer yet"), list);
        assertEquals(Optional.empty(), northwind.store.computers().find(desk.team(), desk.id()));
        assertEquals("/", web.mailed("manager@example.com", Notice.Kind.COMPUTER_REMOVED));
        for (String gone : List.of("", "/remove")) {
            assertRefused(404, "computer-unknown", admin.get(northwind.at(desk, gone)));
        }
        assertRefused(404, "computer-unknown", admin.post(northwind.at(desk, "/rename"), Map.of("name", "x")));
        assertRefused(404, "computer-unknown", northwind.prove(Role.ADMIN, path, Map.of()));
    }

    @Test
    void whoever_has_left_is_not_written_to() {
        Account gone = northwind.join("gone@example.com", Role.USER);
        Computer print = northwind.computer("Print server", gone.id());
        web.portal
                .store
                .transactions()
                .inTransaction(() -> northwind.store.memberships().leave(northwind.team.id(), gone.id()));
        String asks = northwind
                .signedIn(Role.MANAGER)
                .get(northwind.at(print, "/remove"))
                .body();
        assertTrue(asks.contains("(left the team) on 1 January 2030."), asks);
        assertFalse(asks.contains("gets a mail"), asks);
        assertTrue(asks.contains("To bring it back, somebody signs in on the computer itself."), asks);
    }

    /** Its id tells nothing, in whichever path. */
    @Test
    void another_teams_computer_is_none_of_this_one() {
        Team other = web.portal
                .useCases
                .team()
                .createTeam()
                .create(
                        TeamName.parse("Other").orElseThrow(),
                        web.portal.account("other@example.com"),
                        new Terms(Plan.ENTERPRISE, true),
                        ZoneOffset.UTC);
        Computer theirs = Northwind.computer(web.portal, other.id(), "Theirs", other.owner());
        Browser owner = northwind.signedIn(Role.OWNER);
        for (String path : List.of("", "/remove")) {
            assertRefused(404, "computer-unknown", owner.get(northwind.at(theirs, path)));
        }
        assertRefused(404, "computer-unknown", owner.post(northwind.at(theirs, "/rename"), Map.of("name", "Mine")));
        assertRefused(404, "computer-unknown", northwind.prove(Role.OWNER, northwind.at(theirs, "/remove"), Map.of()));
        assertRefused(404, "not-found", owner.get("/teams/" + other.id() + "/computers"));
        assertEquals(Optional.of(theirs), northwind.store.computers().find(other.id(), theirs.id()));
    }

    @Test
    void removing_a_member_names_the_computers_that_stay() {
        Account manager = northwind.account(Role.MANAGER);
        String path = northwind.at(Role.MANAGER, "/remove");
        Browser owner = northwind.signedIn(Role.OWNER);
        String none = owner.get(path).body();
        assertFalse(none.contains("that they licensed"), none);
        assertTrue(none.contains("loses Northwind Support and its computers at once, in all their apps."), none);
        northwind.frontDesk();
        String one = owner.get(path).body();
        assertTrue(one.contains("1 computer that they licensed stays in the team: Front desk."), one);
        for (String name : List.of("Attic", "Cellar", "Roof", "Yard")) {
            northwind.computer(name, manager.id());
        }
        northwind.computer("Other", northwind.owner.account().id());
        String more = owner.get(path).body();
        assertTrue(
                more.contains(
                        "5 computers that they licensed stay in the team: Attic, Cellar, Front desk and 2 others."),
                more);
        northwind.prove(Role.OWNER, path, Map.of());
        assertTrue(owner.get(northwind.at("/computers")).body().contains("(left the team)"));
    }

    @Test
    void who_may_add_them_is_chosen_on_the_general_page() {
        String page = northwind.at("/general");
        String act = northwind.at("/general/computers");
        String manager = northwind.signedIn(Role.MANAGER).get(page).body();
        assertTrue(manager.contains("Managers and above may add computers."), manager);
        assertFalse(manager.contains("name=\"licensing\""), manager);
        Browser admin = northwind.signedIn(Role.ADMIN);
        String form = admin.get(page).body();
        assertTrue(form.contains("name=\"licensing\" value=\"managers\" checked"), form);
        HttpResponse<String> proof = admin.post(act, Map.of("licensing", "everybody"));
        assertRefused(403, "proof-needed", proof);
        assertTrue(proof.body().contains("change who may add computers to Northwind Support"), proof.body());
        assertGoesTo(page, northwind.prove(Role.ADMIN, act, Map.of("licensing", "everybody")));
        String done = admin.get(page).body();
        assertTrue(done.contains("Saved") && done.contains("Everybody who takes part may add computers."), done);
        assertTrue(done.contains("name=\"licensing\" value=\"everybody\" checked"), done);
        assertEquals(Licensing.EVERYBODY, licensing());
        for (String same : List.of("everybody", "nobody", "", "EVERYBODY")) {
            assertGoesTo(page, northwind.prove(Role.ADMIN, act, Map.of("licensing", same)));
            assertFalse(admin.get(page).body().contains("Saved"), same);
        }
        assertEquals(Licensing.EVERYBODY, licensing());
        assertEquals(
                act,
                location(web.browser().get(act)).replace("/sign-in?then=", "").replace("%2F", "/"));
    }

    private Licensing licensing() {
        return northwind.store.teams().find(northwind.team.id()).orElseThrow().licensing();
    }
}
