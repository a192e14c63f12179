package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;
import static org.vestibule.adapters.web.WebPortal.location;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.audit.Event;
import org.vestibule.testkit.InMemoryPortal;

/** Where apps send people to sign out (OIDC RP-Initiated Logout; S-083, S-130). */
class LogoutPagesTest {

    private static final String EMAIL = "ada@example.com";
    private static final String BYE = "https://chat.example/bye?a=1";
    private static final Map<String, String> FROM_THERE =
            Map.of("Origin", "https://chat.example", "Sec-Fetch-Site", "cross-site");

    private final WebPortal web = new WebPortal();
    private final AppAsks chat =
            AppAsks.leaving(web.portal, "Example Chat", BYE).with("state", "its own");

    @AfterEach
    void stop() {
        web.close();
    }

    /** S-130: whoever makes a browser come here has signed nobody out. */
    @Test
    void somebody_is_asked_and_goes_back_to_the_app() {
        Browser browser = web.signedIn(EMAIL);
        String page = browser.get(chat.logoutPath()).body();
        assertTrue(page.contains("Example Chat asks for it. You are signed in as " + EMAIL), page);
        assertTrue(page.contains("href=\"/\">Stay signed in"), page);
        assertEquals(200, browser.get("/security").statusCode(), "nothing has happened yet");
        HttpResponse<String> left = browser.post("/sign-out", Map.of("asked", asked(page)));
        assertEquals(200, left.statusCode(), left.body());
        assertEquals(BYE + "&state=its+own", AppAsks.back(left.body()));
        assertEquals("no-referrer", left.headers().firstValue("Referrer-Policy").orElse(""));
        assertEquals(
                "\"cache\", \"storage\"",
                left.headers().firstValue("Clear-Site-Data").orElse(""));
        assertTrue(left.body().contains("You are signed out. Example Chat opens by itself."), left.body());
        assertEquals(303, browser.get("/security").statusCode());
    }

    @Test
    void nobody_who_is_not_signed_in_is_asked() {
        assertEquals(BYE + "&state=its+own", location(web.browser().get(chat.logoutPath())));
        for (String plain : List.of(
                "/oauth2/logout",
                "/oauth2/logout?client_id=x",
                "/oauth2/logout?post_logout_redirect_uri=https://evil.example/",
                chat.with("post_logout_redirect_uri", "https://evil.example/").logoutPath(),
                chat.with("post_logout_redirect_uri", "").logoutPath())) {
            Browser browser = web.browser();
            assertGoesTo("/sign-in", browser.get(plain));
            assertTrue(browser.get("/sign-in").body().contains("You are signed out"), plain);
        }
    }

    /** They are signed out here already, and not from apps: those they can leave still, and whoever sits there is not named. */
    @Test
    void whose_session_is_over_can_sign_out_of_apps() {
        Browser browser = web.signedIn(EMAIL);
        web.portal.clock.advance(Duration.ofHours(3));
        String page = browser.get(chat.logoutPath()).body();
        assertTrue(page.contains("Example Chat asks for it. You have not been here for a while"), page);
        assertFalse(page.contains(EMAIL), page);
        assertEquals(0, signedOut());
        HttpResponse<String> left = browser.post("/sign-out", Map.of("asked", asked(page)));
        assertEquals(BYE + "&state=its+own", AppAsks.back(left.body()));
        assertEquals(1, signedOut());
        assertTrue(browser.get("/oauth2/logout").statusCode() == 303, "once");
    }

    private long signedOut() {
        return web.portal
                .store
                .auditTrail()
                .count(
                        web.portal
                                .store
                                .accounts()
                                .find(InMemoryPortal.email(EMAIL))
                                .orElseThrow()
                                .id(),
                        Event.Kind.SIGNED_OUT);
    }

    /** Nobody could end it from this browser afterwards. */
    @Test
    void who_signs_in_in_the_place_of_somebody_else_signs_them_out_of_apps() {
        AppAsks wiki = AppAsks.of(web.portal, "Wiki", Client.Kind.CONFIDENTIAL, "https://wiki.example/cb");
        Browser browser = web.signedIn(EMAIL);
        String consent = location(browser.get(wiki.with("scope", "openid").path()));
        browser.get(consent);
        String page = browser.post(consent, Map.of("answer", "allow")).body();
        var grant = wiki.redeemed(web.portal, page);
        assertTrue(web.portal.store.grants().find(grant.account(), grant.id()).isPresent());
        web.portal.account("bob@example.com");
        String form = wiki.with("prompt", "login").path();
        browser.get(form);
        browser.post(form, Map.of("email", EMAIL, "password", WebPortal.PASSWORD));
        assertTrue(web.portal.store.grants().find(grant.account(), grant.id()).isPresent(), "the same person");
        browser.get(form);
        browser.post(form, Map.of("email", "bob@example.com", "password", WebPortal.PASSWORD));
        assertFalse(web.portal.store.grants().find(grant.account(), grant.id()).isPresent());
    }

    @Test
    void what_cannot_be_read_is_told() {
        Browser browser = web.signedIn(EMAIL);
        for (String query : List.of("state=" + "a".repeat(5_000), "state=%C3%A9&state=1")) {
            HttpResponse<String> page = browser.get("/oauth2/logout?" + query);
            assertEquals(400, page.statusCode());
            assertTrue(page.body().contains("data-code=\"logout-unreadable\""), page.body());
        }
    }

    @Test
    void who_is_sent_by_nobody_or_to_nowhere_stays() {
        Browser browser = web.signedIn(EMAIL);
        String page = browser.get("/oauth2/logout").body();
        assertTrue(page.contains("<p class=\"lead\">You are signed in as " + EMAIL), page);
        assertEquals("", asked(page));
        assertGoesTo("/sign-in", browser.post("/sign-out", Map.of("asked", "")));
        assertTrue(browser.get("/sign-in").body().contains("You are signed out"));
    }

    /** Whoever leaves a computer to others is not kept there by an app's mistake. */
    @Test
    void what_is_wrong_with_the_request_is_in_nobodys_way_out() {
        Browser browser = web.signedIn(EMAIL);
        AppAsks evil = chat.with("post_logout_redirect_uri", "https://evil.example/");
        String page = browser.get(evil.logoutPath()).body();
        assertFalse(page.contains("evil.example"), page);
        assertEquals("", asked(page));
        HttpResponse<String> left = browser.post("/sign-out", Map.of("asked", Browser.encode(evil.asked())));
        assertGoesTo("/sign-in", left);
        assertEquals(303, browser.get("/security").statusCode());
    }

    /** §2: an app may send people with a form of its own, from its own site. */
    @Test
    void an_app_may_ask_by_a_form() {
        Browser browser = web.signedIn(EMAIL);
        HttpResponse<String> sent = browser.post("/oauth2/logout", Browser.encode(chat.asked()), FROM_THERE);
        assertEquals(303, sent.statusCode());
        assertEquals(AppAsks.said(chat.logoutPath()), AppAsks.said(location(sent)));
        assertGoesTo("/oauth2/logout", browser.post("/oauth2/logout", "", FROM_THERE));
        assertEquals(200, browser.get("/security").statusCode(), "nothing has happened yet");
    }

    /** S-088: what signs out is a form of the portal's own. */
    @Test
    void no_app_signs_anybody_out() {
        Browser browser = web.signedIn(EMAIL);
        browser.get(chat.logoutPath());
        for (String path : List.of("/sign-out", "/oauth2/logout?a=b")) {
            assertEquals(403, browser.post(path, "asked=&csrf=x", FROM_THERE).statusCode(), path);
            assertEquals(403, browser.post(path, "asked=", FROM_THERE).statusCode(), path);
        }
        assertEquals(403, browser.post("/oauth2/logout", "csrf=x", FROM_THERE).statusCode());
        assertEquals(200, browser.get("/security").statusCode());
    }

    /** What the form carries: nothing but what the app has asked. */
    private static String asked(String page) {
        Matcher field = Pattern.compile("name=\"asked\" value=\"([^\"]*)\"").matcher(page);
        assertTrue(field.find(), page);
        return field.group(1).replace("&amp;", "&").replace("&#61;", "=");
    }
}
