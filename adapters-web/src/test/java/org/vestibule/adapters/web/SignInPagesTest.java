package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.InMemoryPortal;

/** The steps of signing in: what they say, where they lead, and what the Security page says afterwards. */
class SignInPagesTest {

    private static final String EMAIL = "person@example.org";
    private static final String ENABLE = "/security/two-step/enable";

    private final WebPortal web = new WebPortal();

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void the_page_that_was_wanted_is_reached_by_way_of_both_steps() {
        WebPortal.Person person = web.enrolled(EMAIL);
        Browser browser = person.browser();
        WebPortal.assertGoesTo("/sign-in?then=%2Fsecurity%2Ftwo-step%2Fenable", browser.get(ENABLE));
        String signIn = "/sign-in?then=" + ENABLE;
        browser.get(signIn);
        String code = "/sign-in/code?then=" + ENABLE;
        WebPortal.assertGoesTo(code, browser.post(signIn, password(WebPortal.PASSWORD)));
        String backupCode = "/sign-in/backup-code?then=" + ENABLE;
        assertTrue(html(browser.get(code)).contains("href=\"" + backupCode + "\""));
        String form = html(browser.get(backupCode));
        assertTrue(form.contains("href=\"" + code + "\""), form);
        assertTrue(html(browser.post(code, Map.of("code", "1"))).contains("action=\"" + code + "\""));
        WebPortal.assertGoesTo(ENABLE, browser.post(code, Map.of("code", web.digits(person.app()))));
    }

    @Test
    void only_pages_of_ours_are_wanted() {
        WebPortal.Person person = web.enrolled(EMAIL);
        for (String wanted : List.of("//evil.example", "https://evil.example", "/a%0d%0aX:1", "/%5Cevil", "x")) {
            Browser browser = web.browser();
            browser.get("/sign-in?then=" + wanted);
            WebPortal.assertGoesTo(
                    "/sign-in/code", browser.post("/sign-in?then=" + wanted, password(WebPortal.PASSWORD)));
            browser.get("/sign-in/code?then=" + wanted);
            HttpResponse<String> done =
                    browser.post("/sign-in/code?then=" + wanted, Map.of("code", web.digits(person.app())));
            WebPortal.assertGoesTo("/", done);
            web.nextStep();
        }
    }

    /** By what was typed alone: nothing is compared, and nothing tells of an account (S-063). */
    @Test
    void what_is_missing_or_malformed_is_said_at_its_field_and_on_top_if_both_are() {
        web.portal.account(EMAIL);
        int hashes = web.portal.hasher.computed();
        HttpResponse<String> empty = web.signIn(web.browser(), "", "");
        WebPortal.assertRefused(422, "email-malformed", empty);
        WebPortal.assertRefused(422, "password-missing", empty);
        String page = empty.body();
        assertTrue(page.contains("Two things to put right") && page.contains("href=\"#email\""), page);
        assertTrue(page.contains("href=\"#password\"") && page.contains("Type your password."), page);
        assertEquals(1, page.split("autofocus", -1).length - 1, "the first one to mend: " + page);
        assertTrue(page.indexOf("autofocus") < page.indexOf("id=\"password\""), page);
        String known = web.signIn(web.browser(), EMAIL, "").body();
        String unknown = web.signIn(web.browser(), "person@example.net", "").body();
        assertFalse(known.contains("Two things") || known.contains("email-malformed"), known);
        assertEquals(
                known.replaceAll("name=\"csrf\" value=\"[^\"]*\"", ""),
                unknown.replace("example.net", "example.org").replaceAll("name=\"csrf\" value=\"[^\"]*\"", ""));
        assertEquals(hashes, web.portal.hasher.computed());
    }

    /** Two tabs: whoever signs out in the second one, or too late, has what they came for. */
    @Test
    void signing_out_twice_says_signed_out_twice() {
        Browser first = web.signedIn(EMAIL);
        first.get("/");
        Browser second = web.copyOf(first);
        String token = first.token();
        for (Browser tab : List.of(first, second)) {
            WebPortal.assertGoesTo("/sign-in", tab.post("/sign-out", Map.of("csrf", token)));
            String page = tab.get("/sign-in").body();
            assertTrue(page.contains("You are signed out") && !page.contains("data-code"), page);
        }
        WebPortal.assertGoesTo("/sign-in", first.post("/sign-out", Map.of("csrf", token)));
        assertTrue(first.get("/sign-in").body().contains("You are signed out"));
    }

    @Test
    void a_forgotten_password_is_offered_with_and_without_a_refusal() {
        assertTrue(web.browser().get("/sign-in").body().contains("href=\"/password/forgot\""));
        HttpResponse<String> refused = web.signIn(web.browser(), "nobody@example.org", "eight noisy gulls");
        assertTrue(refused.body().contains("href=\"/password/forgot\""));
    }

    @Test
    void what_waiting_does_not_mend_says_what_does() {
        WebPortal.Person person = web.enrolled(EMAIL);
        web.signIn(person.browser(), EMAIL, WebPortal.PASSWORD);
        person.browser().get("/sign-in/code");
        String old = person.app().digitsAt(web.portal.clock.instant().minus(Duration.ofMinutes(7)));
        HttpResponse<String> tooOld = person.browser().post("/sign-in/code", Map.of("code", old));
        WebPortal.assertRefused(422, "code-too-old", tooOld);
        assertTrue(tooOld.body().contains("about 7 minutes old"), tooOld.body());
        exhaust(Guess.CODE_IN_A_ROW, person);
        HttpResponse<String> off = person.browser().post("/sign-in/code", Map.of("code", web.digits(person.app())));
        WebPortal.assertRefused(422, "authenticator-disabled", off);
        assertTrue(off.headers().firstValue("Retry-After").isEmpty());
        exhaust(Guess.BACKUP_CODE_IN_A_ROW, person);
        String code = person.codes().get(0).text();
        WebPortal.assertRefused(
                422, "backup-codes-disabled", person.browser().post("/sign-in/backup-code", Map.of("code", code)));
    }

    @Test
    void a_burned_password_is_replaced_before_the_sign_in_is_complete() {
        WebPortal.Person person = web.signedInWithCode(EMAIL);
        Browser browser = person.browser();
        web.burn(person.account());
        WebPortal.assertRefused(422, "sign-in-not-accepted", web.signIn(web.browser(), EMAIL, WebPortal.PASSWORD));
        browser.cookies.remove("session");
        browser.get("/sign-in");
        browser.post("/sign-in?then=" + ENABLE, password(WebPortal.PASSWORD));
        browser.get("/sign-in/code");
        String due = "/sign-in/new-password?then=" + ENABLE;
        WebPortal.assertGoesTo(
                due, browser.post("/sign-in/code?then=" + ENABLE, Map.of("code", web.digits(person.app()))));
        assertFalse(browser.cookies.containsKey("session"));
        assertEquals(303, browser.get("/security").statusCode());
        assertTrue(browser.get(due).body().contains("class=\"arch second\""));
        WebPortal.assertRefused(422, "password-too-short", browser.post(due, Map.of("password", "short")));
        WebPortal.assertRefused(422, "password-too-long", browser.post(due, Map.of("password", "a".repeat(1025))));
        WebPortal.assertGoesTo(ENABLE, browser.post(due, Map.of("password", WebPortal.OTHER_PASSWORD)));
        assertEquals(200, browser.get("/security").statusCode());
        WebPortal.assertGoesTo("/sign-in", browser.get("/sign-in/new-password"));
        web.nextStep();
        WebPortal.assertGoesTo("/sign-in/code", web.signIn(web.browser(), EMAIL, WebPortal.OTHER_PASSWORD));
    }

    @Test
    void a_burned_password_after_a_backup_code_ends_where_something_is_done_about_it() {
        WebPortal.Person person = web.signedInWithCode(EMAIL);
        web.burn(person.account());
        web.signIn(person.browser(), EMAIL, WebPortal.PASSWORD);
        person.browser().get("/sign-in/backup-code");
        String code = person.codes().get(0).text();
        WebPortal.assertGoesTo(
                "/sign-in/new-password", person.browser().post("/sign-in/backup-code", Map.of("code", code)));
        person.browser().get("/sign-in/new-password");
        String after = "/security";
        WebPortal.assertGoesTo(
                after, person.browser().post("/sign-in/new-password", Map.of("password", WebPortal.OTHER_PASSWORD)));
        assertTrue(person.browser().get(after).body().contains("data-code=\"backup-code-used\""));
    }

    @Test
    void after_a_backup_code_the_security_page_offers_what_to_do() {
        WebPortal.Person person = web.signedInWithBackupCode(EMAIL);
        String page = person.browser().get("/security").body();
        assertTrue(page.contains("data-code=\"backup-code-used\""), page);
        assertTrue(page.contains("You signed in with a backup code; 9 left."), page);
        assertTrue(page.contains("href=\"/security/two-step/change-device\""), page);
        assertFalse(person.browser().get("/security").body().contains("data-code=\"backup-code-used\""));
    }

    @Test
    void the_last_backup_code_is_told() {
        WebPortal.Person person = web.enrolled(EMAIL);
        for (int i = 0; i < 9; i++) {
            web.portal
                    .useCases
                    .signIn()
                    .redeemBackupCode()
                    .redeem(web.portal.pending(person.account()), person.codes().get(i), InMemoryPortal.ORIGIN);
        }
        web.signIn(person.browser(), EMAIL, WebPortal.PASSWORD);
        person.browser().get("/sign-in/backup-code");
        String code = person.codes().get(9).text();
        person.browser().post("/sign-in/backup-code", Map.of("code", code));
        String page = person.browser().get("/security").body();
        assertTrue(page.contains("data-code=\"backup-code-last\""), page);
        assertTrue(page.contains("None left: make new ones now."), page);
        assertFalse(page.contains("/check\""), "there is none to type back");
    }

    /** A link that anybody may write makes the portal say nothing. */
    @Test
    void no_address_makes_a_page_say_anything() {
        Browser off = web.signedIn("off@example.org");
        WebPortal.Person on = web.signedInWithCode(EMAIL);
        for (String why : List.of(
                "backup-code-used",
                "device-changed&ended=3",
                "codes-saved",
                "two-step-disabled",
                "signed-out",
                "session-expired&minutes=60",
                "not-me",
                "%3Cb%3E")) {
            for (Browser browser : List.of(off, on.browser())) {
                for (String path : List.of("/security", "/sign-in", "/")) {
                    for (String name : List.of("why", "done")) {
                        String page = browser.get(path + "?" + name + "=" + why).body();
                        assertFalse(page.contains("class=\"notice"), path + " " + why);
                    }
                }
            }
        }
    }

    @Test
    void the_security_page_tells_what_is_off() {
        WebPortal.Person person = web.signedInWithCode(EMAIL);
        String page = person.browser().get("/security").body();
        assertTrue(
                page.contains("10 of 10 backup codes left") && page.contains("href=\"/security/backup-codes/check\""));
        assertFalse(page.contains("100 wrong"), page);
        web.portal.store.transactions().inTransaction(() -> {
            web.portal.store.authenticators().disable(person.account().id(), web.portal.clock.instant());
            web.portal.store.backupCodes().disable(person.account().id(), web.portal.clock.instant());
        });
        page = person.browser().get("/security").body();
        assertTrue(page.contains("Off after 100 wrong codes. Change device mends it."), page);
        assertTrue(page.contains("Off after 100 wrong ones. Make new ones."), page);
    }

    @Test
    void a_time_of_one_minute_is_one_minute() {
        WebPortal.Person person = web.enrolled(EMAIL);
        web.signIn(person.browser(), EMAIL, WebPortal.PASSWORD);
        person.browser().get("/sign-in/code");
        String old = person.app().digitsAt(web.portal.clock.instant().minus(TimeStep.LENGTH.multipliedBy(2)));
        assertTrue(person.browser()
                .post("/sign-in/code", Map.of("code", old))
                .body()
                .contains("about 1 minute old"));
    }

    private static String html(HttpResponse<String> answer) {
        return answer.body().replace("&#61;", "=");
    }

    private static Map<String, String> password(String password) {
        return Map.of("email", EMAIL, "password", password);
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
