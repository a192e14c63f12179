package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;
import static org.vestibule.adapters.web.WebPortal.assertRefused;
import static org.vestibule.adapters.web.WebPortal.location;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.application.device.PollDevice;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal;

/** Signing in for a device without a browser: the whole way, by each kind of sign-in, and everything that stops it. */
class DevicePagesTest {

    private static final String EMAIL = "person@example.org";
    private static final Map<String, String> PASSWORD = Map.of("email", EMAIL, "password", WebPortal.PASSWORD);

    private final WebPortal web = new WebPortal();
    private final DeviceAsks device = DeviceAsks.of(web.portal, DeviceAsks.HERE);

    @AfterEach
    void stop() {
        web.close();
    }

    /** RFC 8628 §5.4: a session is no answer to somebody who sends a link. */
    @Test
    void with_two_step_verification_both_steps_are_taken_for_the_device() {
        WebPortal.Person person = web.signedInWithCode(EMAIL);
        Browser browser = person.browser();
        HttpResponse<String> form = browser.get("/device");
        assertEquals(200, form.statusCode());
        assertTrue(form.body().contains("<h1>Sign in to connect a device</h1>"), form.body());
        assertTrue(form.body().contains("You are signed in as " + EMAIL + ", and a device needs"), form.body());
        assertTrue(form.body().contains("name=\"referrer\" content=\"strict-origin\""), form.body());
        assertGoesTo("/sign-in/code", browser.post("/device", PASSWORD));
        String between = browser.get("/sign-in/code").body();
        assertTrue(between.contains("Signing in to connect a device as " + EMAIL), between);
        assertTrue(between.contains("href=\"/device\">Not you? Start again<"), between);
        String page = location(browser.post("/sign-in/code", Map.of("code", web.digits(person.app()))));
        connect(browser, page);
        assertEquals(SignInMethod.CODE, device.grant().authentication().method());
    }

    @Test
    void a_backup_code_and_a_new_password_lead_to_the_device_too() {
        WebPortal.Person person = web.signedInWithCode(EMAIL); // so the browser is known
        web.burn(person.account());
        Browser browser = person.browser();
        browser.get(device.link());
        assertGoesTo("/sign-in/code", browser.post(device.link(), PASSWORD));
        for (String page : List.of("/sign-in/no-way-in", "/sign-in/backup-code")) {
            String shown = browser.get(page).body();
            assertTrue(shown.contains("Signing in to connect a device"), shown);
            assertTrue(shown.contains("href=\"" + AppAsks.escaped(device.link()) + "\""), "keeps the code: " + shown);
        }
        Map<String, String> code = Map.of("code", person.codes().get(0).text());
        assertGoesTo("/sign-in/new-password", browser.post("/sign-in/backup-code", code));
        assertTrue(browser.get("/sign-in/new-password").body().contains("Signing in to connect a device"));
        String page = location(browser.post("/sign-in/new-password", Map.of("password", WebPortal.OTHER_PASSWORD)));
        connect(browser, page);
        assertEquals(SignInMethod.BACKUP_CODE, device.grant().authentication().method());
    }

    @Test
    void who_is_signed_in_signs_in_for_it_all_the_same() {
        Browser browser = web.signedIn(EMAIL);
        String page = DeviceAsks.page(browser);
        String form = browser.get(page).body();
        assertTrue(form.contains("Only a device in front of you"), form);
        assertTrue(form.contains("You are " + EMAIL), form);
        connect(browser, page);
        assertEquals(SignInMethod.PASSWORD, device.grant().authentication().method());
    }

    @Test
    void whoever_is_not_signed_in_signs_in_for_it() {
        web.portal.account(EMAIL);
        Browser browser = web.browser();
        assertFalse(browser.get("/device").body().contains("You are signed in"));
        assertRefused(
                422, "sign-in-not-accepted", browser.post("/device", Map.of("email", EMAIL, "password", "wrong one")));
        connect(browser, location(browser.post("/device", PASSWORD)));
    }

    /** Whoever sent the link must not be spared that somebody compares the code. */
    @Test
    void a_link_fills_the_code_in_and_sends_nothing() {
        web.portal.account(EMAIL);
        Browser browser = web.browser();
        String link = "/device?user_code=" + device.code().toLowerCase(Locale.ROOT);
        String form = browser.get(link).body();
        assertTrue(form.contains("action=\"" + AppAsks.escaped(device.link()) + "\""), form);
        String page = location(browser.post(device.link(), PASSWORD));
        String filled = browser.get(page).body();
        assertTrue(filled.contains("value=\"" + device.code() + "\""), filled);
        assertFalse(filled.contains("Harbour Server"), filled);
        connect(browser, page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA-AAAA", "%22%3E%3Cb%3E", "WDJB-MJHTT"})
    void a_link_with_something_else_asks_for_the_code(String something) {
        Browser browser = web.signedIn(EMAIL);
        browser.get("/device?user_code=" + something);
        String form = browser.get(location(browser.post("/device", PASSWORD))).body();
        assertTrue(form.contains("name=\"code\" type=\"text\" autocomplete=\"off\" value=\"\""), form);
    }

    @Test
    void it_is_said_what_asks_and_from_where() {
        Browser browser = web.signedIn(EMAIL);
        String ask = browser.get(found(browser, device)).body();
        for (String words : List.of(
                "Connect Harbour Server?",
                "You are " + EMAIL,
                "<code>" + device.code() + "</code>",
                "<dd>127.0.0.1</dd>",
                "00:00 UTC. Waits until 00:10",
                "See your name and e-mail address",
                "See your teams",
                "for 90 days at most, or until 14 days pass without use",
                "Allow only if you see <strong>" + device.code() + "</strong> on it.")) {
            assertTrue(ask.contains(words), () -> words + " in " + ask);
        }
        assertFalse(ask.contains("another network"), ask);
        assertFalse(ask.contains("class=\"notice bad\""), ask);
    }

    @Test
    void a_device_elsewhere_is_warned_of() {
        DeviceAsks far = DeviceAsks.of(web.portal, device.client(), "openid", InMemoryPortal.ORIGIN);
        Browser browser = web.signedIn(EMAIL);
        String ask = browser.get(found(browser, far)).body();
        assertTrue(ask.contains("The device asks from 192.0.2.1, and this browser is at 127.0.0.1."), ask);
        assertTrue(ask.contains("class=\"notice bad\" role=\"alert\""), ask);
        assertTrue(ask.contains("Know you again when you come back"), ask);
        assertTrue(ask.contains("Is it in front of you?"), ask);
    }

    @Test
    void a_wrong_code_comes_back_with_what_was_typed() {
        Browser browser = web.signedIn(EMAIL);
        String page = DeviceAsks.page(browser);
        browser.get(page);
        HttpResponse<String> wrong = browser.post(page, Map.of("code", "bbbb bbbb"));
        assertRefused(422, "device-code-wrong", wrong);
        assertTrue(wrong.body().contains("value=\"bbbb bbbb\""), wrong.body());
        assertTrue(wrong.body().contains("<title>Error: Connect a device"), wrong.body());
        assertTrue(wrong.body().contains("aria-invalid=\"true\""), wrong.body());
        assertGoesTo(page, browser.post(page, Map.of("code", device.code().replace("-", " "))));
    }

    @Test
    void whoever_refuses_is_told_so_and_so_is_the_device() {
        Browser browser = web.signedIn(EMAIL);
        for (String answer : List.of("refuse", "", "ALLOW")) {
            DeviceAsks one = DeviceAsks.of(web.portal, device.client(), "openid", DeviceAsks.HERE);
            String page = found(browser, one);
            browser.get(page);
            assertGoesTo(page, browser.post(page, Map.of("answer", answer, "shown", one.code())));
            String told = browser.get(page).body();
            assertTrue(told.contains("<h1>Nothing was connected</h1>"), told);
            assertTrue(told.contains("Do not type another code for them."), told);
            assertTrue(told.contains("href=\"/device\">Type another code<"), told);
            assertInstanceOf(PollDevice.Denied.class, one.polled());
        }
    }

    /** A reload sends nothing again, and says no more that it was connected just now. */
    @Test
    void an_answer_is_given_once_and_told_once() {
        Browser browser = web.signedIn(EMAIL);
        String page = found(browser, device);
        browser.get(page);
        Browser twin = web.copyOf(browser);
        Map<String, String> form = Map.of("answer", "allow", "shown", device.code(), "csrf", browser.token());
        assertGoesTo(page, browser.post(page, form));
        assertRefused(410, "device-request-over", twin.post(page, form));
        assertTrue(browser.get(page).body().contains("Harbour Server is connected"));
        HttpResponse<String> again = browser.get(page);
        assertRefused(410, "device-request-over", again);
        assertTrue(again.body().contains("class=\"button\" href=\"/device\""), again.body());
        assertEquals(
                device.client().id(),
                web.portal
                        .useCases
                        .app()
                        .listConnectedApps()
                        .list(web.session(browser))
                        .get(0)
                        .client()
                        .id());
    }

    /** What is allowed is what was seen, though another code was typed in another tab since. */
    @Test
    void an_answer_is_for_the_device_that_the_page_shows() {
        DeviceAsks other = DeviceAsks.of(web.portal, device.client(), "openid", DeviceAsks.HERE);
        Browser browser = web.signedIn(EMAIL);
        String page = found(browser, device);
        browser.get(page);
        assertGoesTo(page, browser.post(page, Map.of("code", other.code())));
        Map<String, String> stale = Map.of("answer", "allow", "shown", device.code());
        assertGoesTo(page, browser.post(page, stale));
        assertGoesTo(page, browser.post(page, Map.of("answer", "allow")));
        String asked = browser.get(page).body();
        assertTrue(asked.contains("<code>" + other.code() + "</code>"), asked);
        assertInstanceOf(PollDevice.Pending.class, device.polled());
        assertInstanceOf(PollDevice.Pending.class, other.polled());
    }

    @Test
    void nobody_sees_or_answers_what_another_has_signed_in_for() {
        Browser person = web.signedIn(EMAIL);
        String page = found(person, device);
        Browser other = web.signedIn("other@example.org");
        assertRefused(410, "device-request-over", other.get(page));
        other.get("/security");
        for (Map<String, String> form :
                List.of(Map.of("code", device.code()), Map.of("answer", "allow", "shown", device.code()))) {
            assertRefused(410, "device-request-over", other.post(page, form));
        }
        assertInstanceOf(PollDevice.Pending.class, device.polled());
        connect(person, page);
    }

    /** Neither is answered at the other's address. */
    @Test
    void what_an_app_asks_and_what_a_device_asks_are_told_apart() {
        AppAsks wiki = AppAsks.of(web.portal, "Wiki", Client.Kind.CONFIDENTIAL, "https://wiki.example/cb");
        Browser browser = web.signedIn(EMAIL);
        String consent = location(browser.get(wiki.path()));
        String page = found(browser, device);
        String asApp = page.replace("/device/", "/oauth2/consent/");
        String asDevice = consent.replace("/oauth2/consent/", "/device/");
        assertRefused(410, "app-request-over", browser.get(asApp));
        assertRefused(410, "device-request-over", browser.get(asDevice));
        browser.get(consent);
        assertRefused(410, "device-request-over", browser.post(asDevice, Map.of("answer", "allow")));
        assertRefused(400, "app-unknown", browser.get("/oauth2/authorize?user_code=" + device.code()));
        connect(browser, page);
    }

    @Test
    void without_an_answer_in_time_the_page_says_so() {
        Browser browser = web.signedIn(EMAIL);
        web.portal.clock.advance(Duration.ofMinutes(5));
        String page = found(browser, device);
        web.portal.clock.advance(Duration.ofMinutes(5));
        HttpResponse<String> late = browser.get(page);
        assertRefused(410, "device-code-expired", late);
        assertTrue(late.body().contains("The 10 minutes are over"), late.body());
        assertTrue(late.body().contains("href=\"/device\">Type the new code<"), late.body());
        assertTrue(late.body().contains("class=\"arch second\""), "they are signed in");
    }

    /** A request that was signed in for without a code is worth nothing once there is one. */
    @Test
    void turning_two_step_verification_on_in_between_asks_for_the_code() {
        Browser browser = web.signedIn(EMAIL);
        String page = found(browser, device);
        AuthenticatorApp app = web.portal.app(web.session(browser));
        browser.get("/security/two-step/enable");
        Map<String, String> both = Map.of("password", WebPortal.PASSWORD, "code", web.digits(app));
        browser.post("/security/two-step/enable", both);
        browser.get(page);
        assertGoesTo(device.link(), browser.post(page, Map.of("answer", "allow", "shown", device.code())));
        web.nextStep();
        browser.get(device.link());
        assertGoesTo("/sign-in/code", browser.post(device.link(), PASSWORD));
        browser.get("/sign-in/code");
        connect(browser, location(browser.post("/sign-in/code", Map.of("code", web.digits(app)))));
        assertEquals(SignInMethod.CODE, device.grant().authentication().method());
    }

    /** Where a sign-in ends before its end, it begins anew for the device. */
    @Test
    void a_sign_in_that_has_ended_begins_anew_for_the_device() {
        WebPortal.Person person = web.enrolled(EMAIL);
        Browser browser = person.browser();
        browser.get(device.link());
        browser.post(device.link(), PASSWORD);
        HttpResponse<String> answer = browser.get("/sign-in/code");
        for (int i = 0; i < AwaitingSecondStep.MOST_WRONG_CODES; i++) {
            answer = browser.post(
                    "/sign-in/code", Map.of("code", person.app().wrongDigitsAt(web.portal.clock.instant())));
        }
        assertGoesTo(device.link(), answer);
        HttpResponse<String> told = browser.get(device.link());
        assertRefused(200, "sign-in-ended", told);
        assertTrue(told.body().contains("Sign in to connect a device"), told.body());
    }

    /** PRODUCT A: the sign-in's forms may come twice, as those for an app. */
    @Test
    void a_form_that_comes_twice_is_told_so() {
        WebPortal.Person person = web.enrolled(EMAIL);
        Browser browser = person.browser();
        browser.get("/device");
        browser.post("/device", PASSWORD);
        browser.get("/sign-in/code");
        Browser twin = web.copyOf(browser);
        Map<String, String> code = Map.of("code", web.digits(person.app()), "csrf", browser.token());
        String page = location(browser.post("/sign-in/code", code));
        assertTrue(page.startsWith("/device/"), page);
        assertRefused(409, "signed-in-already", twin.post("/sign-in/code", code));
        connect(browser, page);
    }

    @Test
    void a_form_that_was_open_too_long_leads_back_with_the_code() {
        Browser browser = web.browser();
        browser.get(device.link());
        HttpResponse<String> stale = browser.post(device.link(), Map.of("csrf", "x"));
        assertRefused(403, "form-expired", stale);
        assertTrue(stale.body().contains("href=\"" + AppAsks.escaped(device.link()) + "\""), stale.body());
        HttpResponse<String> plain = browser.post("/device", Map.of("csrf", "x"));
        assertTrue(plain.body().contains("class=\"button\" href=\"/device\""), plain.body());
    }

    /** What an app sends as a form of its own is for the address of apps alone. */
    @Test
    void no_app_sends_a_form_here() {
        HttpResponse<String> sent =
                web.browser().post("/device", "client_id=" + device.client().id(), Map.of());
        assertEquals(403, sent.statusCode());
    }

    /** Types the code on the page. */
    private String found(Browser browser, DeviceAsks asking) {
        String page = DeviceAsks.page(browser);
        browser.get(page);
        assertGoesTo(page, browser.post(page, Map.of("code", asking.code())));
        return page;
    }

    /** The whole way from the page that asks for the code, or for the answer. */
    private void connect(Browser browser, String page) {
        assertTrue(page.startsWith("/device/"), page);
        if (browser.get(page).body().contains("name=\"code\"")) {
            assertGoesTo(page, browser.post(page, Map.of("code", device.code())));
            browser.get(page);
        }
        assertGoesTo(page, browser.post(page, Map.of("answer", "allow", "shown", device.code())));
        String done = browser.get(page).body();
        assertTrue(done.contains("<h1>Harbour Server is connected</h1>"), done);
        assertTrue(done.contains("We have written to " + EMAIL), done);
        assertTrue(done.contains("href=\"/device\">Connect another device<"), done);
    }
}
