package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PRODUCT A: what typing can mend comes back by an address of its own, so that Back works and nothing is sent again. */
class BackTest {

    private static final String EMAIL = "person@example.org";

    private final WebPortal web = new WebPortal();

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void a_wrong_form_leads_to_itself_and_says_so_once() {
        Browser browser = web.browser();
        browser.get("/sign-in");
        HttpResponse<String> sent =
                post(browser, "/sign-in", Map.of("email", EMAIL, "password", "not my password at all"));
        WebPortal.assertGoesTo("/sign-in", sent);
        HttpResponse<String> again = browser.get("/sign-in");
        WebPortal.assertRefused(422, "sign-in-not-accepted", again);
        assertTrue(again.body().contains("value=\"" + EMAIL + "\""), "what was typed stays");
        assertFalse(again.body().contains("not my password at all"), "secrets go");
        assertTrue(again.body().contains("<title>Error: "), again.body());
        HttpResponse<String> back = browser.get("/sign-in");
        assertEquals(200, back.statusCode());
        assertFalse(back.body().contains("data-code"), back.body());
    }

    @Test
    void where_somebody_wants_to_go_is_kept() {
        Browser browser = web.browser();
        browser.get("/sign-in?then=/security");
        HttpResponse<String> sent =
                post(browser, "/sign-in?then=/security", Map.of("email", EMAIL, "password", "wrong"));
        WebPortal.assertGoesTo("/sign-in?then=/security", sent);
        HttpResponse<String> again = browser.get("/sign-in?then=/security");
        assertEquals(422, again.statusCode());
        assertTrue(again.body().contains("action=\"/sign-in?then&#61;/security\""), again.body());
    }

    @Test
    void no_secret_is_borne_and_nobody_elses_browser_can_show_it() {
        Browser browser = web.browser();
        browser.get("/sign-in");
        post(browser, "/sign-in", Map.of("email", EMAIL, "password", "not my password at all"));
        String borne = browser.cookies.getOrDefault("notice", "");
        assertTrue(borne.length() <= 2048);
        Browser other = web.browser();
        other.get("/sign-in");
        other.cookies.put("notice", borne);
        assertEquals(200, other.get("/sign-in").statusCode());
        other.cookies.put("notice", borne.substring(0, borne.length() - 2) + "AA");
        assertEquals(200, other.get("/sign-in").statusCode());
        browser.cookies.put("notice", "A".repeat(3_000));
        assertEquals(200, browser.get("/sign-in").statusCode());
    }

    @Test
    void it_is_for_its_own_page_and_for_2_minutes() {
        Browser browser = web.browser();
        browser.get("/sign-up");
        post(browser, "/sign-up", Map.of("email", "nobody"));
        Browser early = web.copyOf(browser);
        assertEquals(200, browser.get("/sign-in").statusCode(), "another page, as in another tab");
        assertEquals(200, browser.get("/password/forgot").statusCode());
        WebPortal.assertRefused(422, "email-malformed", browser.get("/sign-up"));
        web.portal.clock.advance(Duration.ofSeconds(121));
        assertEquals(200, early.get("/sign-up").statusCode());
    }

    /** What people type has lines, and backslashes, and letters of every script. */
    @Test
    void what_was_typed_comes_back_as_it_was() {
        Browser browser = web.browser();
        browser.get("/sign-up");
        for (String typed : new String[] {"a\\nb", "a\\\\n", "Ünïcode 名前 \"'<>&", "", " ", "\\"}) {
            HttpResponse<String> sent = post(browser, "/sign-up", Map.of("email", typed));
            WebPortal.assertGoesTo("/sign-up", sent);
            HttpResponse<String> again = browser.get("/sign-up");
            WebPortal.assertRefused(422, "email-malformed", again);
            assertTrue(
                    again.body()
                            .contains("value=\""
                                    + typed.replace("&", "&amp;")
                                            .replace("<", "&lt;")
                                            .replace(">", "&gt;")
                                            .replace("\"", "&quot;")
                                            .replace("'", "&#39;")
                                    + "\""),
                    again.body());
        }
    }

    /** A browser bears 2 KB: what is longer is shown by the answer itself, and nothing is lost. */
    @Test
    void what_is_too_long_to_be_borne_is_shown_at_once() {
        Browser browser = web.browser();
        browser.get("/sign-up");
        String long1 = "ä".repeat(1_000);
        HttpResponse<String> sent = post(browser, "/sign-up", Map.of("email", long1));
        WebPortal.assertRefused(422, "email-malformed", sent);
        assertTrue(sent.body().contains("value=\"" + long1 + "\""));
    }

    /** What only time mends, or nothing, is the answer to the form itself. */
    @Test
    void waiting_is_told_by_the_very_answer() {
        web.portal.account(EMAIL);
        Browser browser = web.browser();
        Map<String, String> wrong = Map.of("email", EMAIL, "password", "not my password at all");
        browser.get("/sign-in");
        HttpResponse<String> last = post(browser, "/sign-in", wrong);
        for (int i = 0; i < 200 && last.statusCode() != 429; i++) {
            last = post(browser, "/sign-in", wrong);
        }
        WebPortal.assertRefused(429, "too-many-tries", last);
        assertTrue(last.body().contains("value=\"" + EMAIL + "\""));
    }

    /** As it is sent, following nothing. */
    private static HttpResponse<String> post(Browser browser, String path, Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("csrf", browser.token());
        return browser.send(
                "POST",
                path,
                HttpRequest.BodyPublishers.ofString(Browser.encode(all)),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }
}
