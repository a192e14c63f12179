package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.application.password.HashQueue;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryStore;
import org.vestibule.testkit.SettableClock;

/** Change device, New backup codes, Disable, and typing a code back: each right, wrong, and with less than full proof. */
class TwoStepActsTest {

    private static final String CHANGE = "/security/two-step/change-device";
    private static final String CONFIRM = CHANGE + "/confirm";
    private static final String DISABLE = "/security/two-step/disable";
    private static final String CODES = "/security/backup-codes";
    private static final String CHECK = "/security/backup-codes/check";

    private final WebPortal web = new WebPortal();

    @AfterEach
    void stop() {
        web.close();
    }

    /** S-065, L-27: a stolen session alone, or with one of the two proofs, does nothing. */
    @ParameterizedTest
    @ValueSource(strings = {CHANGE, CODES, DISABLE})
    void an_act_needs_both_proofs_every_time(String act) {
        WebPortal.Person person = web.signedInWithCode("person@example.org");
        Browser browser = person.browser();
        TwoStepVerification before = state(browser);
        String code = web.digits(person.app());
        String backupCode = person.codes().get(0).text();
        String form = browser.get(act).body();
        assertTrue(form.contains("name=\"password\"") && form.contains("name=\"code\""), form);

        HttpResponse<String> empty = act(browser, act, "", "");
        WebPortal.assertRefused(422, "code-malformed", empty);
        WebPortal.assertRefused(422, "password-missing", empty);
        assertTrue(empty.body().contains("Two things to put right"), empty.body());
        WebPortal.assertRefused(422, "code-malformed", act(browser, act, WebPortal.PASSWORD, ""));
        WebPortal.assertRefused(422, "code-malformed", act(browser, act, WebPortal.PASSWORD, "12345"));
        WebPortal.assertRefused(422, "password-missing", act(browser, act, "", code));
        WebPortal.assertRefused(422, "password-wrong", act(browser, act, "eight noisy gulls", code));
        WebPortal.assertRefused(422, "password-wrong", act(browser, act, "a".repeat(2000), code));
        WebPortal.assertRefused(422, "code-wrong", act(browser, act, WebPortal.PASSWORD, wrong(person)));
        WebPortal.assertRefused(422, "backup-code-wrong", act(browser, act, WebPortal.PASSWORD, "00000-00000-00000"));
        WebPortal.assertRefused(422, "password-wrong", act(browser, act, "eight noisy gulls", backupCode));
        assertEquals(before, state(browser), "nothing was changed, and no code was spent");

        String session = browser.cookies.get("session");
        int status = act(browser, act, WebPortal.PASSWORD, code).statusCode();
        assertEquals(act.equals(CODES) ? 200 : 303, status, "the code was not spent by the wrong passwords");
        assertNotEquals(session, browser.cookies.get("session"), "S-081");
        assertEquals(200, browser.get("/security").statusCode());
        Browser thief = web.browser();
        thief.cookies.put("session", session);
        HttpResponse<String> refused = thief.get("/security");
        assertEquals(409, refused.statusCode());
        assertFalse(refused.body().contains(person.email()), "no data of the account");
        web.portal.clock.advance(Duration.ofSeconds(60));
        assertEquals(303, thief.get("/security").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {CHANGE, CODES, DISABLE})
    void a_backup_code_counts_as_the_second_proof_once(String act) {
        WebPortal.Person person = web.signedInWithCode("person@example.org");
        String code = person.codes().get(3).text();
        int status = act(person.browser(), act, WebPortal.PASSWORD, code.toLowerCase(Locale.ROOT))
                .statusCode();
        assertEquals(act.equals(CODES) ? 200 : 303, status);
        if (act.equals(CHANGE)) {
            WebPortal.assertRefused(
                    422, "backup-code-already-used", act(person.browser(), DISABLE, WebPortal.PASSWORD, code));
        }
    }

    /** One refusal wherever a code is typed; the form waits for a backup code. */
    @Test
    void while_the_key_cannot_be_read_no_code_is_judged() {
        WebPortal.Person person = web.signedInWithCode("person@example.org");
        Browser browser = person.browser();
        web.portal
                .store
                .transactions()
                .inTransaction(() -> web.portal
                        .store
                        .authenticators()
                        .damage(person.account().id()));
        for (String act : List.of(CHANGE, CODES, DISABLE)) {
            HttpResponse<String> refused = act(browser, act, WebPortal.PASSWORD, web.digits(person.app()));
            WebPortal.assertRefused(503, "key-unreadable", refused);
            assertTrue(refused.body().contains("name=\"code\""), refused.body());
        }
        String security = browser.get("/security").body();
        assertTrue(security.contains("Its key cannot be read just now. Change device mends it."), security);

        Browser elsewhere = web.browser();
        web.signIn(elsewhere, person.email(), WebPortal.PASSWORD);
        elsewhere.get("/sign-in/code");
        HttpResponse<String> code = elsewhere.post("/sign-in/code", Map.of("code", web.digits(person.app())));
        WebPortal.assertRefused(503, "key-unreadable", code);
        assertTrue(code.body().contains("href=\"/sign-in/backup-code\""), code.body());
    }

    @Test
    void what_is_wrong_with_a_code_is_said_at_the_code() {
        WebPortal.Person person = web.signedInWithCode("person@example.org");
        Browser browser = person.browser();
        String old = web.digits(person.app());
        web.portal.clock.advance(Duration.ofMinutes(5));
        HttpResponse<String> tooOld = act(browser, DISABLE, WebPortal.PASSWORD, old);
        WebPortal.assertRefused(422, "code-too-old", tooOld);
        assertTrue(tooOld.body().contains("about 5 minutes old"), tooOld.body());
        assertTrue(tooOld.body().contains("<title>Error: Disable 2-step verification"), tooOld.body());
        assertTrue(tooOld.body().contains("aria-describedby=\"code-error\" autofocus"), tooOld.body());
        assertFalse(tooOld.body().contains(old) || tooOld.body().contains(WebPortal.PASSWORD), "secrets go");

        String code = web.digits(person.app());
        act(browser, CHANGE, WebPortal.PASSWORD, code);
        WebPortal.assertRefused(422, "code-already-used", act(browser, DISABLE, WebPortal.PASSWORD, code));

        exhaust(Guess.CODE_IN_A_ROW, person);
        web.nextStep();
        WebPortal.assertRefused(
                422, "authenticator-disabled", act(browser, DISABLE, WebPortal.PASSWORD, web.digits(person.app())));
        exhaust(Guess.BACKUP_CODE_IN_A_ROW, person);
        WebPortal.assertRefused(
                422,
                "backup-codes-disabled",
                act(browser, DISABLE, WebPortal.PASSWORD, person.codes().get(0).text()));
    }

    @Test
    void too_many_tries_are_told_on_top() {
        WebPortal.Person person = web.signedInWithCode("person@example.org");
        HttpResponse<String> answer = act(person.browser(), DISABLE, "eight noisy gulls", "123456");
        for (int i = 0; i < 5; i++) {
            answer = act(person.browser(), DISABLE, "eight noisy gulls", "123456");
        }
        WebPortal.assertRefused(429, "too-many-tries", answer);
    }

    @Test
    void too_many_people_change_nothing() {
        HashQueue queue = new HashQueue(1, 4, System::nanoTime);
        InMemoryPortal portal = new InMemoryPortal(new SettableClock(), new InMemoryStore(), queue);
        try (WebPortal busy = new WebPortal(portal)) {
            WebPortal.Person person = busy.signedInWithCode("person@example.org");
            ClientAddress address = ClientAddress.THIS_MACHINE;
            List<HashQueue.Place> places = Stream.generate(() -> queue.enter(address, true))
                    .limit(4)
                    .map(Optional::orElseThrow)
                    .toList();
            String code = busy.digits(person.app());
            for (String act : List.of(CHANGE, CODES, DISABLE)) {
                HttpResponse<String> refused = act(person.browser(), act, WebPortal.PASSWORD, code);
                WebPortal.assertRefused(503, "busy-try-again", refused);
                assertTrue(refused.headers().firstValue("Retry-After").isPresent());
                assertFalse(refused.body().contains("You are not signed in"), refused.body());
            }
            WebPortal.assertRefused(
                    503,
                    "busy-try-again",
                    person.browser()
                            .post(CHECK, Map.of("code", person.codes().get(0).text())));
            places.forEach(HashQueue.Place::close);
            WebPortal.assertGoesTo("/security", act(person.browser(), DISABLE, WebPortal.PASSWORD, code));
        }
    }

    /** L-28: the old device works until the new one is confirmed, then it does not. */
    @Test
    void a_device_is_changed_in_one_step() {
        WebPortal.Person person = web.signedInWithCode("person@example.org");
        Browser browser = person.browser();
        Browser elsewhere = web.browser();
        web.signInWithCode(person, elsewhere);
        WebPortal.assertGoesTo(CHANGE, act(browser, CHANGE, WebPortal.PASSWORD, web.digits(person.app())));
        web.nextStep();

        String shown = browser.get(CHANGE).body();
        AuthenticatorApp phone = newPhone(browser);
        String key = ((TwoStepVerification.Moving) state(browser)).key().base32();
        assertTrue(shown.contains("data-copy=\"" + key + "\"") && shown.contains("<svg class=\"qr\""), shown);
        assertFalse(shown.contains("name=\"password\""), shown);
        WebPortal.assertRefused(422, "code-malformed", browser.post(CONFIRM, Map.of("code", "1")));
        HttpResponse<String> wrong = browser.post(CONFIRM, Map.of("code", web.digits(person.app())));
        WebPortal.assertRefused(422, "code-wrong", wrong);
        assertTrue(wrong.body().contains(key), "the same key");
        String ahead = phone.digitsAt(web.portal.clock.instant().plus(Duration.ofMinutes(4)));
        WebPortal.assertRefused(422, "code-ahead", browser.post(CONFIRM, Map.of("code", ahead)));
        assertEquals(200, elsewhere.get("/security").statusCode());
        web.signInWithCode(person, web.browser());

        String session = browser.cookies.get("session");
        HttpResponse<String> changed = browser.post(CONFIRM, Map.of("code", web.digits(phone)));
        WebPortal.assertGoesTo("/security", changed);
        String security = browser.get("/security").body();
        assertTrue(security.contains("Your new device is set up"), security);
        assertTrue(security.contains("Your 3 other sessions have ended."), security);
        assertEquals(session, browser.cookies.get("session"));
        assertEquals(303, elsewhere.get("/security").statusCode());

        web.nextStep();
        Browser later = web.browser();
        web.signIn(later, person.email(), WebPortal.PASSWORD);
        later.get("/sign-in/code");
        WebPortal.assertRefused(
                422, "code-wrong", later.post("/sign-in/code", Map.of("code", web.digits(person.app()))));
        WebPortal.assertGoesTo("/", later.post("/sign-in/code", Map.of("code", web.digits(phone))));
    }

    @Test
    void a_key_that_waited_too_long_asks_for_the_proof_again() {
        WebPortal.Person person = web.signedInWithCode("person@example.org");
        Browser browser = person.browser();
        WebPortal.assertRefused(422, "key-expired", send(browser, CONFIRM, Map.of("code", "123456")));
        act(browser, CHANGE, WebPortal.PASSWORD, web.digits(person.app()));
        AuthenticatorApp phone = newPhone(browser);
        web.portal.clock.advance(Duration.ofMinutes(40));
        browser.get(CHANGE);
        web.portal.clock.advance(Duration.ofMinutes(25));
        HttpResponse<String> late = browser.post(CONFIRM, Map.of("code", web.digits(phone)));
        WebPortal.assertRefused(422, "key-expired", late);
        assertTrue(late.body().contains("action=\"" + CHANGE + "\""), late.body());
    }

    /** S-066: a key that was shown to enable does not become a device by way of Change device. */
    @Test
    void a_key_for_enabling_is_not_confirmed_as_a_device() {
        Browser browser = web.signedIn("person@example.org");
        browser.get("/security/two-step/enable");
        AuthenticatorApp app = web.portal.app(web.session(browser));
        WebPortal.assertGoesTo("/security/two-step/enable", browser.post(CONFIRM, Map.of("code", web.digits(app))));
        assertTrue(state(browser) instanceof TwoStepVerification.Pending);
    }

    @ParameterizedTest
    @ValueSource(strings = {CHANGE, CODES})
    void the_backup_code_of_the_sign_in_stands_in_once_for_each_act(String act) {
        WebPortal.Person person = web.signedInWithBackupCode("person@example.org");
        Browser browser = person.browser();
        assertFalse(browser.get(act).body().contains("name=\"code\""));
        assertTrue(browser.get(DISABLE).body().contains("name=\"code\""), "never for Disable");
        WebPortal.assertRefused(422, "password-wrong", act(browser, act, "eight noisy gulls", ""));
        WebPortal.assertRefused(422, "code-malformed", act(browser, DISABLE, WebPortal.PASSWORD, ""));
        assertNotEquals(422, act(browser, act, WebPortal.PASSWORD, "").statusCode());
        if (act.equals(CODES)) {
            assertTrue(browser.get(act).body().contains("name=\"code\""));
            WebPortal.assertRefused(422, "code-malformed", act(browser, act, WebPortal.PASSWORD, ""));
        }
        String other = act.equals(CODES) ? CHANGE : CODES;
        assertFalse(browser.get(other).body().contains("name=\"code\""), "the other act has its own");
    }

    @Test
    void after_ten_minutes_nothing_stands_in() {
        WebPortal.Person person = web.signedInWithBackupCode("person@example.org");
        web.portal.clock.advance(Duration.ofMinutes(10).plusSeconds(1));
        for (String act : List.of(CHANGE, CODES)) {
            assertTrue(person.browser().get(act).body().contains("name=\"code\""));
            WebPortal.assertRefused(422, "code-malformed", act(person.browser(), act, WebPortal.PASSWORD, ""));
        }
    }

    /** S-045: the old set dies at once; the new one is shown once, and can be shown to be saved. */
    @Test
    void new_backup_codes_are_shown_once_and_typed_back() {
        WebPortal.Person person = web.signedInWithCode("person@example.org");
        Browser browser = person.browser();
        HttpResponse<String> shown = act(browser, CODES, WebPortal.PASSWORD, web.digits(person.app()));
        assertEquals("no-store", shown.headers().firstValue("Cache-Control").orElse(""));
        List<String> codes = Pattern.compile("<code>([0-9A-Z]{5}(?:-[0-9A-Z]{5}){2})</code>")
                .matcher(shown.body())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertEquals(BackupCode.SET_SIZE, codes.size());
        assertTrue(shown.body().contains("action=\"" + CHECK + "\""), shown.body());
        assertTrue(browser.get("/security").body().contains("href=\"" + CHECK + "\""));

        String old = person.codes().get(0).text();
        WebPortal.assertRefused(422, "backup-code-unproven", browser.post(CHECK, Map.of("code", old)));
        HttpResponse<String> unproven = browser.post(CHECK, Map.of("code", "ABC"));
        WebPortal.assertRefused(422, "backup-code-malformed", unproven);
        String wayOn = "<a href=\"" + CODES + "\">I did not save them: make new codes</a>";
        assertFalse(shown.body().contains(wayOn), "while they can be seen they can be saved");
        assertTrue(unproven.body().contains(wayOn), unproven.body());
        assertTrue(browser.get(CHECK).body().contains(wayOn));
        WebPortal.assertGoesTo("/security", browser.post(CHECK, Map.of("code", codes.get(9))));
        String security = browser.get("/security").body();
        assertTrue(security.contains("Your backup codes are saved"), security);
        assertTrue(security.contains("10 of 10 backup codes left"), "typing it back does not use it up");
        assertFalse(security.contains("href=\"" + CHECK + "\""), security);
        assertEquals(200, browser.get(CHECK).statusCode());
    }

    @Test
    void it_is_disabled_with_full_proof() {
        WebPortal.Person person = web.signedInWithCode("person@example.org");
        Browser browser = person.browser();
        WebPortal.assertGoesTo("/security", act(browser, DISABLE, WebPortal.PASSWORD, web.digits(person.app())));
        String security = browser.get("/security").body();
        assertTrue(security.contains("We have written to person@example.org."), security);
        assertTrue(security.contains("Enable 2-step verification"), security);
        WebPortal.assertGoesTo("/", web.signIn(web.browser(), person.email(), WebPortal.PASSWORD));
    }

    private HttpResponse<String> act(Browser browser, String act, String password, String code) {
        return send(browser, act, Map.of("password", password, "code", code));
    }

    private static HttpResponse<String> send(Browser browser, String path, Map<String, String> fields) {
        browser.get("/security");
        return browser.post(path, fields);
    }

    private TwoStepVerification state(Browser browser) {
        return web.portal.useCases.twoStep().viewTwoStep().of(web.session(browser));
    }

    private AuthenticatorApp newPhone(Browser browser) {
        return new AuthenticatorApp(((TwoStepVerification.Moving) state(browser)).key());
    }

    private String wrong(WebPortal.Person person) {
        long now = web.portal.clock.instant().getEpochSecond() / 30;
        for (int candidate = 0; ; candidate++) {
            String digits = String.format("%06d", candidate);
            boolean shown = false;
            for (long step = now - 25; step <= now + 25; step++) {
                shown |= person.app().digitsAt(Instant.ofEpochSecond(step * 30)).equals(digits);
            }
            if (!shown) {
                return digits;
            }
        }
    }

    private void exhaust(Guess guess, WebPortal.Person person) {
        for (int i = 0; i < 100; i++) {
            web.portal
                    .store
                    .attempts()
                    .reserve(List.of(BucketKey.of(guess, person.account().id())), web.portal.clock.instant());
        }
        web.portal.clock.advance(Duration.ofMinutes(1)); // till then the last may still get its verdict
    }
}
