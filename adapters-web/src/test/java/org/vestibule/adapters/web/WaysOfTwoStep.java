package org.vestibule.adapters.web;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal;

/** What leads to the refusals of the pages on which 2-step verification is turned on, changed and turned off. */
final class WaysOfTwoStep {

    private static final String OWNER = "owner@example.com";
    private static final String USER = "user@example.com";
    private static final String ENABLE = "/security/two-step/enable";
    private static final String DISABLE = "/security/two-step/disable";
    private static final String DEVICE = "/security/two-step/change-device";
    private static final String CODES = "/security/backup-codes";
    private static final String CHECK = "/security/backup-codes/check";

    private WaysOfTwoStep() {}

    static List<Way> all() {
        return List.of(
                new Way(409, "two-step-already-on", at -> Way.get(at.owner.browser(), ENABLE)).naming(OWNER),
                enabling("password-missing", (at, app) -> Map.of("password", "", "code", digits(at, app))),
                enabling("password-wrong", (at, app) -> Map.of("password", "x", "code", digits(at, app))),
                enabling("code-malformed", (at, app) -> Map.of("password", WebPortal.PASSWORD)),
                enabling("code-ahead", WaysOfTwoStep::ahead),
                enabling("key-expired", WaysOfTwoStep::late),
                new Way(409, "enabled-codes-unseen", WaysOfTwoStep::enabledTwice),
                proving("password-missing", DISABLE, at -> proof("", at.web.digits(at.owner.app()))),
                proving("password-wrong", CODES, at -> proof("x", at.web.digits(at.owner.app()))),
                proving("code-malformed", DEVICE, at -> proof(WebPortal.PASSWORD, "")),
                proving("key-expired", DEVICE + "/confirm", at -> Map.of("code", "123456")),
                proving("owner-needs-two-step", DISABLE, at -> {
                    at.require(Mandate.EVERYONE);
                    return proof(WebPortal.PASSWORD, at.web.digits(at.owner.app()));
                }),
                new Way(422, "team-requires-two-step", WaysOfTwoStep::keepsTeam),
                proving("backup-code-malformed", CHECK, at -> Map.of("code", "ABC")),
                proving("backup-code-unproven", CHECK, at -> Map.of("code", "00000-00000-00000")),
                new Way(409, "session-renewed", WaysOfTwoStep::codesTwice),
                new Way(200, "password-burned", WaysOfTwoStep::burnedAtProof));
    }

    /** What is typed to turn it on. */
    private interface Enabling {
        Map<String, String> with(Northwind northwind, AuthenticatorApp app);
    }

    private static Way enabling(String code, Enabling typed) {
        return new Way(422, code, at -> {
                    Browser browser = at.signedIn(Role.USER);
                    browser.get(ENABLE);
                    AuthenticatorApp app = at.web.portal.app(at.web.session(browser));
                    return WaysOfRequests.post(browser, ENABLE, typed.with(at, app));
                })
                .naming(USER);
    }

    private static String digits(Northwind at, AuthenticatorApp app) {
        return at.web.digits(app);
    }

    private static Map<String, String> ahead(Northwind at, AuthenticatorApp app) {
        String code = app.digitsAt(at.web.portal.clock.instant().plus(Duration.ofMinutes(4)));
        return Map.of("password", WebPortal.PASSWORD, "code", code);
    }

    private static Map<String, String> late(Northwind at, AuthenticatorApp app) {
        at.web.portal.clock.advance(Duration.ofMinutes(31));
        at.browser(Role.USER).get("/"); // so that the session goes on
        at.web.portal.clock.advance(Duration.ofMinutes(31));
        return Map.of("password", WebPortal.PASSWORD, "code", digits(at, app));
    }

    private static Way.Told enabledTwice(Northwind at) {
        Browser browser = at.signedIn(Role.USER);
        browser.get(ENABLE);
        AuthenticatorApp app = at.web.portal.app(at.web.session(browser));
        return twice(
                at,
                browser,
                ENABLE,
                Map.of("password", WebPortal.PASSWORD, "code", digits(at, app), "csrf", browser.token()));
    }

    private static Way.Told codesTwice(Northwind at) {
        Browser browser = at.owner.browser();
        browser.get(CODES);
        Map<String, String> proof = proof(WebPortal.PASSWORD, at.web.digits(at.owner.app()));
        return twice(
                at,
                browser,
                CODES,
                Map.of("password", WebPortal.PASSWORD, "code", proof.get("code"), "csrf", browser.token()));
    }

    private static Way.Told twice(Northwind at, Browser browser, String path, Map<String, String> form) {
        Browser copy = at.web.copyOf(browser);
        browser.post(path, form);
        HttpResponse<String> second = copy.post(path, form);
        return new Way.Told(browser, second);
    }

    /** What the owner types as a proof. */
    private interface Proving {
        Map<String, String> with(Northwind northwind);
    }

    private static Way proving(String code, String path, Proving typed) {
        return new Way(422, code, at -> {
                    Browser browser = at.signedIn(Role.OWNER);
                    browser.get(path);
                    return WaysOfRequests.post(browser, path, typed.with(at));
                })
                .naming(OWNER);
    }

    private static Map<String, String> proof(String password, String code) {
        return Map.of("password", password, "code", code);
    }

    private static Way.Told keepsTeam(Northwind at) {
        WebPortal.Person member = at.web.signedInWithCode("member@example.org");
        at.web
                .portal
                .useCases
                .member()
                .addMember()
                .add(at.team, member.account().id(), Role.USER, false);
        at.require(Mandate.EVERYONE);
        member.browser().get(DISABLE);
        return WaysOfRequests.post(member.browser(), DISABLE, proof(WebPortal.PASSWORD, at.web.digits(member.app())));
    }

    /** Whoever has a stolen session and the password guesses on. */
    private static Way.Told burnedAtProof(Northwind at) {
        Browser browser = at.signedIn(Role.OWNER);
        WaysOfSigningIn.guessed(
                at, Claimant.of(at.web.session(browser), InMemoryPortal.ORIGIN).bucket());
        browser.get(DISABLE);
        String wrong = at.owner.app().wrongDigitsAt(at.web.portal.clock.instant());
        return WaysOfSigningIn.followed(browser, browser.post(DISABLE, proof(WebPortal.PASSWORD, wrong)));
    }
}
