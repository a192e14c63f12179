package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.web.http.Need;
import org.vestibule.adapters.web.http.Route;
import org.vestibule.adapters.web.proof.ProvenAct;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;

/** Walks every route of a team as everybody there is (S-062, PRODUCT D): what is not expected here fails. */
class TeamRoutesTest {

    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Set<Role> MANAGERS = EnumSet.of(Role.OWNER, Role.ADMIN, Role.MANAGER);
    private static final Set<Role> ADMINS = EnumSet.of(Role.OWNER, Role.ADMIN);
    private static final Set<Role> OWNER = EnumSet.of(Role.OWNER);

    /** Who may, by the path behind the team's. */
    private static final Map<String, Set<Role>> MAY = Map.ofEntries(
            Map.entry("", ALL),
            Map.entry("/leave", ALL),
            Map.entry("/offer/accept", ALL),
            Map.entry("/offer/withdraw", ALL),
            Map.entry("/people", MANAGERS),
            Map.entry("/people.csv", MANAGERS),
            Map.entry("/people/remind", MANAGERS),
            Map.entry("/people/invite", MANAGERS),
            Map.entry("/people/invitations", MANAGERS),
            Map.entry("/people/invitations/resend", MANAGERS),
            Map.entry("/people/invitations/revoke", MANAGERS),
            Map.entry("/people/{account}", MANAGERS),
            Map.entry("/people/{account}/remind", MANAGERS),
            Map.entry("/people/{account}/role", ADMINS),
            Map.entry("/people/{account}/technician", ADMINS),
            Map.entry("/people/{account}/remove", MANAGERS),
            Map.entry("/people/{account}/offer", OWNER),
            Map.entry("/computers", ALL),
            Map.entry("/computers/add", MANAGERS), // as the team has chosen
            Map.entry("/computers/{computer}", ALL),
            Map.entry("/computers/{computer}/rename", MANAGERS),
            Map.entry("/computers/{computer}/remove", MANAGERS),
            Map.entry("/general", MANAGERS),
            Map.entry("/general/computers", ADMINS),
            Map.entry("/general/preview", ADMINS),
            Map.entry("/general/rule", ADMINS),
            Map.entry("/rename", OWNER),
            Map.entry("/delete", OWNER));

    /** Those whose form takes no fresh proof: they change nothing about who may do what. */
    private static final Set<String> WITHOUT_PROOF = Set.of(
            "/offer/withdraw",
            "/people/remind",
            "/people/invitations",
            "/people/invitations/revoke",
            "/people/{account}/remind",
            "/computers/{computer}/rename",
            "/rename");

    private final Northwind northwind = new Northwind();

    @AfterEach
    void stop() {
        northwind.close();
    }

    @Test
    void every_route_of_a_team_is_expected_here() {
        assertEquals(
                new TreeSet<>(MAY.keySet()),
                routes().stream().map(TeamRoutesTest::behind).collect(Collectors.toCollection(TreeSet::new)));
        for (Route<?> route : routes()) {
            boolean leaving = behind(route).equals("/leave");
            assertTrue(leaving ? route.need() == Need.SIGNED_IN : route.need() instanceof Need.Seat, route.path());
            assertTrue(route.get().isPresent(), "there is a page to come back to: " + route.path());
            assertEquals(
                    route.post().isPresent() && !WITHOUT_PROOF.contains(behind(route)),
                    route.post().filter(ProvenAct.class::isInstance).isPresent(),
                    route.path());
        }
    }

    @Test
    void each_role_opens_what_it_may_and_nothing_else() {
        for (Role role : Role.values()) {
            Browser browser = northwind.signedIn(role);
            for (Route<?> route : routes()) {
                String what = route.path() + " for " + role;
                boolean may = MAY.getOrDefault(behind(route), Set.of()).contains(role);
                HttpResponse<String> shown = browser.get(northwind.path(route));
                assertEquals(
                        may, shown.statusCode() < 400 || ownerLeaves(route, role), what + " " + shown.statusCode());
                if (!may) {
                    WebPortal.assertRefused(403, "role-not-enough", shown);
                    assertTrue(shown.body().contains("Northwind Support"), what);
                }
                if (!may && route.post().isPresent()) {
                    HttpResponse<String> sent = browser.post(northwind.path(route), Map.of());
                    WebPortal.assertRefused(403, "role-not-enough", sent);
                }
            }
        }
    }

    @Test
    void to_whom_is_not_in_a_team_it_is_as_if_it_were_not() {
        Browser stranger = northwind.stranger();
        String unknown = normal(stranger.get("/nothing").body());
        for (Route<?> route : routes()) {
            for (String team :
                    List.of(northwind.team.id().toString(), UUID.randomUUID().toString(), "1", "%2e%2e")) {
                String path = northwind.path(route).replace(northwind.team.id().toString(), team);
                HttpResponse<String> shown = stranger.get(path);
                if (team.equals("%2e%2e")) {
                    assertTrue(shown.statusCode() == 404 || shown.statusCode() == 400, path);
                    continue;
                }
                WebPortal.assertRefused(404, "not-found", shown);
                assertEquals(unknown, normal(shown.body()), path);
                if (route.post().isPresent() && route.need() instanceof Need.Seat) {
                    WebPortal.assertRefused(404, "not-found", stranger.post(path, Map.of()));
                }
            }
        }
    }

    @Test
    void a_suspended_member_of_whatever_role_is_kept_out_of_all_but_the_way_out() {
        Map<Role, Browser> suspended = EnumSet.complementOf(EnumSet.of(Role.OWNER)).stream()
                .collect(Collectors.toMap(role -> role, northwind::signedIn));
        northwind.require(Mandate.EVERYONE);
        suspended.forEach((role, browser) -> {
            for (Route<?> route : routes()) {
                HttpResponse<String> shown = browser.get(northwind.path(route));
                if (route.need() == Need.SIGNED_IN) {
                    assertEquals(200, shown.statusCode(), route.path());
                    continue;
                }
                WebPortal.assertRefused(403, "team-withheld", shown);
                assertTrue(shown.body().contains("href=\"/security/two-step/enable\""), shown.body());
                assertTrue(shown.body().contains("1 January 2030"), shown.body());
                assertFalse(shown.body().contains("@example.com</span></strong>"), "nobody is named");
                if (route.post().isPresent()) {
                    WebPortal.assertRefused(403, "team-withheld", browser.post(northwind.path(route), Map.of()));
                }
            }
        });
    }

    @Test
    void whoever_is_not_signed_in_signs_in_first_and_comes_back() {
        for (Route<?> route : routes()) {
            Browser browser = northwind.web.browser();
            String path = northwind.path(route);
            String signIn = browser.get(path).headers().firstValue("Location").orElse("");
            assertEquals("/sign-in?then=" + path.replace("/", "%2F"), signIn);
            assertTrue(browser.get(signIn).body().contains("then&#61;" + path), "the way back is kept");
        }
    }

    @Test
    void a_form_without_its_token_and_a_method_that_is_none_are_refused() {
        Browser owner = northwind.signedIn(Role.OWNER);
        for (Route<?> route : routes()) {
            if (route.post().isPresent()) {
                for (String token : List.of("", "x")) {
                    HttpResponse<String> sent = owner.post(northwind.path(route), Map.of("csrf", token));
                    WebPortal.assertRefused(403, "form-outdated", sent);
                }
            } else {
                WebPortal.assertRefused(405, "method-not-allowed", owner.post(northwind.path(route), Map.of()));
            }
            HttpResponse<String> put =
                    owner.send("PUT", northwind.path(route), HttpRequest.BodyPublishers.noBody(), Map.of());
            WebPortal.assertRefused(405, "method-not-allowed", put);
        }
    }

    private List<Route<?>> routes() {
        return northwind.web.routes.stream()
                .filter(route -> route.path().startsWith("/teams"))
                .toList();
    }

    private static boolean ownerLeaves(Route<?> route, Role role) {
        return behind(route).equals("/leave") && role == Role.OWNER;
    }

    private static String behind(Route<?> route) {
        return route.path().replace("/teams/{team}", "");
    }

    private static String normal(String html) {
        return html.replaceAll("<p class=\"trace\">.*", "");
    }
}
