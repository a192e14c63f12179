package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;
import static org.vestibule.adapters.web.WebPortal.assertRefused;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;

/** The People page and the page of a member (PRODUCT D). */
class PeoplePagesTest {

    private final Northwind northwind = new Northwind();

    @AfterEach
    void stop() {
        northwind.close();
    }

    @Test
    void people_shows_where_everybody_stands_and_filters_by_it() {
        Browser manager = northwind.signedIn(Role.MANAGER);
        northwind.require(Mandate.EVERYONE, Optional.of(LocalDate.of(2030, 1, 20)));
        String all = manager.get(northwind.at("/people")).body();
        assertTrue(all.contains("3 of 4 do not have 2-step verification yet"), all);
        assertTrue(all.contains("Everyone needs it by the end of 19 January 2030, UTC."), all);
        assertTrue(all.contains("Due by 19 Jan 2030") && all.contains("owner@example.com"), all);
        String on = manager.get(northwind.at("/people?standing=on")).body();
        assertTrue(on.contains("owner@example.com") && !on.contains("user@example.com"), on);
        String nobody = manager.get(northwind.at("/people?standing=suspended")).body();
        assertTrue(nobody.contains("Nobody stands so."), nobody);
        assertTrue(manager.get(northwind.at("/people?standing=zz&page=-1&=&x"))
                .body()
                .contains("user@example.com"));
    }

    @Test
    void the_pager_clamps_whatever_is_asked() {
        for (int i = 0; i < 26; i++) {
            northwind.join("more" + i + "@example.com", Role.USER);
        }
        Browser owner = northwind.signedIn(Role.OWNER);
        for (String page : List.of("", "?page=1", "?page=0", "?page=x", "?page=99999999999")) {
            String body = owner.get(northwind.at("/people" + page)).body();
            assertTrue(body.contains("1 to 25 of 30"), page);
        }
        String last = owner.get(northwind.at("/people?page=2")).body();
        assertTrue(last.contains("26 to 30 of 30") && last.contains("?page&#61;1"), last);
        assertTrue(owner.get(northwind.at("/people?page=700")).body().contains("26 to 30 of 30"));
        assertTrue(owner.get(northwind.at("/people?standing=not-required&page=2"))
                .body()
                .contains("26 to 29 of 29"));
    }

    @Test
    void each_is_reminded_once_a_day() {
        northwind.require(Mandate.EVERYONE, Optional.of(LocalDate.of(2030, 1, 20)));
        Browser manager = northwind.signedIn(Role.MANAGER);
        String page = northwind.at("/people");
        String before = manager.get(page).body();
        assertTrue(before.contains("Send reminder to 3 people") && before.contains("Not reminded yet"), before);
        assertFalse(before.contains("reminded today"), before);
        String member = northwind.at(Role.USER, "");
        assertGoesTo(member, manager.post(member + "/remind", Map.of()));
        String one = manager.get(member).body();
        assertTrue(one.contains("1 reminder sent") && one.contains("Reminded today 00:01"), one);
        assertFalse(one.contains(member + "/remind"), "not twice: " + one);
        String after = manager.get(page).body();
        assertTrue(
                after.contains("1 of the 3 was reminded today.") && after.contains("Send reminder to 2 people"), after);
        assertGoesTo(member, manager.post(member + "/remind", Map.of()));
        assertTrue(manager.get(member).body().contains("data-code=\"reminded-today\""));

        assertGoesTo(page, manager.post(page + "/remind", Map.of()));
        String told = manager.get(page).body();
        assertTrue(told.contains("2 reminders sent") && told.contains("1 more was reminded today already."), told);
        assertTrue(told.contains("3 of the 3 were reminded today."), told);
        assertFalse(told.contains(page + "/remind"), "it would reach nobody: " + told);
        assertGoesTo(page, manager.post(page + "/remind", Map.of()));
        String nobody = manager.get(page).body();
        assertTrue(nobody.contains("data-code=\"reminded-today\""), nobody);
        assertTrue(nobody.contains("3 more were reminded today already."), nobody);
        assertFalse(manager.get(page + "?done=reminded&n=9").body().contains("reminders sent"), "not from the address");

        northwind.web.portal.clock.advance(Duration.ofDays(1));
        Browser anew = northwind.signedInAnew(Role.MANAGER);
        String next = anew.get(page).body();
        assertTrue(next.contains("Reminded 1 Jan<") && next.contains("Send reminder to 3 people"), next);
        anew.post(member + "/remind", Map.of());
        assertTrue(anew.get(member).body().contains("1 reminder sent"));
    }

    @Test
    void whoever_is_disabled_is_told_apart() {
        northwind.require(Mandate.EVERYONE, Optional.of(LocalDate.of(2030, 1, 20)));
        Account gone = northwind.join("gone@example.com", Role.USER);
        northwind
                .web
                .portal
                .store
                .transactions()
                .inTransaction(() -> northwind.web.portal.store.accounts().setEnabled(gone.id(), false));
        Browser manager = northwind.signedIn(Role.MANAGER);
        String page = northwind.at("/people");
        String before = manager.get(page).body();
        assertTrue(before.contains("4 of 5 do not have") && before.contains("Send reminder to 3 people"), before);
        manager.post(page + "/remind", Map.of());
        String told = manager.get(page).body();
        assertTrue(told.contains("3 reminders sent") && told.contains("1 more has an account that is disabled."), told);
        String member = page + "/" + gone.id();
        assertFalse(manager.get(member).body().contains(member + "/remind"), "nobody writes to them");
        assertGoesTo(member, manager.post(member + "/remind", Map.of()));
        assertTrue(manager.get(member).body().contains("data-code=\"account-disabled\""));
    }

    /** PRODUCT D. */
    @Test
    void people_are_searched_sorted_and_filtered_and_each_link_keeps_all_three() {
        northwind.require(Mandate.EVERYONE, Optional.of(LocalDate.of(2030, 1, 20)));
        Browser manager = northwind.signedIn(Role.MANAGER);
        String page = northwind.at("/people");
        String found =
                manager.get(page + "?q=%C2%A0ER%40&sort=joined&standing=due").body();
        assertTrue(found.contains("user@example.com") && found.contains("manager@example.com"), found);
        assertFalse(found.contains("owner@example.com<") || found.contains("admin@example.com<"), found);
        assertTrue(found.contains("All <span>3</span>"), "the counts are those of the search: " + found);
        assertTrue(found.contains("value=\"ER&#64;\"") || found.contains("value=\"ER@\""), found);
        assertTrue(found.contains("<option value=\"joined\" selected>"), found);
        assertTrue(found.contains("name=\"standing\" value=\"due\""), found);
        String kept = "?q&#61;ER%40&amp;sort&#61;joined&amp;standing&#61;";
        for (String link : List.of("/people" + kept + "on\"", "/people.csv" + kept + "due\"")) {
            assertTrue(found.contains(northwind.at(link)), link + " in " + found);
        }
        assertFalse(found.contains("do not have 2-step verification yet"), "that is about all: " + found);
        String file = manager.get(northwind.at("/people.csv?q=owner")).body();
        assertEquals(2, file.lines().count(), file);
        String undone = manager.get(page + "?sort=standing").body();
        assertTrue(undone.indexOf("user@example.com") < undone.indexOf("owner@example.com"), undone);
    }

    @Test
    void nobody_found_is_said_and_led_on() {
        Browser manager = northwind.signedIn(Role.MANAGER);
        String page = northwind.at("/people");
        String none = manager.get(page + "?q=%3Cb%3E%00rivers&standing=on").body();
        assertTrue(
                none.contains("Nobody here has “&lt;b&gt;rivers” in their name or address. Check the spelling, or"),
                none);
        assertTrue(none.contains("<a href=\"" + page + "\">show all 4</a>."), none);
        String other = manager.get(page + "?q=owner&standing=suspended").body();
        assertTrue(other.contains("Nobody stands so."), other);
        String blank = manager.get(page + "?q=%E2%80%8B+").body();
        assertTrue(blank.contains("owner@example.com") && !blank.contains("q&#61;"), blank);
        assertEquals(200, manager.get(page + "?q=" + "x".repeat(4_000)).statusCode());
    }

    @Test
    void roles_change_hands_as_far_as_ones_own_allows() {
        northwind.signedIn(Role.ADMIN);
        String user = northwind.at(Role.USER, "");
        assertTrue(northwind.signedIn(Role.ADMIN).get(user).body().contains("value=\"admin\""));
        assertFalse(northwind.signedIn(Role.MANAGER).get(user).body().contains("name=\"role\""));
        assertGoesTo(user, northwind.prove(Role.ADMIN, user + "/role", Map.of("role", "manager")));
        assertEquals(Role.MANAGER, northwind.role(Role.USER));
        assertGoesTo(user, northwind.signedIn(Role.ADMIN).post(user + "/role", Map.of("role", "manager")));
        assertRefused(409, "role-owner", northwind.signedIn(Role.ADMIN).post(user + "/role", Map.of("role", "owner")));
        String owner = northwind.at(Role.OWNER, "");
        assertRefused(409, "role-owner", northwind.signedIn(Role.ADMIN).post(owner + "/role", Map.of("role", "user")));
        assertGoesTo(user, northwind.signedIn(Role.ADMIN).post(user + "/technician", Map.of("technician", "yes")));
        assertTrue(northwind.signedIn(Role.ADMIN).get(user).body().contains("Manager, Technician"));
        String nobody = northwind.at("/people/00000000-0000-0000-0000-000000000009");
        assertRefused(404, "not-found", northwind.signedIn(Role.ADMIN).get(nobody));
        assertRefused(
                409, "member-unknown", northwind.signedIn(Role.ADMIN).post(nobody + "/role", Map.of("role", "user")));
    }

    @Test
    void a_manager_removes_a_user_but_no_admin() {
        String user = northwind.at(Role.USER, "/remove");
        String admin = northwind.at(Role.ADMIN, "/remove");
        assertRefused(403, "role-not-enough", northwind.prove(Role.MANAGER, admin, Map.of()));
        assertGoesTo(northwind.at("/people"), northwind.signedIn(Role.MANAGER).post(user, Map.of()));
        assertRefused(409, "member-unknown", northwind.signedIn(Role.MANAGER).post(user, Map.of()));
    }

    /** PRODUCT D: its own page names the person, and what comes of it. Nothing is done by opening it. */
    @Test
    void removing_has_a_page_that_names_them() {
        String remove = northwind.at(Role.USER, "/remove");
        Browser manager = northwind.signedIn(Role.MANAGER);
        String member = manager.get(northwind.at(Role.USER, "")).body();
        assertTrue(member.contains("href=\"" + remove + "\""), member);
        assertFalse(member.contains("action=\"" + remove + "\""), "it asks first: " + member);

        HttpResponse<String> asked = manager.get(remove);
        assertEquals(200, asked.statusCode());
        String page = asked.body();
        assertTrue(page.contains("<h1>Remove Somebody?</h1>"), page);
        assertTrue(page.contains("user@example.com. User. In the team since 1 January 2030."), page);
        assertTrue(
                page.contains("Somebody loses Northwind Support and its computers at once, in all their apps."), page);
        assertTrue(page.contains("They get a mail that says so and that Somebody did it."), page);
        assertTrue(page.contains("To come back, they have to be invited again."), page);
        assertFalse(page.contains("Technician is not kept."), "they are none: " + page);
        assertTrue(page.contains(">Remove Somebody</button>"), page);
        assertTrue(page.contains("href=\"" + northwind.at(Role.USER, "") + "\">Keep in team</a>"), page);
        assertTrue(page.contains(northwind.at("/people") + "\" aria-current=\"true\""), "the tab of People");
        assertEquals(Role.USER, northwind.role(Role.USER));
    }

    @Test
    void what_a_technician_loses_is_said() {
        String user = northwind.at(Role.USER, "");
        northwind.prove(Role.ADMIN, user + "/technician", Map.of("technician", "yes"));
        String page = northwind.signedIn(Role.MANAGER).get(user + "/remove").body();
        assertTrue(page.contains("User, Technician."), page);
        assertTrue(page.contains("invited again. Technician is not kept."), page);
    }

    /** The name is told once, to whoever did it: no link makes the portal say it (PRODUCT A). */
    @Test
    void after_it_people_names_whom_and_only_once() {
        String people = northwind.at("/people");
        assertGoesTo(people, northwind.prove(Role.MANAGER, northwind.at(Role.USER, "/remove"), Map.of()));
        Browser manager = northwind.browser(Role.MANAGER);
        String told = manager.get(people).body();
        assertTrue(told.contains("Somebody is removed from the team"), told);
        assertTrue(told.contains("Northwind Support is closed to them now. They get a mail that says so."), told);
        assertFalse(manager.get(people).body().contains("is removed from the team"), "once");
        assertFalse(
                manager.get(people + "?done=removed").body().contains("emoved from the team"), "not from the address");
    }

    /** PRODUCT A: sealed for this session, for 2 minutes. */
    @Test
    void what_is_told_after_an_act_is_of_no_use_to_others_nor_later() {
        String people = northwind.at("/people");
        northwind.prove(Role.MANAGER, northwind.at(Role.USER, "/remove"), Map.of());
        Browser manager = northwind.browser(Role.MANAGER);
        String sealed = manager.cookies.getOrDefault("notice", "");
        assertFalse(sealed.isEmpty());
        for (String other : List.of(sealed, "", "x", "AAAA", sealed.substring(1), sealed + "A")) {
            Browser admin = northwind.signedIn(Role.ADMIN);
            admin.cookies.put("notice", other);
            HttpResponse<String> page = admin.get(people);
            assertEquals(200, page.statusCode());
            assertFalse(page.body().contains("is removed from the team"), other);
        }
        northwind.web.portal.clock.advance(Duration.ofMinutes(2));
        assertFalse(manager.get(people).body().contains("is removed from the team"), "too late");
    }

    @Test
    void the_page_refuses_what_the_act_refuses() {
        assertRefused(
                403, "role-not-enough", northwind.signedIn(Role.MANAGER).get(northwind.at(Role.ADMIN, "/remove")));
        String ofOwner = northwind.at(Role.OWNER, "/remove");
        assertRefused(
                409, "owner-cannot-be-removed", northwind.signedIn(Role.ADMIN).get(ofOwner));
        assertRefused(409, "owner-cannot-be-removed", northwind.prove(Role.MANAGER, ofOwner, Map.of()));
        HttpResponse<String> own = northwind.signedIn(Role.OWNER).get(ofOwner);
        assertRefused(409, "owner-cannot-leave", own);
        assertTrue(own.body().contains("href=\"" + northwind.at("/general") + "\""), own.body());
        assertRefused(403, "role-not-enough", northwind.signedIn(Role.USER).get(northwind.at(Role.USER, "/remove")));
        assertRefused(409, "member-is-you", northwind.signedIn(Role.ADMIN).get(northwind.at(Role.ADMIN, "/remove")));
        String nobody = northwind.at("/people/00000000-0000-0000-0000-000000000009/remove");
        assertRefused(409, "member-unknown", northwind.signedIn(Role.MANAGER).get(nobody));
        northwind.require(Mandate.EVERYONE);
        assertRefused(403, "team-withheld", northwind.signedIn(Role.MANAGER).get(northwind.at(Role.USER, "/remove")));
        assertEquals(Role.USER, northwind.role(Role.USER));
    }

    /** The proof is asked for after the page, and whoever cancels it is back there. */
    @Test
    void a_fresh_proof_is_asked_for_before_anybody_is_removed() {
        String remove = northwind.at(Role.USER, "/remove");
        Browser manager = northwind.signedIn(Role.MANAGER);
        manager.get(remove);
        HttpResponse<String> asked = manager.post(remove, Map.of());
        assertRefused(403, "proof-needed", asked);
        assertTrue(asked.body().contains("href=\"" + remove + "\""), asked.body());
        assertEquals(Role.USER, northwind.role(Role.USER));
    }

    @Test
    void whoever_would_remove_themself_is_shown_how_to_leave() {
        String own = northwind.at(Role.ADMIN, "");
        assertFalse(northwind.signedIn(Role.ADMIN).get(own).body().contains(own + "/remove"));
        HttpResponse<String> refused = northwind.prove(Role.ADMIN, own + "/remove", Map.of());
        assertRefused(409, "member-is-you", refused);
        assertTrue(refused.body().contains("href=\"" + northwind.at("/leave") + "\""), refused.body());
        assertEquals(Role.ADMIN, northwind.role(Role.ADMIN));
    }

    /** PRODUCT D: the export is formula-safe. */
    @Test
    void the_file_holds_no_formula() {
        Account sly = northwind.join("=cmd@example.com", Role.USER);
        HttpResponse<String> file = northwind.signedIn(Role.MANAGER).get(northwind.at("/people.csv"));
        assertEquals(200, file.statusCode());
        assertTrue(file.headers().firstValue("Content-Type").orElse("").startsWith("text/csv"));
        assertTrue(file.headers()
                .firstValue("Content-Disposition")
                .orElse("")
                .startsWith("attachment; filename=\"people-"));
        assertTrue(file.body()
                .startsWith("\uFEFFname,email,role,technician,standing,due_or_since,joined,mail_refused\r\n"));
        assertTrue(
                file.body().contains("Somebody,\"'=cmd@example.com\",user,no,not-required,,2030-01-01,\r\n"),
                file.body());
        assertEquals("=cmd@example.com", sly.email().written());
        northwind.require(Mandate.TECHNICIANS);
        String on = northwind
                .signedIn(Role.MANAGER)
                .get(northwind.at("/people.csv?standing=on"))
                .body();
        assertEquals(2, on.lines().count(), on);
    }
}
