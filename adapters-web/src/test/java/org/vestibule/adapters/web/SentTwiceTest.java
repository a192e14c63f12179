package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.AuthenticatorApp;

/** PRODUCT A: a form sent twice is answered truly the second time, and the second one does nothing. */
class SentTwiceTest {

    private static final String EMAIL = "person@example.org";
    private static final String ENABLE = "/security/two-step/enable";
    private static final String CODES = "/security/backup-codes";
    private static final String DISABLE = "/security/two-step/disable";
    private static final String DEVICE = "/security/two-step/change-device";

    private final WebPortal web = new WebPortal();

    @AfterEach
    void stop() {
        web.close();
    }

    /** What the browser sends that gave up the first answer before it came, cookies and all. */
    private record Twice(HttpResponse<String> first, HttpResponse<String> second) {}

    private Twice twice(Browser browser, String path, Map<String, String> fields) {
        Browser copy = web.copyOf(browser);
        Map<String, String> all = new TreeMap<>(fields);
        all.put("csrf", browser.token());
        HttpResponse<String> first = browser.post(path, all);
        Map<String, String> before = Map.copyOf(copy.cookies);
        HttpResponse<String> second = copy.post(path, all);
        copy.cookies.remove("notice"); // gives no authority
        assertEquals(before, copy.cookies, "the second one changes no cookie");
        return new Twice(first, second);
    }

    private void assertAnswered(String code, String words, String leadsTo, HttpResponse<String> second) {
        WebPortal.assertRefused(409, code, second);
        assertTrue(second.body().contains(words), second.body());
        assertTrue(second.body().contains("href=\"" + leadsTo.replace("=", "&#61;") + "\""), second.body());
        assertFalse(second.body().contains(EMAIL), "no data of the account");
    }

    @Test
    void enabling_says_that_it_is_on_and_leads_to_new_codes() {
        Browser browser = web.signedIn(EMAIL);
        AuthenticatorApp app = app(browser, browser.get(ENABLE));
        Twice sent = twice(browser, ENABLE, Map.of("password", WebPortal.PASSWORD, "code", web.digits(app)));
        assertEquals(200, sent.first().statusCode());
        assertAnswered(
                "enabled-codes-unseen",
                "The first one turned it on",
                "/sign-in?then=%2Fsecurity%2Fbackup-codes",
                sent.second());
        assertTrue(sent.second().body().contains("Nobody has seen the 10 that were made."));
        assertEquals(1, count(Event.Kind.TWO_STEP_ENABLED));
        String security = browser.get("/security").body();
        assertTrue(security.contains("10 backup codes that nobody has seen"), security);
        assertTrue(security.contains("You have not seen your backup codes"), security);
    }

    /** A browser may bear what came of the first one already, and still send the form of the page before. */
    @Test
    void whoever_bears_the_new_session_is_led_on_without_signing_in_again() {
        Browser browser = web.signedIn(EMAIL);
        AuthenticatorApp app = app(browser, browser.get(ENABLE));
        Map<String, String> form =
                new TreeMap<>(Map.of("password", WebPortal.PASSWORD, "code", web.digits(app), "csrf", browser.token()));
        assertEquals(200, browser.post(ENABLE, form).statusCode());
        HttpResponse<String> again = browser.post(ENABLE, form);
        assertAnswered("session-renewed", "The first one turned it on", "/security", again);
        assertFalse(again.body().contains("Nobody has seen"), "whether they were seen, Security says");
        WebPortal.assertRefused(403, "form-outdated", browser.post(CODES, form));
        web.portal.clock.advance(Deed.KNOWN_FOR);
        WebPortal.assertRefused(403, "form-outdated", browser.post(ENABLE, form));
    }

    /** What a form of another act finds is that it is outdated: it was not done. */
    @Test
    void another_act_is_not_taken_for_the_one_that_was_confirmed() {
        try (Northwind northwind = new Northwind()) {
            Browser admin = northwind.signedIn(Role.ADMIN);
            admin.get(northwind.at(Role.USER, ""));
            String old = admin.token();
            Map<String, String> form = Map.of("role", "manager", "password", WebPortal.PASSWORD, "csrf", old);
            assertEquals(303, admin.post(northwind.at(Role.USER, "/role"), form).statusCode());
            Map<String, String> other = Map.of("role", "user", "csrf", old);
            WebPortal.assertRefused(403, "form-outdated", admin.post(northwind.at(Role.MANAGER, "/role"), other));
        }
    }

    @Test
    void whoever_is_signed_in_by_the_first_code_is_told_so() {
        WebPortal.Person person = web.enrolled(EMAIL);
        Browser browser = person.browser();
        web.signIn(browser, EMAIL, WebPortal.PASSWORD);
        browser.get("/sign-in/code");
        Map<String, String> form = Map.of("code", web.digits(person.app()), "csrf", browser.token());
        WebPortal.assertGoesTo("/", browser.post("/sign-in/code", form));
        assertAnswered("signed-in-already", "The first one signed you in", "/", browser.post("/sign-in/code", form));
        web.portal.clock.advance(Deed.KNOWN_FOR);
        WebPortal.assertGoesTo("/sign-in", browser.post("/sign-in/code", form));
    }

    /** Acts that need a fresh proof have no page of their own to come back to. */
    @Test
    void the_repeat_of_a_form_with_a_fresh_proof_leads_somewhere() {
        try (Northwind northwind = new Northwind()) {
            Browser admin = northwind.signedIn(Role.ADMIN);
            String act = northwind.at(Role.USER, "/role");
            admin.get(northwind.at(Role.USER, ""));
            Map<String, String> form = Map.of("role", "manager", "password", WebPortal.PASSWORD, "csrf", admin.token());
            Browser copy = northwind.web.copyOf(admin);
            assertEquals(303, admin.post(act, form).statusCode());
            assertAnswered(
                    "session-renewed",
                    "The first one confirmed that it is you",
                    "/sign-in?then=" + URLEncoder.encode(act, StandardCharsets.UTF_8),
                    copy.post(act, form));
            assertTrue(admin.get(act).statusCode() < 400, "which opens");
        }
    }

    @Test
    void codes_count_as_seen_by_a_form_of_their_own_page_only() {
        Browser browser = web.signedIn(EMAIL);
        AuthenticatorApp app = app(browser, browser.get(ENABLE));
        String codes = browser.post(ENABLE, Map.of("password", WebPortal.PASSWORD, "code", web.digits(app)))
                .body();
        assertTrue(codes.contains("formaction=\"/security/backup-codes/skip\""), codes);
        assertTrue(browser.get("/security").body().contains("You have not seen your backup codes"));
        assertTrue(browser.get("/security/backup-codes/check").body().contains("One of your backup codes"));
        assertFalse(browser.get("/security/backup-codes/check").body().contains("Skip for now"), "it shows none");
        assertTrue(browser.get("/security").body().contains("You have not seen your backup codes"));
        WebPortal.assertGoesTo("/security", browser.post("/security/backup-codes/skip", Map.of()));
        WebPortal.assertGoesTo("/security", browser.post("/security/backup-codes/skip", Map.of()));
        String security = browser.get("/security").body();
        assertFalse(security.contains("You have not seen your backup codes"), security);
        assertTrue(security.contains("You have not checked that these are saved"), security);
        assertEquals(1, count(Event.Kind.BACKUP_CODES_SEEN));
    }

    @Test
    void new_codes_say_that_they_were_made_and_lead_to_newer_ones() {
        WebPortal.Person person = web.signedInWithCode(EMAIL);
        person.browser().get(CODES);
        Twice sent = twice(person.browser(), CODES, proof(person));
        assertEquals(200, sent.first().statusCode());
        assertAnswered(
                "session-renewed",
                "The first one made new backup codes",
                "/sign-in?then=%2Fsecurity%2Fbackup-codes",
                sent.second());
        assertEquals(1, count(Event.Kind.BACKUP_CODES_RENEWED));
        assertTrue(person.browser().get("/security").body().contains("You have not seen your backup codes"));
    }

    @Test
    void each_act_with_a_proof_says_what_the_first_one_did() {
        WebPortal.Person person = web.signedInWithCode(EMAIL);
        person.browser().get(DEVICE);
        Twice device = twice(person.browser(), DEVICE, proof(person));
        WebPortal.assertGoesTo(DEVICE, device.first());
        assertAnswered(
                "session-renewed",
                "The first one confirmed that it is you",
                "/sign-in?then=%2Fsecurity%2Ftwo-step%2Fchange-device",
                device.second());
        web.portal.clock.advance(TimeStep.LENGTH);
        person.browser().get(DISABLE);
        Twice disabled = twice(person.browser(), DISABLE, proof(person));
        assertEquals(303, disabled.first().statusCode());
        assertAnswered(
                "session-renewed",
                "The first one turned 2-step verification off",
                "/sign-in?then=%2Fsecurity",
                disabled.second());
        assertEquals(1, count(Event.Kind.TWO_STEP_DISABLED));
    }

    /** The pages of a moved device take a form of no proof: its repeat comes with a live session. */
    @Test
    void the_new_device_counts_once() {
        WebPortal.Person person = web.signedInWithCode(EMAIL);
        Browser browser = person.browser();
        browser.get(DEVICE);
        browser.post(DEVICE, proof(person));
        AuthenticatorApp next = app(browser, browser.get(DEVICE));
        Twice sent = twice(browser, DEVICE + "/confirm", Map.of("code", web.digits(next)));
        assertEquals(303, sent.first().statusCode());
        WebPortal.assertGoesTo("/security", sent.second());
        assertEquals(1, count(Event.Kind.DEVICE_CHANGED));
        web.portal.clock.advance(Deed.KNOWN_FOR);
        WebPortal.assertRefused(422, "key-expired", browser.post(DEVICE + "/confirm", Map.of("code", "123456")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "backup-code"})
    void a_second_step_signs_in_once(String way) {
        WebPortal.Person person = web.enrolled(EMAIL);
        Browser browser = person.browser();
        web.signIn(browser, EMAIL, WebPortal.PASSWORD);
        browser.get("/sign-in/" + way);
        String code = way.equals("code")
                ? web.digits(person.app())
                : person.codes().get(0).text();
        Twice sent = twice(browser, "/sign-in/" + way, Map.of("code", code));
        assertEquals(303, sent.first().statusCode());
        assertAnswered("signed-in-already", "The first one signed you in", "/", sent.second());
        assertFalse(sent.second().body().contains("5 minutes"));
        assertEquals(0, count(Event.Kind.CODE_REPLAYED));
        assertEquals(200, browser.get("/").statusCode());
        Browser spent = web.browser();
        spent.cookies.putAll(browser.cookies);
        spent.cookies.remove("session");
        WebPortal.assertGoesTo("/sign-in?then=%2F", spent.get("/"));
    }

    /** PRODUCT A: known for 60 seconds; then the words for anybody whose sign-in is over. */
    @Test
    void a_finished_sign_in_is_known_for_60_seconds() {
        WebPortal.Person person = web.enrolled(EMAIL);
        web.signIn(person.browser(), EMAIL, WebPortal.PASSWORD);
        Browser late = web.copyOf(person.browser());
        person.browser().get("/sign-in/code");
        person.browser().post("/sign-in/code", Map.of("code", web.digits(person.app())));
        web.portal.clock.advance(Deed.KNOWN_FOR.minusMillis(1));
        WebPortal.assertRefused(409, "signed-in-already", late.get("/sign-in/code"));
        web.portal.clock.advance(Duration.ofMillis(1));
        WebPortal.assertGoesTo("/sign-in", late.get("/sign-in/code"));
    }

    @Test
    void a_password_given_twice_leaves_one_session() {
        Browser browser = web.browser();
        web.portal.account(EMAIL);
        browser.get("/sign-in");
        Twice sent = signInTwice(browser);
        WebPortal.assertGoesTo("/", sent.first());
        WebPortal.assertGoesTo("/", sent.second());
        assertEquals(303, browser.get("/security").statusCode(), "the first session of the visit is over");
        assertEquals(1, count(Event.Kind.SIGNED_OUT), "which is logged");
    }

    private Twice signInTwice(Browser browser) {
        Map<String, String> fields = Map.of("email", EMAIL, "password", WebPortal.PASSWORD, "csrf", browser.token());
        Browser copy = web.copyOf(browser);
        HttpResponse<String> first = browser.post("/sign-in", fields);
        HttpResponse<String> second = copy.post("/sign-in", fields);
        assertEquals(200, copy.get("/security").statusCode());
        return new Twice(first, second);
    }

    /** Two tabs: the visit goes on, so the second form is not from too long ago. */
    @Test
    void signing_in_in_a_second_tab_works() {
        Browser browser = web.browser();
        web.portal.account(EMAIL);
        browser.get("/sign-in");
        String token = browser.token();
        Map<String, String> fields = Map.of("email", EMAIL, "password", WebPortal.PASSWORD, "csrf", token);
        WebPortal.assertGoesTo("/", browser.post("/sign-in", fields));
        WebPortal.assertGoesTo("/", browser.post("/sign-in", fields));
        assertEquals(200, browser.get("/security").statusCode());
    }

    /** Both on their way at once: whichever is judged second is answered like one that came later. */
    @Test
    void two_at_once_are_one_enabling_and_one_true_answer() {
        for (int i = 0; i < 5; i++) {
            String email = "racer" + i + "@example.org";
            Browser browser = web.signedIn(email);
            AuthenticatorApp app = app(browser, browser.get(ENABLE));
            Map<String, String> form =
                    Map.of("password", WebPortal.PASSWORD, "code", web.digits(app), "csrf", browser.token());
            assertOneOf(200, "enabled-codes-unseen", browser, ENABLE, form);
        }
        assertEquals(5, count(Event.Kind.TWO_STEP_ENABLED));
        assertEquals(0, count(Event.Kind.CODE_REFUSED));
    }

    @Test
    void two_at_once_are_one_sign_in_and_one_true_answer() {
        for (int i = 0; i < 5; i++) {
            WebPortal.Person person = web.enrolled("racer" + i + "@example.org");
            web.signIn(person.browser(), person.email(), WebPortal.PASSWORD);
            person.browser().get("/sign-in/code");
            Map<String, String> form = Map.of(
                    "code", web.digits(person.app()), "csrf", person.browser().token());
            assertOneOf(303, "signed-in-already", person.browser(), "/sign-in/code", form);
        }
        assertEquals(5, count(Event.Kind.SIGNED_IN_WITH_CODE));
    }

    private void assertOneOf(int done, String code, Browser browser, String path, Map<String, String> form) {
        Supplier<HttpResponse<String>> send = () -> web.copyOf(browser).post(path, form);
        List<CompletableFuture<HttpResponse<String>>> both =
                Stream.of(1, 2).map(each -> CompletableFuture.supplyAsync(send)).toList();
        List<HttpResponse<String>> answers =
                both.stream().map(CompletableFuture::join).toList();
        List<HttpResponse<String>> other =
                answers.stream().filter(answer -> answer.statusCode() != done).toList();
        assertEquals(1, other.size());
        WebPortal.assertRefused(409, code, other.get(0));
    }

    private Map<String, String> proof(WebPortal.Person person) {
        return Map.of("password", WebPortal.PASSWORD, "code", web.digits(person.app()));
    }

    private AuthenticatorApp app(Browser browser, HttpResponse<String> page) {
        assertEquals(200, page.statusCode());
        TwoStepVerification state = web.portal.useCases.twoStep().viewTwoStep().of(web.session(browser));
        return new AuthenticatorApp(
                state instanceof TwoStepVerification.Moving moving
                        ? moving.key()
                        : ((TwoStepVerification.Pending) state).key());
    }

    private long count(Event.Kind kind) {
        return web.portal.store.auditTrail().events().stream()
                .filter(event -> event.kind() == kind)
                .count();
    }
}
