package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;
import static org.vestibule.adapters.web.WebPortal.assertRefused;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.web.http.Need;
import org.vestibule.adapters.web.http.Route;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.testkit.AuthenticatorApp;

/** Nobody is sent to somebody who cannot do it either, least of all to themselves (PRODUCT D). */
class WhomToAskTest {

    private static final String ENABLE = "href=\"/security/two-step/enable\"";
    private static final String ADMIN = "Ask an admin of Northwind Support.";
    private static final String OWNER = "Only the owner of Northwind Support may do this. Ask Somebody.";

    private final Northwind northwind = new Northwind();
    private final WebPortal web = northwind.web;

    @AfterEach
    void stop() {
        northwind.close();
    }

    @Test
    void whoever_may_is_named_where_a_role_does_not_suffice() {
        for (Route<?> route : web.routes) {
            if (!(route.need() instanceof Need.Seat seat) || route.get().isEmpty()) {
                continue;
            }
            for (Role role : new Role[] {Role.USER, Role.MANAGER, Role.ADMIN}) {
                if (!seat.right().test(role)) {
                    HttpResponse<String> page = northwind.signedIn(role).get(northwind.path(route));
                    assertRefused(403, "role-not-enough", page);
                    String expected = seat.right().test(Role.ADMIN) ? ADMIN : OWNER;
                    assertTrue(page.body().contains(expected), role + " " + route.path() + page.body());
                }
            }
        }
    }

    @Test
    void who_the_technicians_are_among_owners_is_the_owners_to_say() {
        String act = northwind.at(Role.OWNER, "/technician");
        HttpResponse<String> refused = northwind.prove(Role.ADMIN, act, Map.of("technician", "yes"));
        assertRefused(403, "role-not-enough", refused);
        assertTrue(refused.body().contains(OWNER), refused.body());
    }

    /** After an operator's reset, as it may be. */
    @Test
    void a_suspended_owner_is_led_to_the_one_thing_that_helps_from_wherever_they_come() {
        Browser owner = suspendedOwner();
        String home = owner.get("/").body();
        assertTrue(home.contains("team-withheld") && home.contains(ENABLE), home);
        assertFalse(home.contains(northwind.at("/leave")), "the Owner cannot leave: " + home);
        for (Route<?> route : web.routes) {
            if (!route.path().startsWith("/teams/")) {
                continue;
            }
            HttpResponse<String> page = owner.get(northwind.path(route));
            assertLeadsOn(page);
            if (route.post().isPresent()) {
                assertLeadsOn(owner.post(northwind.path(route), Map.of("password", WebPortal.PASSWORD)));
            }
        }
        owner.get("/security/two-step/enable");
        AuthenticatorApp app = web.portal.app(web.session(owner));
        Map<String, String> form = Map.of("password", WebPortal.PASSWORD, "code", web.digits(app));
        assertEquals(200, owner.post("/security/two-step/enable", form).statusCode());
        assertTrue(owner.get("/security").body().contains("Northwind Support is open again"));
        assertEquals(200, owner.get(northwind.at("/general")).statusCode());
    }

    @Test
    void an_owner_is_not_told_to_ask_the_owner() {
        web.portal.useCases.team().setSubscription().set(northwind.team, Terms.LITE, Optional.empty());
        String general = northwind.at("/general");
        String mine = northwind.signedIn(Role.OWNER).get(general).body();
        assertTrue(mine.contains("Ask the people who run the portal."), mine);
        assertFalse(mine.contains("Ask the owner"), mine);
        assertTrue(northwind.signedIn(Role.ADMIN).get(general).body().contains("Ask the owner, Somebody."));
    }

    @Test
    void an_owner_whose_own_two_step_verification_is_due_is_told_so() {
        northwind.require(
                Mandate.EVERYONE,
                Optional.of(northwind.team.day(web.portal.clock.instant()).plusDays(9)));
        Browser owner = withoutTwoStep();
        String general = owner.get(northwind.at("/general")).body();
        assertTrue(general.contains("You do not have it yourself") && general.contains(ENABLE), general);
        assertFalse(general.contains("Ask Somebody"), general);
        String others =
                northwind.signedIn(Role.ADMIN).get(northwind.at("/general")).body();
        assertTrue(others.contains("Ask Somebody to enable 2-step verification first."), others);
    }

    /** The rule for Technicians covers whoever becomes one. */
    @Test
    void an_owner_who_would_be_covered_as_a_technician_is_sent_to_enable_it() {
        web.portal
                .useCases
                .team()
                .setSubscription()
                .set(northwind.team, new Terms(Plan.ENTERPRISE, true), Optional.empty());
        northwind.require(Mandate.TECHNICIANS);
        Browser owner = withoutTwoStep();
        HttpResponse<String> refused = owner.post(
                northwind.at(Role.OWNER, "/technician"), Map.of("technician", "yes", "password", WebPortal.PASSWORD));
        assertRefused(409, "mandate-covers-you", refused);
        assertTrue(refused.body().contains(ENABLE), refused.body());
    }

    private static void assertLeadsOn(HttpResponse<String> page) {
        String body = page.body();
        int content = body.indexOf("<main");
        assertTrue(content > 0 && body.indexOf(ENABLE, content) > content, () -> page.uri() + " " + body);
    }

    private Browser suspendedOwner() {
        web.portal.clock.advance(Duration.ofMinutes(1));
        northwind.require(Mandate.EVERYONE);
        return withoutTwoStep();
    }

    private Browser withoutTwoStep() {
        web.portal.useCases.twoStep().resetTwoStep().reset(northwind.owner.account(), "Lost phone");
        Browser owner = web.browser();
        assertGoesTo("/", web.signIn(owner, northwind.owner.email(), WebPortal.PASSWORD));
        owner.get("/");
        return owner;
    }
}
