package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.web.http.Need;
import org.vestibule.adapters.web.http.Route;
import org.vestibule.domain.account.Account;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.Portal;

/** Walks every row of the route table in every state that a browser can be in, over the in-memory adapters. */
class RouteTableTest {

    private static final URI BASE = URI.create("http://localhost");
    private static final List<String> HEADERS = List.of(
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "Permissions-Policy",
            "Cache-Control");

    private final InMemoryPortal portal = new InMemoryPortal();
    private final WebUseCases useCases = useCases(portal.useCases);
    private final List<Route> routes = RouteTable.of(useCases, BASE, () -> true, portal.clock);
    private final WebServer server =
            new WebServer("localhost", 0, BASE, useCases, () -> true, portal.clock, new SecureRandom());
    private URI address = BASE;

    @BeforeEach
    void start() {
        address = URI.create("http://localhost:" + server.start());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** S-062: nobody passes a door without what it asks for. */
    @Test
    void a_route_opens_only_to_what_it_needs() {
        Map<Need, Browser> browsers = Map.of(
                Need.ANONYMOUS, new Browser(address),
                Need.PENDING_SIGN_IN, pending("pending@example.org"),
                Need.SIGNED_IN, signedIn("signed-in@example.org"));
        int opened = 0;
        for (Route route : routes) {
            for (Map.Entry<Need, Browser> browser : browsers.entrySet()) {
                Browser copy = new Browser(address);
                copy.cookies.putAll(browser.getValue().cookies);
                if (route.get() != null) {
                    HttpResponse<String> answer = copy.get(path(route));
                    boolean open = route.need() == Need.ANONYMOUS || route.need() == browser.getKey();
                    String what = route.path() + " for " + browser.getKey();
                    assertEquals(open ? expected(route) : 303, answer.statusCode(), what);
                    if (!open) {
                        assertTrue(
                                answer.headers()
                                        .firstValue("Location")
                                        .orElse("")
                                        .startsWith("/sign-in"),
                                what);
                    }
                    opened += open ? 1 : 0;
                }
            }
        }
        assertTrue(opened > routes.size(), "the walk opened " + opened);
    }

    /** S-088. */
    @Test
    void a_form_without_the_token_of_this_very_bearer_is_refused() {
        Browser person = signedIn("person@example.org");
        Browser other = signedIn("other@example.org");
        Browser waiting = pending("waiting@example.org");
        other.get("/security/two-step/enable");
        for (Route route : routes) {
            if (route.post() != null) {
                Browser browser = route.need() == Need.PENDING_SIGN_IN ? waiting : person;
                for (String token : List.of("", "x", other.token())) {
                    assertRefused(403, "form-expired", browser.post(path(route), Map.of("csrf", token)));
                }
            }
        }
        person.get("/security/two-step/enable");
        String body = Browser.encode(Map.of("csrf", person.token()));
        for (Map<String, String> headers : List.of(
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"))) {
            assertRefused(403, "form-expired", person.post("/sign-out", body, headers));
        }
        assertEquals(200, person.get("/security").statusCode(), "nothing was changed");
    }

    /** S-068, S-092, L-22. */
    @Test
    void bad_input_gets_a_clear_page_and_changes_nothing() {
        Browser browser = new Browser(address);
        browser.get("/sign-in");
        String form = Browser.encode(Map.of("csrf", browser.token(), "email", "a@example.org"));
        assertRefused(400, "request-malformed", browser.post("/sign-in", form + "&email=b@example.org", Map.of()));
        assertRefused(400, "request-malformed", browser.post("/sign-in", form + "&password=%ff%fe", Map.of()));
        assertRefused(400, "request-malformed", browser.post("/sign-in", form + "&password=%zz", Map.of()));
        assertRefused(415, "request-malformed", browser.post("/sign-in", form, Map.of("Content-Type", "text/plain")));
        assertRefused(
                413,
                "request-too-large",
                browser.post("/sign-in", form + "&password=" + "a".repeat(1 << 20), Map.of()));
        assertEquals(0, portal.hasher.computed());
        for (Route route : routes) {
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
        Browser person = signedIn("person@example.org");
        Map<String, String> kept = Map.copyOf(person.cookies);
        person.get("/");
        assertEquals(303, person.post("/sign-out", Map.of()).statusCode());
        person.cookies.putAll(kept);
        assertEquals(303, person.get("/security").statusCode());
    }

    /** S-081. */
    @Test
    void signing_in_again_ends_the_session_that_the_browser_bore() {
        Browser person = signedIn("person@example.org");
        Browser thief = new Browser(address);
        thief.cookies.putAll(person.cookies);
        assertEquals(200, thief.get("/security").statusCode());
        person.get("/sign-in");
        person.post("/sign-in", Map.of("email", "person@example.org", "password", "seven quiet herons"));
        assertEquals(200, person.get("/security").statusCode());
        assertEquals(303, thief.get("/security").statusCode());
    }

    private HttpResponse<String> signIn(String email, String password) {
        Browser browser = new Browser(address);
        browser.get("/sign-in");
        return browser.post("/sign-in", Map.of("email", email, "password", password));
    }

    private Browser signedIn(String email) {
        Account account = portal.account(email);
        return afterPassword(account);
    }

    private Browser pending(String email) {
        return afterPassword(portal.enrolled(email).account());
    }

    private Browser afterPassword(Account account) {
        Browser browser = new Browser(address);
        browser.get("/sign-in");
        HttpResponse<String> answer =
                browser.post("/sign-in", Map.of("email", account.email().written(), "password", "seven quiet herons"));
        assertEquals(303, answer.statusCode());
        String next = answer.headers().firstValue("Location").orElseThrow();
        browser.get(next);
        return browser;
    }

    private static void assertRefused(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.uri().toString());
        assertTrue(answer.body().contains("data-code=\"" + code + "\""), answer.body());
        HEADERS.forEach(name -> assertTrue(answer.headers().firstValue(name).isPresent(), name));
        assertFalse(answer.body().contains("Exception"));
    }

    private static String normal(String html) {
        return html.replaceAll("name=\"csrf\" value=\"[^\"]*\"", "");
    }

    private static String path(Route route) {
        return route.path().replace("{token}", "00000000-0000-0000-0000-000000000000.x");
    }

    private static int expected(Route route) {
        return route.path().contains("{token}") ? 410 : 200;
    }

    private static WebUseCases useCases(Portal use) {
        return new WebUseCases(
                use.requestSignUp,
                use.finishSignUp,
                use.signIn,
                use.resumeSignIn,
                use.verifySecondStep,
                use.redeemBackupCode,
                use.resumeSession,
                use.signOut,
                use.viewTwoStep,
                use.offerKey,
                use.enableTwoStepVerification);
    }
}
