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
        assertGoesTo(page + "?done=reminded&n=3&already=0", manager.post(page + "/remind", Map.of()));
        HttpResponse<String> again = manager.post(page + "/remind", Map.of());
        assertGoesTo(page + "?done=reminded&n=0&already=3", again);
        assertTrue(manager.get(page + "?done=reminded&n=0&already=3").body().contains("data-code=\"reminded-today\""));
        String member = northwind.at(Role.USER, "");
        assertGoesTo(member + "?done=reminded&n=0&already=1", manager.post(member + "/remind", Map.of()));
        assertTrue(
                manager.get(member + "?done=reminded&n=0&already=1").body().contains("data-code=\"reminded-today\""));
        northwind.web.portal.clock.advance(Duration.ofDays(1));
        assertGoesTo(
                member + "?done=reminded&n=1&already=0",
                northwind.signedInAnew(Role.MANAGER).post(member + "/remind", Map.of()));
    }

    @Test
    void roles_change_hands_as_far_as_ones_own_allows() {
        northwind.signedIn(Role.ADMIN);
        String user = northwind.at(Role.USER, "");
        assertTrue(northwind.signedIn(Role.ADMIN).get(user).body().contains("value=\"admin\""));
        assertFalse(northwind.signedIn(Role.MANAGER).get(user).body().contains("name=\"role\""));
        assertGoesTo(user + "?done=changed", northwind.prove(Role.ADMIN, user + "/role", Map.of("role", "manager")));
        assertEquals(Role.MANAGER, northwind.role(Role.USER));
        assertGoesTo(user, northwind.signedIn(Role.ADMIN).post(user + "/role", Map.of("role", "manager")));
        assertRefused(
                403, "role-not-enough", northwind.signedIn(Role.ADMIN).post(user + "/role", Map.of("role", "owner")));
        String owner = northwind.at(Role.OWNER, "");
        assertRefused(409, "role-owner", northwind.signedIn(Role.ADMIN).post(owner + "/role", Map.of("role", "user")));
        assertGoesTo(
                user + "?done=changed",
                northwind.signedIn(Role.ADMIN).post(user + "/technician", Map.of("technician", "yes")));
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
        assertGoesTo(
                northwind.at("/people?done=removed"),
                northwind.signedIn(Role.MANAGER).post(user, Map.of()));
        assertRefused(409, "member-unknown", northwind.signedIn(Role.MANAGER).post(user, Map.of()));
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
        assertTrue(file.body().startsWith("name,email,role,technician,standing,due_or_since,joined\r\n"));
        assertTrue(
                file.body().contains("Somebody,\"'=cmd@example.com\",user,no,not-required,,2030-01-01\r\n"),
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
