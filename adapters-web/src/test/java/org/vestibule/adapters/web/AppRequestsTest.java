package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertRefused;
import static org.vestibule.adapters.web.WebPortal.location;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.Client;

/** What apps ask for in the address that they send people to: right, wrong, silent, too long, and where nobody is sent back to. */
class AppRequestsTest {

    private static final String EMAIL = "person@example.org";
    private static final String ISSUER = "https://portal.example";
    private static final Map<String, String> PASSWORD = Map.of("email", EMAIL, "password", WebPortal.PASSWORD);
    private static final Map<String, String> ALLOW = Map.of("answer", "allow");

    private final WebPortal web = new WebPortal();
    private final AppAsks wiki =
            AppAsks.of(web.portal, "Example Wiki", Client.Kind.CONFIDENTIAL, "https://wiki.example/cb?a=1&b=2");
    private final AppAsks desk = AppAsks.of(web.portal, "Desk", Client.Kind.TRUSTED, "https://desk.example/cb");

    @AfterEach
    void stop() {
        web.close();
    }

    /** RFC 8252 §7.3: the port is the app's own business, the rest is not. */
    @Test
    void an_app_on_the_device_is_reached_by_its_port() {
        AppAsks local = AppAsks.of(web.portal, "Local", Client.Kind.PUBLIC, "http://127.0.0.1/cb");
        Browser browser = web.signedIn(EMAIL);
        String consent = location(browser.get(
                local.with("redirect_uri", "http://127.0.0.1:51004/cb").path()));
        assertTrue(browser.get(consent).body().contains("this computer"));
        String back = AppAsks.back(browser.post(consent, ALLOW).body());
        assertTrue(back.startsWith("http://127.0.0.1:51004/cb?code="), back);
    }

    /** OIDC Core §3.1.2.1: an app may send people with a form of its own, from its own site. */
    @Test
    void an_app_may_ask_by_a_form() {
        String asked = Browser.encode(wiki.with("login_hint", EMAIL).asked());
        Map<String, String> fromThere = Map.of("Origin", "https://wiki.example", "Sec-Fetch-Site", "cross-site");
        web.portal.account(EMAIL);
        Browser browser = web.browser();
        HttpResponse<String> sent = browser.post("/oauth2/authorize", asked, fromThere);
        assertEquals(303, sent.statusCode());
        String form = location(sent);
        assertEquals(AppAsks.said(wiki.with("login_hint", EMAIL).path()), AppAsks.said(form));
        browser.get(form);
        String consent = location(browser.post(form, PASSWORD));
        assertTrue(consent.startsWith("/oauth2/consent/"), consent);
        browser.get(consent);
        assertTrue(
                AppAsks.said(AppAsks.back(browser.post(consent, ALLOW).body())).containsKey("code"));
    }

    /** S-088: what signs in is no app's form, wherever it comes from. */
    @ParameterizedTest
    @ValueSource(strings = {"&csrf=x", "&csrf="})
    void no_app_sends_a_form_of_the_portal(String field) {
        String asked = Browser.encode(wiki.asked()) + field;
        Map<String, String> fromThere = Map.of("Origin", "https://wiki.example", "Sec-Fetch-Site", "cross-site");
        assertRefused(403, "wrong-address", web.browser().post("/oauth2/authorize", asked, fromThere));
        String query = wiki.path();
        assertRefused(403, "wrong-address", web.browser().post(query, Browser.encode(wiki.asked()), fromThere));
    }

    /** S-120: an error page, no redirect. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://wiki.example/cb",
                "https://wiki.example/cb?a=1&b=2&c=3",
                "https://wiki.example:443/cb?a=1&b=2",
                "https://WIKI.example/cb?a=1&b=2",
                "https://wiki.example/cb/?a=1&b=2",
                "https://wiki.example@evil.example/cb?a=1&b=2",
                "https://evil.example/?https://wiki.example/cb?a=1&b=2",
                "http://wiki.example/cb?a=1&b=2",
                "javascript:alert(1)",
                ""
            })
    void nobody_is_sent_to_an_address_that_is_not_registered(String address) {
        AppAsks other = wiki.with("redirect_uri", address);
        for (Browser browser : new Browser[] {web.browser(), web.signedIn(EMAIL)}) {
            HttpResponse<String> refused = browser.get(other.path());
            assertRefused(400, "app-return-not-registered", refused);
            assertFalse(refused.headers().firstValue("Location").isPresent());
            assertFalse(refused.body().contains("evil.example"), refused.body());
            browser.get("/sign-in");
            browser.get(wiki.path());
        }
        Browser visitor = web.browser();
        visitor.get(wiki.path());
        assertRefused(400, "app-return-not-registered", visitor.post(other.path(), PASSWORD));
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, '', invalid_request",
        "scope, email, invalid_scope",
        "code_challenge, x, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "prompt, none login, invalid_request",
        "max_age, soon, invalid_request",
        "request, e30, request_not_supported"
    })
    void what_is_wrong_with_a_request_is_told_to_the_app(String name, String value, String error) {
        String to = location(web.browser().get(wiki.with(name, value).path()));
        assertTrue(to.startsWith("https://wiki.example/cb?a=1&b=2&error="), to);
        assertEquals(error, AppAsks.said(to).get("error"));
        assertEquals("its own state", AppAsks.said(to).get("state"));
        assertEquals(ISSUER, AppAsks.said(to).get("iss"), "S-131");
        Browser browser = web.browser();
        browser.get(wiki.path());
        HttpResponse<String> sent = browser.post(wiki.with(name, value).path(), PASSWORD);
        assertRefused(410, "app-request-over", sent);
    }

    /** S-127. */
    @Test
    void an_app_that_wants_nobody_to_be_asked_is_told_what_is_needed() {
        AppAsks silent = wiki.with("prompt", "none");
        assertEquals(
                "login_required",
                AppAsks.said(location(web.browser().get(silent.path()))).get("error"));
        Browser simple = web.signedIn("simple@example.org");
        assertEquals(
                "consent_required",
                AppAsks.said(location(simple.get(silent.path()))).get("error"));
        Browser protectedOne = web.signedInWithCode("protected@example.org").browser();
        for (AppAsks app : new AppAsks[] {silent, desk.with("prompt", "none")}) {
            assertEquals(
                    "login_required",
                    AppAsks.said(location(protectedOne.get(app.path()))).get("error"));
        }
        String consent = location(simple.get(desk.with("prompt", "none").path()));
        assertTrue(AppAsks.said(AppAsks.back(simple.get(consent).body())).containsKey("code"));
        Browser visitor = web.browser();
        visitor.get(wiki.path());
        assertRefused(410, "app-request-over", visitor.post(silent.path(), PASSWORD));
    }

    @Test
    void a_session_that_is_too_old_or_not_wanted_is_not_enough() {
        Browser browser = web.signedIn(EMAIL);
        for (String prompt : new String[] {"login", "select_account", "login consent"}) {
            assertEquals(200, browser.get(wiki.with("prompt", prompt).path()).statusCode(), prompt);
        }
        AppAsks young = wiki.with("max_age", "60");
        assertEquals(303, browser.get(young.path()).statusCode());
        web.portal.clock.advance(Duration.ofSeconds(61));
        assertEquals(200, browser.get(young.path()).statusCode());
        String consent = location(browser.post(young.path(), PASSWORD));
        assertTrue(consent.startsWith("/oauth2/consent/"), consent);
    }

    @Test
    void the_address_that_the_app_expects_is_typed_already() {
        AppAsks hinted = wiki.with("login_hint", "\"><b>@example.org");
        assertFalse(web.browser().get(hinted.path()).body().contains("<b>"));
        String form = web.browser().get(wiki.with("login_hint", EMAIL).path()).body();
        assertTrue(form.contains("value=\"" + EMAIL + "\""), form);
        assertTrue(form.matches("(?s).*name=\"password\"[^>]*autofocus.*"), form);
    }

    /** PRODUCT A: as everywhere, by the same address, once. */
    @Test
    void wrong_input_comes_back_with_all_that_the_app_asked_for() {
        web.portal.account(EMAIL);
        Browser browser = web.browser();
        browser.get(wiki.path());
        HttpResponse<String> wrong =
                browser.post(wiki.path(), Map.of("email", "other@example.org", "password", "eight noisy gulls"));
        assertRefused(422, "sign-in-not-accepted", wrong);
        assertEquals(wiki.path(), wrong.uri().toString().replaceAll("^http://[^/]*", ""));
        assertTrue(wrong.body().contains("value=\"other@example.org\""), wrong.body());
        assertFalse(wrong.body().contains("eight noisy gulls"));
        assertFalse(browser.get(wiki.path()).body().contains("data-code"), "once");
        assertRefused(422, "password-missing", browser.post(wiki.path(), Map.of("email", EMAIL)));
        assertTrue(location(browser.post(wiki.path(), PASSWORD)).startsWith("/oauth2/consent/"));
    }

    /** The longest that is read goes all the way; it stands in the address of each answer, too. */
    @Test
    void four_kilobytes_are_carried_to_the_end() {
        int rest =
                AppQuery.LONGEST - wiki.with("state", "").path().split("\\?")[1].length();
        AppAsks longest = wiki.with("state", "s".repeat(rest));
        web.portal.account(EMAIL);
        Browser browser = web.browser();
        browser.headers.put("Referer", "http://localhost/"); // all that the page lets a browser tell
        assertTrue(browser.get(longest.path()).body().contains("<meta name=\"referrer\" content=\"strict-origin\">"));
        assertRefused(422, "password-missing", browser.post(longest.path(), Map.of("email", EMAIL)));
        String consent = location(browser.post(longest.path(), PASSWORD));
        browser.get(consent);
        String back = AppAsks.back(browser.post(consent, ALLOW).body());
        assertEquals("s".repeat(rest), AppAsks.said(back).get("state"));
        assertRefused(
                400,
                "app-request-unreadable",
                browser.get(wiki.with("state", "s".repeat(rest + 1)).path()));
    }

    /** S-088, and the button of the refusal leads back to all that the app asked for. */
    @Test
    void forms_are_of_this_browser_alone() {
        Browser other = web.browser();
        other.get(wiki.path());
        Browser browser = web.browser();
        browser.get(wiki.path());
        Map<String, String> forged = Map.of("email", EMAIL, "password", WebPortal.PASSWORD, "csrf", other.token());
        HttpResponse<String> refused = browser.post(wiki.path(), forged);
        assertRefused(403, "form-expired", refused);
        assertTrue(refused.body().contains("href=\"" + AppAsks.escaped(wiki.path()) + "\""), refused.body());

        Browser person = web.signedIn(EMAIL);
        String consent = location(person.get(wiki.path()));
        Browser second = web.signedIn("second@example.org");
        String foreign = location(second.get(wiki.path()));
        second.get(foreign);
        assertRefused(403, "form-outdated", person.post(consent, Map.of("answer", "allow", "csrf", second.token())));
        assertRefused(
                403, "wrong-address", person.post(consent, "answer=allow", Map.of("Origin", "https://evil.example")));
        assertTrue(person.get(consent).body().contains("Let Example Wiki"), "it is still to be answered");
    }

    @Test
    void the_name_of_an_app_is_only_text() {
        AppAsks odd =
                AppAsks.of(web.portal, "<b>Bad</b> & \"Co\"", Client.Kind.PUBLIC, "com.example.odd:/it's?x=%22&y=1");
        Browser browser = web.signedIn(EMAIL);
        String consent = location(browser.get(odd.path()));
        String page = browser.get(consent).body();
        assertTrue(page.contains("&lt;b&gt;Bad&lt;/b&gt; &amp; &quot;Co&quot;"), page);
        String back = browser.post(consent, ALLOW).body();
        assertFalse(back.contains("<b>"), back);
        assertTrue(AppAsks.back(back).startsWith("com.example.odd:/it's?x=%22&y=1&code="), back);
    }
}
