package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.web.http.Need;
import org.vestibule.adapters.web.http.Route;
import org.vestibule.testkit.InMemoryPortal;

/** Walks every row of the route table in every state that a browser can be in, over the in-memory adapters. */
class RouteTableTest {

    private static final List<String> HEADERS = List.of(
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "Permissions-Policy",
            "Cache-Control");

    private static final Set<Need<?>> OPEN_TO_ALL = Set.of(Need.ANONYMOUS, Need.ANYBODY, Need.SIGNING_IN);

    private final WebPortal web = new WebPortal();
    private final InMemoryPortal portal = web.portal;
    private final List<Route<?>> routes = web.routes;

    /** Somebody who comes to every door, with what some of them ask for. */
    private record Comer(String name, Need<?> has, Browser browser) {}

    @AfterEach
    void stop() {
        web.close();
    }

    /** S-062: nobody passes a door without what it asks for. */
    @Test
    void a_route_opens_only_to_what_it_needs() {
        List<Comer> comers = List.of(
                new Comer("nobody", Need.ANONYMOUS, web.browser()),
                new Comer("a pending sign-in", Need.PENDING_SIGN_IN, pending("pending@example.org")),
                new Comer("a burned password", Need.NEW_PASSWORD_DUE, newPasswordDue("burned@example.org")),
                new Comer(
                        "somebody signed in",
                        Need.SIGNED_IN,
                        web.signedInWithCode("signed-in@example.org").browser()));
        int opened = 0;
        for (Route<?> route : routes) {
            for (Comer comer : comers) {
                Browser copy = web.copyOf(comer.browser());
                if (route.get().isPresent()) {
                    HttpResponse<String> answer = copy.get(path(route));
                    boolean open = OPEN_TO_ALL.contains(route.need())
                            || route.need() == comer.has()
                            || (comer.has() == Need.SIGNED_IN
                                    && (route.need() instanceof Need.Seat || route.need() == Need.LOGGING_OUT));
                    String what = route.path() + " for " + comer.name();
                    assertEquals(open ? expected(route) : 303, answer.statusCode(), what);
                    if (!open) {
                        assertTrue(location(answer).startsWith("/sign-in"), what);
                    }
                    opened += open ? 1 : 0;
                }
            }
        }
        assertTrue(opened > routes.size(), "the walk opened " + opened);
    }

    /** S-066: whoever has only passed the password reaches no page that binds, moves or shows anything. */
    @Test
    void between_the_steps_there_is_only_the_next_one() {
        Browser pending = pending("pending@example.org");
        Browser due = newPasswordDue("burned@example.org");
        for (Route<?> route : routes) {
            if ((route.need() == Need.SIGNED_IN || route.need() instanceof Need.Seat)
                    && route.post().isPresent()) {
                for (Browser browser : List.of(pending, due)) {
                    HttpResponse<String> answer = web.copyOf(browser).post(path(route), Map.of());
                    assertTrue(location(answer).startsWith("/sign-in?then="), route.path());
                }
            }
        }
        WebPortal.assertGoesTo("/sign-in", web.copyOf(pending).post("/sign-out", Map.of()));
        WebPortal.assertGoesTo("/sign-in/code", pending.get("/sign-in/new-password"));
        WebPortal.assertGoesTo("/sign-in/new-password", due.get("/sign-in/code"));
        WebPortal.assertGoesTo("/sign-in/new-password", due.get("/sign-in/backup-code"));
        assertEquals(200, pending.get("/sign-in/code").statusCode(), "being sent elsewhere ends nothing");
    }

    /** Nobody without 2-step verification is shown a form about it that could not be right. */
    @Test
    void without_two_step_verification_its_pages_lead_to_where_it_is_enabled() {
        Browser person = web.signedIn("person@example.org");
        for (Route<?> route : routes) {
            if (route.get().isPresent()
                    && isAboutTwoStep(route)
                    && !route.path().endsWith("/enable")) {
                HttpResponse<String> shown = person.get(path(route));
                assertEquals(303, shown.statusCode(), route.path());
                assertTrue(location(shown).startsWith("/security"), route.path());
            }
        }
        assertEquals(200, person.get("/security/two-step/enable").statusCode());
        int hashes = portal.hasher.computed();
        for (Route<?> route : routes) {
            if (isAboutTwoStep(route) && !route.path().endsWith("/enable")) {
                assertTrue(location(person.post(path(route), Map.of("code", "123456")))
                        .startsWith("/security"));
            }
        }
        assertEquals(hashes, portal.hasher.computed(), "nothing was compared");
    }

    /** S-088. */
    @Test
    void a_form_without_the_token_of_this_very_bearer_is_refused() {
        Browser person = web.signedIn("person@example.org");
        Browser other = web.signedIn("other@example.org");
        Browser waiting = pending("waiting@example.org");
        Browser due = newPasswordDue("due@example.org");
        Map<Need<?>, Browser> browsers = Map.of(
                Need.PENDING_SIGN_IN, waiting,
                Need.NEW_PASSWORD_DUE, due,
                Need.ANONYMOUS, person,
                Need.ANYBODY, person,
                Need.SIGNING_IN, person,
                Need.LOGGING_OUT, person,
                Need.SIGNED_IN, person,
                Need.LEAVING, person);
        other.get("/security/two-step/enable");
        for (Route<?> route : routes) {
            if (route.post().isPresent() && !(route.need() instanceof Need.Seat)) { // see TeamRoutesTest
                Browser browser = Objects.requireNonNull(browsers.get(route.need()), route.path());
                boolean visitor = route.need() == Need.ANONYMOUS || route.need() == Need.SIGNING_IN;
                String code = visitor ? "form-expired" : "form-outdated";
                for (String token : List.of("", "x", other.token())) {
                    assertRefused(403, code, browser.post(path(route), Map.of("csrf", token)));
                }
            }
        }
        person.get("/security/two-step/enable");
        String body = Browser.encode(Map.of("csrf", person.token()));
        for (Map<String, String> headers : List.of(
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Origin", "https://evil.example"))) {
            assertRefused(403, "wrong-address", person.post("/sign-out", body, headers));
        }
        assertRefused(403, "origin-hidden", person.post("/sign-out", body, Map.of("Origin", "null")));
        assertEquals(200, person.get("/security").statusCode(), "nothing was changed");
    }

    /** S-068, S-092, L-22. */
    @Test
    void bad_input_gets_a_clear_page_and_changes_nothing() {
        Browser browser = web.browser();
        browser.get("/sign-in");
        String form = Browser.encode(Map.of("csrf", browser.token(), "email", "a@example.org"));
        assertRefused(400, "request-malformed", browser.post("/sign-in", form + "&email=b@example.org", Map.of()));
        assertRefused(400, "request-malformed", browser.post("/sign-in", form + "&password=%ff%fe", Map.of()));
        assertRefused(400, "request-malformed", browser.post("/sign-in", form + "&password=%zz", Map.of()));
        for (String type : List.of("text/plain", ";", ";;x")) {
            assertRefused(415, "request-malformed", browser.post("/sign-in", form, Map.of("Content-Type", type)));
        }
        assertRefused(
                413,
                "request-too-large",
                browser.post("/sign-in", form + "&password=" + "a".repeat(1 << 20), Map.of()));
        assertEquals(0, portal.hasher.computed());
        for (Route<?> route : routes) {
            for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "BREW")) {
                HttpResponse<String> answer =
                        browser.send(method, path(route), HttpRequest.BodyPublishers.noBody(), Map.of());
                assertRefused(405, "method-not-allowed", answer);
                assertFalse(answer.headers().firstValue("Allow").orElse("").isEmpty());
            }
        }
        for (String path : List.of("/nothing", "/security/", "/sign-in/../security", "/teams/1", "/.git/config")) {
            assertEquals(404, browser.get(path).statusCode(), path);
        }
    }

    /** S-063: the same words, status and headers, whoever it is. */
    @Test
    void a_wrong_password_and_an_unknown_address_get_one_answer() {
        portal.account("known@example.org");
        HttpResponse<String> known = signIn("known@example.org", "eight noisy gulls");
        HttpResponse<String> unknown = signIn("unknown@example.org", "eight noisy gulls");
        assertRefused(422, "sign-in-not-accepted", known);
        assertEquals(
                normal(known.body()).replace("known@", ""),
                normal(unknown.body()).replace("unknown@", ""));
        assertEquals(known.headers().map().keySet(), unknown.headers().map().keySet());
    }

    /** S-083. */
    @Test
    void a_cookie_kept_from_before_signing_out_opens_nothing() {
        Browser person = web.signedIn("person@example.org");
        Map<String, String> kept = Map.copyOf(person.cookies);
        person.get("/");
        assertEquals(303, person.post("/sign-out", Map.of()).statusCode());
        person.cookies.putAll(kept);
        assertEquals(303, person.get("/security").statusCode());
    }

    /** S-081. */
    @Test
    void signing_in_again_ends_the_session_that_the_browser_bore() {
        Browser person = web.signedIn("person@example.org");
        Browser thief = web.browser();
        thief.cookies.putAll(person.cookies);
        assertEquals(200, thief.get("/security").statusCode());
        person.get("/sign-in");
        person.post("/sign-in", Map.of("email", "person@example.org", "password", "seven quiet herons"));
        assertEquals(200, person.get("/security").statusCode());
        assertEquals(303, thief.get("/security").statusCode());
    }

    private HttpResponse<String> signIn(String email, String password) {
        return web.signIn(web.browser(), email, password);
    }

    private Browser pending(String email) {
        Browser browser = web.enrolled(email).browser();
        web.signIn(browser, email, WebPortal.PASSWORD);
        browser.get("/sign-in/code");
        return browser;
    }

    private Browser newPasswordDue(String email) {
        Browser browser = web.signedIn(email);
        web.burn(web.session(browser).account());
        browser.cookies.remove("session");
        WebPortal.assertGoesTo("/sign-in/new-password", web.signIn(browser, email, WebPortal.PASSWORD));
        browser.get("/sign-in/new-password");
        return browser;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static void assertRefused(int status, String code, HttpResponse<String> answer) {
        WebPortal.assertRefused(status, code, answer);
        HEADERS.forEach(name -> assertTrue(answer.headers().firstValue(name).isPresent(), name));
        assertFalse(answer.body().contains("Exception"));
    }

    private static String normal(String html) {
        return html.replaceAll("name=\"csrf\" value=\"[^\"]*\"", "");
    }

    private static boolean isAboutTwoStep(Route<?> route) {
        return route.path().startsWith("/security/") && !route.path().startsWith("/security/apps");
    }

    private static String path(Route<?> route) {
        return route.path()
                .replace("{token}", "00000000-0000-0000-0000-000000000000.x")
                .replaceAll("\\{\\w+}", "00000000-0000-0000-0000-000000000000");
    }

    private static int expected(Route<?> route) {
        if (route.path().contains("{team}")) {
            return 404; // theirs is none: see TeamRoutesTest
        }
        if (route.path().startsWith("/oauth2/") && route.need() != Need.LOGGING_OUT) {
            return route.need() == Need.SIGNED_IN ? 410 : 400; // no app has asked for anything: see AppRequestsTest
        }
        if (route.path().equals("/device/{request}")) {
            return 410; // nobody has signed in for it: see DevicePagesTest
        }
        if (route.path().endsWith("/disconnect")) {
            return 303; // to the list
        }
        boolean alreadyOn = route.path().equals("/security/two-step/enable");
        return alreadyOn ? 409 : route.path().contains("{token}") ? 410 : 200;
    }
}
