package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertRefused;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.testkit.InMemoryPortal;

/** What a browser says of where a form came from, and what it is answered (S-088). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgeryTest {

    private static final String BASE = "https://portal.example";

    private final WebPortal web = portal(BASE);

    @AfterAll
    void close() {
        web.close();
    }

    /** Origin, Sec-Fetch-Site, and what is answered with the right token and with a wrong one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            absent                      | absent         | accepted       | form-expired
            absent                      | same-origin    | accepted       | form-expired
            absent                      | none           | origin-hidden  | origin-hidden
            absent                      | same-site      | wrong-address  | wrong-address
            absent                      | cross-site     | wrong-address  | wrong-address
            absent                      | nonsense       | origin-hidden  | origin-hidden
            https://portal.example      | absent         | accepted       | form-expired
            https://portal.example      | same-origin    | accepted       | form-expired
            https://portal.example      | none           | origin-hidden  | origin-hidden
            https://portal.example      | same-site      | wrong-address  | wrong-address
            https://portal.example      | cross-site     | wrong-address  | wrong-address
            https://portal.example      | nonsense       | origin-hidden  | origin-hidden
            null                        | absent         | origin-hidden  | origin-hidden
            null                        | same-origin    | accepted       | form-expired
            null                        | none           | origin-hidden  | origin-hidden
            null                        | same-site      | origin-hidden  | origin-hidden
            null                        | cross-site     | origin-hidden  | origin-hidden
            null                        | nonsense       | origin-hidden  | origin-hidden
            https://evil.example        | absent         | wrong-address  | wrong-address
            https://evil.example        | same-origin    | wrong-address  | wrong-address
            https://evil.example        | none           | wrong-address  | wrong-address
            https://evil.example        | same-site      | wrong-address  | wrong-address
            https://evil.example        | cross-site     | wrong-address  | wrong-address
            http://portal.example       | absent         | wrong-address  | wrong-address
            https://portal.example:8443 | same-site      | wrong-address  | wrong-address
            https://portal.example.evil | cross-site     | wrong-address  | wrong-address
            https://portal.example/     | absent         | wrong-address  | wrong-address
            Null                        | same-origin    | wrong-address  | wrong-address
            """)
    void each_cause_has_its_own_code(String origin, String site, String right, String wrong) {
        assertAnswer(right, send(web, origin, site, true));
        assertAnswer(wrong, send(web, origin, site, false));
    }

    /** A browser never names the port that is the scheme's own, and writes hosts in small letters. */
    @ParameterizedTest
    @ValueSource(strings = {"https://Portal.Example", "https://portal.example:443", "https://PORTAL.example:443"})
    void the_base_may_be_written_as_browsers_do_not_write_it(String base) {
        try (WebPortal other = portal(base)) {
            assertAnswer("accepted", send(other, BASE, "same-origin", true));
            assertAnswer("wrong-address", send(other, "https://portal.example:8443", "same-site", true));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://10.0.0.5 | This portal is used at https://portal.example. Go there and start again.
            null             | Your browser did not say where this form came from. Open https://portal.example itself and send it again.
            """)
    void the_way_on_leads_to_the_portals_own_address(String origin, String sentence) {
        HttpResponse<String> refused = send(web, origin, "absent", true);
        assertTrue(refused.body().contains(sentence), refused.body());
        assertTrue(refused.body().contains("href=\"https://portal.example/sign-up\""), refused.body());
    }

    /** Its button led to the path that the form was sent to, which cannot always be opened. */
    @ParameterizedTest
    @CsvSource({"null, https://portal.example/", "absent, /"})
    void the_way_on_can_be_gone(String origin, String href) {
        Browser person = web.signedIn(origin + "@example.org");
        Map<String, String> headers = origin.equals("absent") ? Map.of() : Map.of("Origin", origin);
        HttpResponse<String> refused = person.post("/sign-out", "csrf=x", headers);
        assertTrue(refused.body().contains("href=\"" + href + "\""), refused.body());
        assertEquals(405, person.get("/sign-out").statusCode());
        assertTrue(person.get("/sign-out").body().contains("href=\"/\""), "the button of that page");
    }

    private static WebPortal portal(String base) {
        return new WebPortal(new InMemoryPortal(), URI.create(base), new Readiness.Ready());
    }

    private static HttpResponse<String> send(WebPortal web, String origin, String site, boolean right) {
        Browser browser = web.browser();
        browser.get("/sign-up");
        Map<String, String> headers = new TreeMap<>(Map.of("Origin", origin, "Sec-Fetch-Site", site));
        headers.values().removeIf("absent"::equals);
        String token = right ? browser.token() : "x";
        return browser.post("/sign-up", Browser.encode(Map.of("csrf", token, "email", "nobody")), headers);
    }

    /** What is accepted comes to the handler, which finds no address in the form. */
    private static void assertAnswer(String code, HttpResponse<String> answer) {
        if (code.equals("accepted")) {
            assertRefused(422, "email-malformed", answer);
        } else {
            assertRefused(403, code, answer);
        }
    }
}
