package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;
import static org.vestibule.adapters.web.WebPortal.assertRefused;
import static org.vestibule.adapters.web.WebPortal.location;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.app.Tokens;
import org.vestibule.domain.app.Client;

/** The apps that somebody let in: the list, on its own and on the Security page, and cutting one off. */
class ConnectedAppsTest {

    private static final String EMAIL = "person@example.org";
    private static final String APPS = "/security/apps";

    private final WebPortal web = new WebPortal();
    private final Browser browser = web.signedIn(EMAIL);
    private final AppAsks wiki =
            AppAsks.of(web.portal, "Example Wiki", Client.Kind.CONFIDENTIAL, "https://wiki.example/cb");
    private final AppAsks viewer =
            AppAsks.of(web.portal, "Harbour Viewer", Client.Kind.PUBLIC, "com.example.viewer:/cb");

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void none_is_connected_at_first() {
        for (String page : new String[] {APPS, "/security"}) {
            String shown = browser.get(page).body();
            assertTrue(shown.contains("No app is connected. When you sign in to an app"), shown);
            assertFalse(shown.contains("Each works without a new code"), shown);
        }
    }

    @Test
    void each_is_told_with_what_it_may_and_when_it_did() {
        letIn(wiki.with("scope", "openid profile email"));
        web.portal.clock.advance(Duration.ofDays(2));
        web.signIn(browser, EMAIL, WebPortal.PASSWORD);
        letIn(viewer);
        for (String page : new String[] {APPS, "/security"}) {
            String shown = browser.get(page).body();
            assertTrue(shown.contains("for 90 days at most, or until 14 days pass without use."), shown);
            assertTrue(shown.contains("Sees your name and e-mail address<"), shown);
            assertTrue(shown.contains("Sees your name, e-mail address and teams<"), shown);
            assertTrue(shown.indexOf("Harbour Viewer") < shown.indexOf("Example Wiki"), "the latest first");
            assertTrue(shown.matches("(?s).*Since \\d+ \\w+ \\d{4}\\. Last used today \\d\\d:\\d\\d<.*"), shown);
            assertTrue(shown.matches("(?s).*Since \\d+ \\w+ \\d{4}\\. Last used \\d+ \\w+ \\d{4}<.*"), shown);
            assertTrue(shown.contains("aria-label=\"Disconnect Example Wiki\""), shown);
        }
    }

    @Test
    void what_they_do_is_told_beside_what_they_see() {
        letIn(viewer.with("scope", "openid profile email teams computers address_book"));
        letIn(wiki.with("scope", "openid computers"));
        String shown = browser.get(APPS).body();
        assertTrue(
                shown.contains(
                        "Sees your name, e-mail address and teams, lists your computers, keeps your address book<"),
                shown);
        assertTrue(shown.contains("Knows you again when you come back, lists your computers<"), shown);
    }

    /** PRODUCT E: apps are among what needs a fresh proof. */
    @Test
    void cutting_one_off_needs_a_fresh_proof() {
        letIn(wiki);
        letIn(viewer);
        String act = path(wiki);
        browser.get(APPS);
        HttpResponse<String> asked = browser.post(act, Map.of());
        assertRefused(403, "proof-needed", asked);
        assertTrue(asked.body().contains("disconnect Example Wiki"), asked.body());
        assertTrue(asked.body().contains("Confirm and disconnect"), asked.body());
        assertRefused(422, "password-wrong", browser.post(act, Map.of("password", "eight noisy gulls")));
        assertTrue(browser.get(APPS).body().contains("Example Wiki"), "it is still let in");

        browser.post(act, Map.of());
        assertGoesTo(APPS, browser.post(act, Map.of("password", WebPortal.PASSWORD)));
        String told = browser.get(APPS).body();
        assertTrue(told.contains("Example Wiki is disconnected"), told);
        assertTrue(told.contains("It sees nothing of you any more."), told);
        assertFalse(told.contains(act), told);
        assertFalse(browser.get(APPS).body().contains("is disconnected"), "once");

        assertGoesTo(APPS, browser.post(path(viewer), Map.of()));
        assertTrue(browser.get(APPS).body().contains("No app is connected."), "10 minutes are not over");
    }

    @Test
    void what_it_has_is_worth_nothing_then_and_it_is_asked_for_again() {
        Tokens tokens = letIn(wiki);
        browser.get(APPS);
        browser.post(path(wiki), Map.of("password", WebPortal.PASSWORD));
        assertTrue(web.portal
                .useCases
                .app()
                .viewUserInfo()
                .view(tokens.access().text())
                .isEmpty());
        String page = browser.get(location(browser.get(wiki.path()))).body();
        assertTrue(page.contains("Let Example Wiki sign you in?"), page);
    }

    @Test
    void what_is_not_connected_is_told_by_the_list() {
        letIn(wiki);
        Browser other = web.signedIn("other@example.org");
        other.get(APPS);
        for (String act :
                new String[] {path(wiki), path(viewer), APPS + "/00000000-0000-0000-0000-000000000000/disconnect"}) {
            assertGoesTo(APPS, other.post(act, Map.of("password", WebPortal.PASSWORD)));
            assertGoesTo(APPS, other.get(act));
        }
        assertTrue(browser.get(APPS).body().contains("Example Wiki"));
        assertEquals(404, browser.get(APPS + "/x/disconnect").statusCode());
        assertEquals(405, browser.post(APPS, Map.of()).statusCode());
    }

    private static String path(AppAsks app) {
        return APPS + "/" + app.client().id() + "/disconnect";
    }

    private Tokens letIn(AppAsks app) {
        String consent = location(browser.get(app.path()));
        browser.get(consent);
        return app.tokens(
                web.portal, browser.post(consent, Map.of("answer", "allow")).body());
    }
}
