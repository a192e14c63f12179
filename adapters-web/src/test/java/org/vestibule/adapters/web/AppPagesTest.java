package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;
import static org.vestibule.adapters.web.WebPortal.assertRefused;
import static org.vestibule.adapters.web.WebPortal.location;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.testkit.AuthenticatorApp;

/** Signing in to an app, from where it sends people to where they go back: right, wrong, and by every way round the code. */
class AppPagesTest {

    private static final String EMAIL = "person@example.org";
    private static final String ISSUER = "https://portal.example";
    private static final Map<String, String> PASSWORD = Map.of("email", EMAIL, "password", WebPortal.PASSWORD);
    private static final Map<String, String> ALLOW = Map.of("answer", "allow");

    private final WebPortal web = new WebPortal();
    private final AppAsks viewer =
            AppAsks.of(web.portal, "Harbour Viewer", Client.Kind.PUBLIC, "com.example.viewer:/signed-in");
    private final AppAsks wiki =
            AppAsks.of(web.portal, "Example Wiki", Client.Kind.CONFIDENTIAL, "https://wiki.example/cb?a=1&b=2");
    private final AppAsks desk = AppAsks.of(web.portal, "Desk", Client.Kind.TRUSTED, "https://desk.example/cb");

    @AfterEach
    void stop() {
        web.close();
    }

    /** PRODUCT H: whatever session the browser has, both steps are taken for each app (S-127). */
    @Test
    void with_two_step_verification_both_steps_are_taken_each_time() {
        WebPortal.Person person = web.signedInWithCode(EMAIL);
        Browser browser = person.browser();
        for (AppAsks app : new AppAsks[] {viewer, wiki, desk}) {
            HttpResponse<String> form = browser.get(app.path());
            assertEquals(200, form.statusCode());
            assertTrue(
                    form.body().contains("Sign in to go on to " + app.client().name()), form.body());
            assertTrue(form.body().contains("You are signed in as " + EMAIL), form.body());
            assertTrue(form.body().contains("href=\"/password/forgot\""), form.body());
            assertGoesTo("/sign-in/code", browser.post(app.path(), PASSWORD));
            String code = browser.get("/sign-in/code").body();
            assertTrue(
                    code.contains("Signing in to " + app.client().name() + " as " + EMAIL),
                    "which of two it is: " + code);
            String consent = location(browser.post("/sign-in/code", Map.of("code", web.digits(person.app()))));
            assertTrue(consent.startsWith("/oauth2/consent/"), consent);
            String page = browser.get(consent).body();
            String back = app.equals(desk) ? page : browser.post(consent, ALLOW).body();
            assertEquals(
                    SignInMethod.CODE,
                    app.redeemed(web.portal, back).authentication().method());
            web.nextStep();
        }
    }

    @Test
    void a_backup_code_and_a_new_password_lead_to_the_app_too() {
        WebPortal.Person person = web.signedInWithCode(EMAIL); // so the browser is known
        web.burn(person.account());
        Browser browser = person.browser();
        browser.get(viewer.path());
        assertGoesTo("/sign-in/code", browser.post(viewer.path(), PASSWORD));
        for (String page : new String[] {"/sign-in/no-way-in", "/sign-in/backup-code"}) {
            String shown = browser.get(page).body();
            assertTrue(shown.contains("Signing in to Harbour Viewer"), shown);
            assertTrue(shown.contains("href=\"/oauth2/authorize?client_id"), "start again keeps the app: " + shown);
        }
        Map<String, String> code = Map.of("code", person.codes().get(0).text());
        assertGoesTo("/sign-in/new-password", browser.post("/sign-in/backup-code", code));
        assertTrue(browser.get("/sign-in/new-password").body().contains("Signing in to Harbour Viewer"));
        Map<String, String> chosen = Map.of("password", WebPortal.OTHER_PASSWORD);
        String consent = location(browser.post("/sign-in/new-password", chosen));
        browser.get(consent);
        String back = browser.post(consent, ALLOW).body();
        assertEquals(
                SignInMethod.BACKUP_CODE,
                viewer.redeemed(web.portal, back).authentication().method());
    }

    @Test
    void a_backup_code_alone_leads_to_the_app() {
        WebPortal.Person person = web.enrolled(EMAIL);
        Browser browser = person.browser();
        browser.get(wiki.path());
        browser.post(wiki.path(), PASSWORD);
        browser.get("/sign-in/backup-code");
        Map<String, String> code = Map.of("code", person.codes().get(0).text());
        assertTrue(location(browser.post("/sign-in/backup-code", code)).startsWith("/oauth2/consent/"));
    }

    /** The other way in: it must not be the one without a code. */
    @Test
    void a_pending_sign_in_of_its_own_reaches_no_app() {
        WebPortal.Person person = web.enrolled(EMAIL);
        Browser browser = person.browser();
        browser.get(wiki.path());
        browser.post(wiki.path(), PASSWORD);
        assertEquals(200, browser.get(wiki.path()).statusCode(), "the form once more");
        assertGoesTo(
                "/sign-in?then=%2Foauth2%2Fconsent%2F00000000-0000-0000-0000-000000000001",
                browser.get("/oauth2/consent/00000000-0000-0000-0000-000000000001"));
    }

    @Test
    void without_two_step_verification_a_session_is_enough_but_a_page_is_seen() {
        Browser browser = web.signedIn(EMAIL);
        for (AppAsks app : new AppAsks[] {viewer, wiki}) {
            String consent = location(browser.get(app.path()));
            String page = browser.get(consent).body();
            assertTrue(page.contains("Let " + app.client().name() + " sign you in?"), page);
            assertTrue(page.contains("You are " + EMAIL), page);
            assertTrue(page.contains(app.equals(viewer) ? "this computer" : "<strong>wiki.example</strong>"), page);
            assertTrue(page.contains("See your name and e-mail address") && page.contains("See your teams"), page);
            assertTrue(page.contains("for 90 days at most, or until 14 days pass without use"), page);
            assertTrue(page.contains("Did you not just open " + app.client().name() + "? Then do not allow."), page);
            String back = browser.post(consent, ALLOW).body();
            assertEquals(
                    SignInMethod.PASSWORD,
                    app.redeemed(web.portal, back).authentication().method());
        }
        String again = browser.get(location(browser.get(viewer.path()))).body();
        assertTrue(again.contains("Let Harbour Viewer sign you in?"), "a public one asks each time: " + again);
        String known = browser.get(location(browser.get(wiki.path()))).body();
        assertTrue(known.contains("Continue to Example Wiki") && !known.contains("Do not allow<"), known);
        String more = browser.get(
                        location(browser.get(wiki.with("prompt", "consent").path())))
                .body();
        assertTrue(more.contains("Let Example Wiki sign you in?"), more);
        String trusted = browser.get(location(browser.get(desk.path()))).body();
        assertTrue(trusted.contains("Back to Desk"), trusted);
        assertEquals(ISSUER, AppAsks.said(AppAsks.back(trusted)).get("iss"), "S-131");
    }

    /** LOOK2 29: what it says where little is asked, and where it lasts for one time only. */
    @Test
    void only_what_is_asked_is_said() {
        Browser browser = web.signedIn(EMAIL);
        String little = browser.get(
                        location(browser.get(wiki.with("scope", "openid").path())))
                .body();
        assertTrue(little.contains("Know you again when you come back"), little);
        assertTrue(little.contains("It may do so for 5 minutes"), little);
        assertFalse(little.contains("See your"), little);
    }

    @Test
    void whoever_does_not_allow_goes_back_without_a_code() {
        Browser browser = web.signedIn(EMAIL);
        for (String answer : new String[] {"refuse", "", "ALLOW"}) {
            String consent = location(browser.get(wiki.path()));
            browser.get(consent);
            HttpResponse<String> page = browser.post(consent, Map.of("answer", answer));
            Map<String, String> said = AppAsks.said(AppAsks.back(page.body()));
            assertEquals("access_denied", said.get("error"));
            assertEquals("its own state", said.get("state"));
            assertFalse(said.containsKey("code"), said.toString());
            assertTrue(page.body().contains("You did not let it in"), page.body());
        }
        assertEquals(
                0,
                web.portal
                        .useCases
                        .app()
                        .listConnectedApps()
                        .list(web.session(browser))
                        .size());
    }

    /** STACK: no redirect out of the portal after a form, nothing kept, and no address told (S-128). */
    @Test
    void the_way_back_is_a_page_that_nothing_keeps_or_tells() {
        Browser browser = web.signedIn(EMAIL);
        for (AppAsks app : new AppAsks[] {viewer, wiki}) {
            String consent = location(browser.get(app.path()));
            browser.get(consent);
            HttpResponse<String> page = browser.send(
                    "POST",
                    consent,
                    HttpRequest.BodyPublishers.ofString(
                            Browser.encode(Map.of("csrf", browser.token(), "answer", "allow"))),
                    Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept-Encoding", "gzip"));
            assertEquals(200, page.statusCode());
            assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
            assertEquals(
                    "no-referrer", page.headers().firstValue("Referrer-Policy").orElse(""));
            assertEquals("DENY", page.headers().firstValue("X-Frame-Options").orElse(""));
            assertTrue(page.headers().firstValue("Content-Encoding").isEmpty(), "packed, its length would tell of it");
            String back = AppAsks.back(page.body());
            assertTrue(back.startsWith(app.asked().getOrDefault("redirect_uri", "none")), back);
            assertTrue(page.body().contains("Open " + app.client().name()), page.body());
            assertFalse(page.body().contains("<form"), page.body());
        }
    }

    /** S-090. */
    @Test
    void none_of_these_pages_can_be_framed() {
        Browser browser = web.signedIn(EMAIL);
        String consent = location(browser.get(wiki.path()));
        for (HttpResponse<String> page :
                List.of(web.browser().get(wiki.path()), browser.get(consent), browser.post(consent, ALLOW))) {
            assertEquals(200, page.statusCode());
            assertEquals("DENY", page.headers().firstValue("X-Frame-Options").orElse(""));
            String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        }
    }

    @Test
    void nobody_sees_or_answers_what_was_asked_of_another() {
        Browser person = web.signedIn(EMAIL);
        String consent = location(person.get(wiki.path()));
        Browser other = web.signedIn("other@example.org");
        assertRefused(410, "app-request-over", other.get(consent));
        other.get("/security");
        for (String answer : new String[] {"allow", "refuse"}) {
            assertRefused(410, "app-request-over", other.post(consent, Map.of("answer", answer)));
        }
        person.get(consent);
        assertTrue(
                AppAsks.said(AppAsks.back(person.post(consent, ALLOW).body())).containsKey("code"));
    }

    @Test
    void an_answer_is_given_once() {
        Browser browser = web.signedIn(EMAIL);
        String consent = location(browser.get(wiki.path()));
        browser.get(consent);
        Browser twin = web.copyOf(browser);
        Map<String, String> form = Map.of("answer", "allow", "csrf", browser.token());
        assertTrue(
                AppAsks.said(AppAsks.back(browser.post(consent, form).body())).containsKey("code"));
        assertRefused(410, "app-request-over", twin.post(consent, form));
        assertRefused(410, "app-request-over", browser.get(consent));
        String trusted = location(browser.get(desk.path()));
        assertEquals(200, browser.get(trusted).statusCode());
        assertRefused(410, "app-request-over", browser.get(trusted));
    }

    @Test
    void whoever_was_signed_out_meanwhile_signs_in_and_comes_back() {
        Browser browser = web.signedIn(EMAIL);
        String consent = location(browser.get(wiki.path()));
        browser.get(consent);
        String form = browser.token();
        browser.cookies.remove("session");
        String signIn = "/sign-in?then=" + consent.replace("/", "%2F");
        assertGoesTo(signIn, browser.get(consent));
        assertGoesTo(signIn, browser.post(consent, Map.of("answer", "allow", "csrf", form)));
        browser.get(signIn);
        assertGoesTo(consent, browser.post(signIn, PASSWORD));
        browser.get(consent);
        assertTrue(
                AppAsks.said(AppAsks.back(browser.post(consent, ALLOW).body())).containsKey("code"));
    }

    /** A request that was signed in for without a code is worth nothing once there is one. */
    @Test
    void turning_two_step_verification_on_in_between_asks_for_the_code() {
        Browser browser = web.signedIn(EMAIL);
        String consent = location(browser.get(wiki.path()));
        String trusted = location(browser.get(desk.path()));
        AuthenticatorApp app = web.portal.app(web.session(browser));
        browser.get("/security/two-step/enable?then=" + consent);
        Map<String, String> both = Map.of("password", WebPortal.PASSWORD, "code", web.digits(app));
        String codes =
                browser.post("/security/two-step/enable?then=" + consent, both).body();
        assertTrue(codes.contains("formaction=\"/security/backup-codes/skip?then&#61;" + consent), codes);
        assertGoesTo(consent, browser.post("/security/backup-codes/skip?then=" + consent, Map.of()));
        browser.get(consent);
        assertGoesTo(wiki.path(), browser.post(consent, ALLOW));
        assertGoesTo(desk.path(), browser.get(trusted));
        assertEquals(200, browser.get(wiki.path()).statusCode());
        web.nextStep();
        assertGoesTo("/sign-in/code", browser.post(wiki.path(), PASSWORD));
        browser.get("/sign-in/code");
        String anew = location(browser.post("/sign-in/code", Map.of("code", web.digits(app))));
        browser.get(anew);
        assertEquals(
                SignInMethod.CODE,
                wiki.redeemed(web.portal, browser.post(anew, ALLOW).body())
                        .authentication()
                        .method());
    }

    @Test
    void what_an_app_would_do_is_asked_in_words() {
        Browser browser = web.signedIn(EMAIL);
        String all = browser.get(location(browser.get(wiki.with("scope", "openid teams computers address_book")
                        .path())))
                .body();
        assertTrue(all.contains("<div>List the computers of these teams</div>"), all);
        assertTrue(all.contains("<div>Read and change your address book</div>"), all);
        String alone = browser.get(location(
                        browser.get(wiki.with("scope", "openid computers").path())))
                .body();
        assertTrue(alone.contains("<div>List the computers of your teams</div>"), alone);
        assertFalse(alone.contains("address book"), alone);
    }

    /** Two tabs: each answers its own request, and each app has its own code. */
    @Test
    void two_apps_at_once_get_a_code_each() {
        web.portal.account(EMAIL);
        Browser browser = web.browser();
        browser.get(wiki.path());
        browser.get(viewer.path());
        String forWiki = location(browser.post(wiki.path(), PASSWORD));
        String forViewer = location(browser.post(viewer.path(), PASSWORD));
        assertNotEquals(forWiki, forViewer);
        browser.get(forViewer);
        String toViewer = browser.post(forViewer, ALLOW).body();
        browser.get(forWiki);
        String toWiki = browser.post(forWiki, ALLOW).body();
        assertEquals(viewer.client().id(), viewer.redeemed(web.portal, toViewer).client());
        assertEquals(wiki.client().id(), wiki.redeemed(web.portal, toWiki).client());
    }

    /** The second tab's sign-in is the one that the browser bears: the first one's form says so and is not taken for it. */
    @Test
    void between_the_steps_the_page_says_for_which_app() {
        WebPortal.Person person = web.enrolled(EMAIL);
        Browser browser = person.browser();
        browser.get(wiki.path());
        browser.post(wiki.path(), PASSWORD);
        browser.get("/sign-in/code");
        String first = browser.token();
        browser.get(viewer.path());
        browser.post(viewer.path(), PASSWORD);
        Map<String, String> code = Map.of("code", web.digits(person.app()), "csrf", first);
        assertRefused(403, "form-outdated", browser.post("/sign-in/code", code));
        String shown = browser.get("/sign-in/code").body();
        assertTrue(shown.contains("Signing in to Harbour Viewer"), shown);
        String consent = location(browser.post("/sign-in/code", Map.of("code", web.digits(person.app()))));
        assertTrue(browser.get(consent).body().contains("Let Harbour Viewer"));
    }

    @Test
    void another_account_can_be_used() {
        web.portal.account("other@example.org");
        Browser browser = web.signedIn(EMAIL);
        for (AppAsks app : new AppAsks[] {wiki, wiki.with("prompt", "consent"), wiki.with("prompt", "login consent")}) {
            HttpResponse<String> asked = browser.get(app.path());
            String consent = asked.statusCode() == 303 ? location(asked) : location(browser.post(app.path(), PASSWORD));
            String page = browser.get(consent).body();
            String link = AppAsks.link(page, "Use another account");
            HttpResponse<String> form = browser.get(link);
            assertEquals(200, form.statusCode(), link);
            assertTrue(form.body().contains("autocomplete=\"username\" value=\"\""), "which is not typed yet");
            Map<String, String> other = Map.of("email", "other@example.org", "password", WebPortal.PASSWORD);
            String theirs = location(browser.post(link, other));
            String now = browser.get(theirs).body();
            assertTrue(now.contains("You are other@example.org"), now);
            assertRefused(410, "app-request-over", browser.get(consent));
            browser.get(app.path());
            browser.get("/sign-in");
            browser.post("/sign-in", PASSWORD);
        }
    }

    /** Where a sign-in ends before its end, it begins anew for the same app. */
    @Test
    void a_sign_in_that_has_ended_begins_anew_for_the_app() {
        WebPortal.Person person = web.enrolled(EMAIL);
        Browser browser = person.browser();
        browser.get(wiki.path());
        browser.post(wiki.path(), PASSWORD);
        browser.get("/sign-in/code");
        HttpResponse<String> answer = browser.get("/sign-in/code");
        for (int i = 0; i < AwaitingSecondStep.MOST_WRONG_CODES; i++) {
            answer = browser.post(
                    "/sign-in/code", Map.of("code", person.app().wrongDigitsAt(web.portal.clock.instant())));
        }
        assertGoesTo(wiki.path(), answer);
        HttpResponse<String> told = browser.get(wiki.path());
        assertRefused(200, "sign-in-ended", told);
        assertTrue(told.body().contains("Sign in to go on to Example Wiki"), told.body());
    }

    @Test
    void withheld_teams_are_named_with_the_way_to_open_them() {
        try (Northwind northwind = new Northwind()) {
            northwind.require(Mandate.EVERYONE);
            AppAsks app = AppAsks.of(northwind.web.portal, "Viewer", Client.Kind.PUBLIC, "com.example.v:/cb");
            Browser user = northwind.signedIn(Role.USER);
            String consent = location(user.get(app.path()));
            String page = user.get(consent).body();
            assertTrue(page.contains("Northwind Support is withheld from you."), page);
            String enable = AppAsks.link(page, "Enable 2-step verification");
            assertEquals("/security/two-step/enable?then=" + consent, enable);
            assertTrue(user.get(enable).body().contains("then&#61;" + consent));
        }
    }
}
