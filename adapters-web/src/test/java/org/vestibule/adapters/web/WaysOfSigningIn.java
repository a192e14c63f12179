package org.vestibule.adapters.web;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;

/** What leads to the refusals of both steps, and to what the sign-in page says of sessions that are over. */
final class WaysOfSigningIn {

    private static final String OWNER = "owner@example.com";
    private static final String USER = "user@example.com";
    private static final String CODE = "/sign-in/code";
    private static final String BACKUP_CODE = "/sign-in/backup-code";

    private WaysOfSigningIn() {}

    static List<Way> all() {
        return List.of(
                new Way(422, "sign-in-not-accepted", at -> first(at, USER, "eight noisy gulls")).naming(USER),
                new Way(422, "sign-in-not-accepted", at -> first(at, USER, "a".repeat(1_025))).naming(USER),
                new Way(422, "email-malformed", at -> first(at, "nobody", "x")),
                new Way(422, "password-missing", at -> first(at, "nobody@example.com", "")),
                new Way(429, "too-many-tries", WaysOfSigningIn::tooManyTries).naming(USER),
                new Way(429, "too-many-passwords", WaysOfSigningIn::tooManyPasswords),
                second(422, "code-malformed", CODE, at -> "12345"),
                second(422, "code-malformed", CODE, at -> ""),
                second(422, "code-wrong", CODE, WaysOfSigningIn::wrong),
                second(422, "code-already-used", CODE, WaysOfSigningIn::used),
                second(422, "code-too-old", CODE, WaysOfSigningIn::old),
                second(503, "key-unreadable", CODE, WaysOfSigningIn::unreadable),
                second(422, "authenticator-disabled", CODE, at -> off(at, Guess.CODE_IN_A_ROW)),
                second(422, "backup-code-malformed", BACKUP_CODE, at -> ""),
                second(422, "backup-code-malformed", BACKUP_CODE, at -> "ABC"),
                second(422, "backup-code-wrong", BACKUP_CODE, at -> "00000-00000-00000"),
                second(422, "backup-code-already-used", BACKUP_CODE, WaysOfSigningIn::usedBackupCode),
                new Way(422, "backup-code-held", WaysOfSigningIn::heldBackupCode).naming(OWNER),
                second(422, "backup-codes-disabled", BACKUP_CODE, at -> off(at, Guess.BACKUP_CODE_IN_A_ROW)),
                new Way(200, "sign-in-expired", WaysOfSigningIn::slow),
                new Way(200, "new-password-expired", WaysOfSigningIn::slowToChoose),
                new Way(200, "sign-in-ended", WaysOfSigningIn::guessed),
                new Way(200, "password-burned", WaysOfSigningIn::burned),
                new Way(200, "session-ended", WaysOfSigningIn::ended),
                new Way(200, "session-expired", WaysOfSigningIn::idle),
                new Way(409, "signed-in-already", WaysOfSigningIn::twice),
                new Way(200, "backup-code-used", at -> byBackupCodes(at, 1)).naming(OWNER),
                new Way(200, "backup-code-last", at -> byBackupCodes(at, 10)).naming(OWNER));
    }

    private static Way.Told first(Northwind at, String email, String password) {
        Browser browser = at.web.browser();
        return new Way.Told(browser, at.web.signIn(browser, email, password));
    }

    private static Way.Told tooManyTries(Northwind at) {
        Way.Told told = first(at, USER, "eight noisy gulls");
        for (int i = 0; i < 100 && told.answer().statusCode() != 429; i++) {
            told = first(at, USER, "eight noisy gulls");
        }
        return told;
    }

    private static Way.Told tooManyPasswords(Northwind at) {
        return WaysOfLinks.fromElsewhere(at, (browser, i) -> {
            browser.get("/sign-in");
            Map<String, String> guess = Map.of("email", "p" + i + "@example.org", "password", "eight noisy gulls");
            return browser.post("/sign-in", guess);
        });
    }

    /** What is typed into the second step. */
    private interface Typed {
        String in(Northwind northwind);
    }

    private static Way second(int status, String code, String path, Typed typed) {
        return new Way(status, code, at -> {
                    Browser browser = pending(at);
                    browser.get(path);
                    return WaysOfRequests.post(browser, path, Map.of("code", typed.in(at)));
                })
                .naming(OWNER);
    }

    private static Browser pending(Northwind at) {
        Browser browser = at.web.browser();
        at.web.signIn(browser, OWNER, WebPortal.PASSWORD);
        browser.get(CODE);
        return browser;
    }

    /** One that no clock makes right. */
    private static String wrong(Northwind at) {
        return at.owner.app().wrongDigitsAt(at.web.portal.clock.instant());
    }

    private static String used(Northwind at) {
        String code = at.web.digits(at.owner.app());
        Browser other = pending(at);
        other.post(CODE, Map.of("code", code));
        return code;
    }

    private static String old(Northwind at) {
        return at.owner.app().digitsAt(at.web.portal.clock.instant().minus(Duration.ofMinutes(7)));
    }

    private static String unreadable(Northwind at) {
        at.store
                .transactions()
                .inTransaction(() ->
                        at.store.authenticators().damage(at.owner.account().id()));
        return at.web.digits(at.owner.app());
    }

    private static String usedBackupCode(Northwind at) {
        String code = at.owner.codes().get(0).text();
        Browser other = pending(at);
        other.post(BACKUP_CODE, Map.of("code", code));
        return code;
    }

    static Way.Told heldBackupCode(Northwind at) {
        at.web.portal.useCases.housekeeping().moveFence().move();
        Browser browser = pending(at);
        browser.get(BACKUP_CODE);
        return WaysOfRequests.post(
                browser, BACKUP_CODE, Map.of("code", at.owner.codes().get(0).text()));
    }

    private static String off(Northwind at, Guess guess) {
        Attempts attempts = at.store.attempts();
        for (int i = 0; i < 100; i++) {
            attempts.reserve(List.of(BucketKey.of(guess, at.owner.account().id())), at.web.portal.clock.instant());
        }
        at.web.portal.clock.advance(Duration.ofMinutes(1));
        return guess == Guess.CODE_IN_A_ROW
                ? at.web.digits(at.owner.app())
                : at.owner.codes().get(0).text();
    }

    private static Way.Told slow(Northwind at) {
        Browser browser = pending(at);
        at.web.portal.clock.advance(Duration.ofMinutes(5));
        return followed(browser, browser.get(CODE));
    }

    private static Way.Told slowToChoose(Northwind at) {
        at.web.burn(at.account(Role.OWNER));
        Browser browser = at.owner.browser();
        browser.cookies.remove("session");
        at.web.signIn(browser, OWNER, WebPortal.PASSWORD);
        browser.get(CODE);
        browser.post(CODE, Map.of("code", at.web.digits(at.owner.app())));
        at.web.portal.clock.advance(AwaitingNewPassword.LIFETIME);
        return followed(browser, browser.get("/sign-in/new-password"));
    }

    private static Way.Told guessed(Northwind at) {
        Browser browser = pending(at);
        HttpResponse<String> answer = browser.get(CODE);
        for (int i = 0; i < AwaitingSecondStep.MOST_WRONG_CODES; i++) {
            answer = browser.post(CODE, Map.of("code", wrong(at)));
        }
        return followed(browser, answer);
    }

    private static Way.Told burned(Northwind at) {
        guessed(at, BucketKey.secondStep(at.owner.account().id(), Optional.empty()));
        Browser browser = pending(at);
        return followed(browser, browser.post(CODE, Map.of("code", wrong(at))));
    }

    /** Fills the 20 wrong ones, so that the next finds them full. */
    static void guessed(Northwind at, BucketKey bucket) {
        for (int i = 0; i < 20; i++) {
            at.store.attempts().reserve(List.of(bucket), at.web.portal.clock.instant());
        }
        at.web.portal.clock.advance(Duration.ofMinutes(1)); // till then the last may still get its verdict
    }

    private static Way.Told ended(Northwind at) {
        Browser browser = at.signedIn(Role.USER);
        at.store
                .transactions()
                .inTransaction(
                        () -> at.store.sessions().endAll(at.account(Role.USER).id()));
        return followed(browser, browser.get("/"));
    }

    private static Way.Told idle(Northwind at) {
        Browser browser = at.signedIn(Role.USER);
        at.web.portal.clock.advance(Duration.ofDays(2));
        return followed(browser, browser.get("/"));
    }

    private static Way.Told twice(Northwind at) {
        Browser browser = pending(at);
        Browser copy = at.web.copyOf(browser);
        Map<String, String> form = Map.of("code", at.web.digits(at.owner.app()), "csrf", browser.token());
        browser.post(CODE, form);
        HttpResponse<String> second = copy.post(CODE, form);
        return new Way.Told(browser, second);
    }

    private static Way.Told byBackupCodes(Northwind at, int number) {
        Browser browser = at.web.browser();
        HttpResponse<String> answer = browser.get("/sign-in");
        for (int i = 0; i < number; i++) {
            at.web.portal.clock.advance(Duration.ofHours(1));
            browser = pending(at);
            browser.get(BACKUP_CODE);
            answer = browser.post(
                    BACKUP_CODE, Map.of("code", at.owner.codes().get(i).text()));
        }
        return followed(browser, answer);
    }

    static Way.Told followed(Browser browser, HttpResponse<String> answer) {
        return Way.get(browser, answer.headers().firstValue("Location").orElseThrow());
    }
}
