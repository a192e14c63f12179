package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;

/** The cookie by which a browser is known (S-087): what it holds, when it is written, what leaves it alone. */
class KnownBrowserTest {

    private final WebPortal web = new WebPortal();

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void a_complete_sign_in_makes_the_browser_known_for_a_year() {
        web.portal.account("person@example.org");
        String cookie = written(web.signIn(web.browser(), "person@example.org", WebPortal.PASSWORD));
        assertTrue(cookie.startsWith("browser="), cookie);
        for (String attribute : List.of("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=31536000")) {
            assertTrue(cookie.contains(attribute), cookie);
        }
        assertFalse(cookie.contains("Secure") || cookie.contains("Domain"), cookie);
    }

    /** S-086; and the ports of a host share its cookies. */
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, browser-8080=",
        "http://localhost:80, browser=",
        "https://localhost, __Host-browser=",
        "https://localhost:443, __Host-browser=",
        "https://localhost:8443, __Host-browser-8443="
    })
    void under_https_the_browser_vouches_for_it_and_two_portals_on_one_host_are_told_apart(URI base, String name) {
        try (WebPortal portal = new WebPortal(new InMemoryPortal(), base, new Readiness.Ready())) {
            portal.portal.account("person@example.org");
            String cookie = written(portal.signIn(portal.browser(), "person@example.org", WebPortal.PASSWORD));
            assertTrue(cookie.startsWith(name), cookie);
            assertEquals(name.startsWith("__Host-"), cookie.contains("Secure"), cookie);
        }
    }

    @Test
    void half_a_sign_in_makes_nothing_known() {
        WebPortal.Person person = web.enrolled("person@example.org");
        assertEquals("", written(web.signIn(person.browser(), person.email(), WebPortal.PASSWORD)));
        person.browser().get("/sign-in/code");
        String wrong = "x";
        assertEquals("", written(person.browser().post("/sign-in/code", Map.of("code", wrong))));
        String right = web.digits(person.app());
        assertNotEquals("", written(person.browser().post("/sign-in/code", Map.of("code", right))));
        assertTrue(recognized(person.browser(), person.email()));
    }

    @Test
    void it_outlives_signing_out_and_is_written_anew_at_the_next_sign_in() {
        Browser browser = web.signedIn("person@example.org");
        String known = browser.cookies.get("browser");
        browser.get("/");
        HttpResponse<String> signedOut = browser.post("/sign-out", Map.of());
        assertFalse(
                signedOut.headers().firstValue("Clear-Site-Data").orElseThrow().contains("cookies"));
        assertEquals(known, browser.cookies.get("browser"));
        String again = written(web.signIn(browser, "person@example.org", WebPortal.PASSWORD));
        assertTrue(again.contains("Max-Age=31536000"), again);
        assertEquals(known, browser.cookies.get("browser"));
    }

    @Test
    void it_holds_one_token_for_each_of_five_accounts_the_latest_first() {
        Browser browser = web.browser();
        List<String> emails = Stream.of("a", "b", "c", "d", "e", "f")
                .map(name -> name + "@example.org")
                .toList();
        for (String email : emails) {
            web.portal.account(email);
            web.signIn(browser, email, WebPortal.PASSWORD);
        }
        assertEquals(5, tokens(browser).size());
        assertFalse(recognized(browser, emails.get(0)));
        emails.subList(1, 6).forEach(email -> assertTrue(recognized(browser, email)));
        List<BearerToken> before = tokens(browser);
        web.signIn(browser, emails.get(2), WebPortal.PASSWORD);
        List<BearerToken> after = tokens(browser);
        assertEquals(before.get(3).text(), after.get(0).text());
        assertEquals(5, after.stream().map(BearerToken::owner).distinct().count());
    }

    @Test
    void what_nobody_wrote_is_not_read() {
        web.portal.account("person@example.org");
        for (String forged : List.of("x", "~~~", "a~b~c~d~e~f~g", "00000000-0000-0000-0000-000000000000.x")) {
            Browser browser = web.browser();
            browser.cookies.put("browser", forged);
            WebPortal.assertGoesTo("/", web.signIn(browser, "person@example.org", WebPortal.PASSWORD));
            assertEquals(1, tokens(browser).size());
        }
    }

    /** S-081, S-087: an act that renews a session leaves the browser known and signs nobody out. */
    @Test
    void a_renewed_session_is_still_the_same_browser() {
        Browser browser = web.signedIn("person@example.org");
        String known = browser.cookies.get("browser");
        String session = browser.cookies.get("session");
        browser.get("/security/two-step/enable");
        var app = web.portal.app(web.session(browser));
        HttpResponse<String> enabled = browser.post(
                "/security/two-step/enable", Map.of("password", WebPortal.PASSWORD, "code", web.digits(app)));
        assertEquals(200, enabled.statusCode());
        assertTrue(enabled.body().contains("We have written to person@example.org."));
        assertEquals("", written(enabled));
        assertEquals(known, browser.cookies.get("browser"));
        assertNotEquals(session, browser.cookies.get("session"));
        assertEquals(200, browser.get("/security").statusCode());
        assertTrue(recognized(browser, "person@example.org"));
    }

    private boolean recognized(Browser browser, String email) {
        return web.portal
                .store
                .knownBrowsers()
                .recognize(InMemoryPortal.email(email), tokens(browser), web.portal.clock.instant())
                .isPresent();
    }

    private static List<BearerToken> tokens(Browser browser) {
        return Stream.of(browser.cookies.getOrDefault("browser", "").split("~"))
                .map(text -> BearerToken.parse(text).orElseThrow())
                .toList();
    }

    private static String written(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.matches("(__Host-)?browser(-\\d+)?=.*"))
                .findFirst()
                .orElse("");
    }
}
