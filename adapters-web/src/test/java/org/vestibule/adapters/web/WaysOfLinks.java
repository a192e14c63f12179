package org.vestibule.adapters.web;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.vestibule.application.team.Authority;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;

/** What leads to the refusals of mailed links, of the forms behind them, and of those that ask for them. */
final class WaysOfLinks {

    private static final String USER = "user@example.com";
    private static final String NEW = "new@example.org";
    private static final String NAME = "New";
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000." + "A".repeat(43);

    private WaysOfLinks() {}

    static List<Way> all() {
        return List.of(
                new Way(422, "email-malformed", at -> asked(at, "/sign-up", "nobody")),
                new Way(422, "email-malformed", at -> asked(at, "/password/forgot", "")),
                new Way(429, "too-many-mails", WaysOfLinks::tooManyMails),
                new Way(410, "link-expired", at -> late(at, signUp(at), Duration.ofHours(24))),
                new Way(410, "link-expired", at -> late(at, reset(at), Duration.ofMinutes(30))),
                new Way(410, "link-expired", at -> late(at, notMe(at), Duration.ofDays(7))),
                new Way(410, "link-unknown", at -> open(at, "/sign-up/finish/" + UNKNOWN)),
                new Way(410, "link-unknown", at -> open(at, "/sign-up/finish/rubbish")),
                new Way(410, "link-unknown", at -> open(at, "/password/reset/" + UNKNOWN)),
                new Way(410, "link-unknown", at -> open(at, "/not-me/" + UNKNOWN)),
                new Way(410, "link-expired", at -> late(at, vouch(at), Duration.ofMinutes(30))),
                new Way(410, "link-unknown", at -> open(at, "/backup-codes/confirm/" + UNKNOWN)),
                new Way(410, "link-unknown", at -> open(at, usedReset(at))),
                new Way(410, "sign-up-finished", at -> open(at, usedSignUp(at))),
                new Way(410, "sign-up-finished", WaysOfLinks::accountMadeMeanwhile),
                new Way(409, "session-renewed", WaysOfLinks::resetTwice),
                new Way(422, "name-missing", at -> finished(at, "", WebPortal.OTHER_PASSWORD)),
                new Way(422, "name-empty-looking", at -> finished(at, "\u3164", WebPortal.OTHER_PASSWORD)),
                new Way(422, "name-too-long", at -> finished(at, "n".repeat(200), WebPortal.OTHER_PASSWORD)),
                new Way(422, "name-unreadable", at -> finished(at, "a\u0000b", WebPortal.OTHER_PASSWORD)),
                new Way(422, "password-missing", at -> finished(at, NAME, "")),
                new Way(422, "password-too-short", at -> finished(at, NAME, "x")),
                new Way(422, "password-too-short", at -> finished(at, NAME, "short")),
                new Way(422, "password-too-long", at -> finished(at, NAME, "a".repeat(1_025))),
                new Way(422, "password-too-common", at -> finished(at, NAME, "correct horse battery staple")),
                new Way(422, "password-too-personal", at -> finished(at, NAME, "new@example.org-new@example.org")),
                new Way(422, "password-missing", at -> posted(at, reset(at), Map.of())).naming(USER),
                new Way(410, "invitation-expired", at -> late(at, invitation(at), Duration.ofDays(7))),
                new Way(410, "invitation-unknown", at -> open(at, "/invitations/" + UNKNOWN)),
                new Way(410, "invitation-not-now", WaysOfLinks::inviterDemoted),
                new Way(403, "invitation-other-address", at -> Way.get(at.signedIn(Role.USER), invitation(at)))
                        .naming(USER));
    }

    private static Way.Told open(Northwind at, String link) {
        return Way.get(at.web.browser(), link);
    }

    private static Way.Told late(Northwind at, String link, Duration life) {
        at.web.portal.clock.advance(life);
        return open(at, link);
    }

    private static Way.Told posted(Northwind at, String path, Map<String, String> fields) {
        Browser browser = at.web.browser();
        browser.get(path);
        return WaysOfRequests.post(browser, path, fields);
    }

    private static Way.Told asked(Northwind at, String path, String email) {
        return posted(at, path, Map.of("email", email));
    }

    private static Way.Told tooManyMails(Northwind at) {
        return fromElsewhere(at, (browser, i) -> {
            browser.get("/sign-up");
            return browser.post("/sign-up", Map.of("email", "p" + i + "@example.org"));
        });
    }

    /** From a network that is not this machine's own, until it has had enough. */
    static Way.Told fromElsewhere(Northwind at, BiFunction<Browser, Integer, HttpResponse<String>> ask) {
        URI base = URI.create("http://portal.example");
        TrustedProxies proxies = new TrustedProxies(TrustedProxies.LOOPBACK, TrustedProxies.Header.X_FORWARDED_FOR);
        try (WebPortal behind = new WebPortal(at.web.portal, base, proxies, new Readiness.Ready());
                SmallProxy proxy = new SmallProxy(behind.address())) {
            Browser browser = new Browser(proxy.address());
            browser.headers.put(SmallProxy.FROM, "198.51.100.7");
            HttpResponse<String> answer = ask.apply(browser, 0);
            for (int i = 1; i < 200 && answer.statusCode() != 429; i++) {
                answer = ask.apply(browser, i);
            }
            return new Way.Told(at.web.browser(), answer);
        }
    }

    private static String signUp(Northwind at) {
        asked(at, "/sign-up", NEW);
        return at.web.mailed(NEW, Notice.Kind.SIGN_UP);
    }

    private static String reset(Northwind at) {
        asked(at, "/password/forgot", USER);
        return at.web.mailed(USER, Notice.Kind.PASSWORD_RESET);
    }

    /** From the mail of the owner's first sign-in. */
    private static String notMe(Northwind at) {
        return at.web.mailed("owner@example.com", Notice.Kind.NEW_BROWSER);
    }

    private static String vouch(Northwind at) {
        WaysOfSigningIn.heldBackupCode(at);
        return at.web.mailed("owner@example.com", Notice.Kind.BACKUP_CODES_HELD);
    }

    private static String invitation(Northwind at) {
        at.prove(Role.MANAGER, at.at("/people/invite"), Map.of("addresses", NEW, "role", "manager"));
        return at.web.mailed(NEW, Notice.Kind.INVITATION);
    }

    private static Way.Told finished(Northwind at, String name, String password) {
        return posted(at, signUp(at), Map.of("name", name, "password", password));
    }

    private static String usedReset(Northwind at) {
        String link = reset(at);
        posted(at, link, Map.of("password", WebPortal.OTHER_PASSWORD));
        return link;
    }

    private static String usedSignUp(Northwind at) {
        String link = signUp(at);
        posted(at, link, Map.of("name", NAME, "password", WebPortal.OTHER_PASSWORD));
        return link;
    }

    /** While its page was open, too. */
    private static Way.Told accountMadeMeanwhile(Northwind at) {
        String link = signUp(at);
        Browser browser = at.web.browser();
        browser.get(link);
        at.web.portal.account(NEW);
        return WaysOfRequests.post(browser, link, Map.of("name", NAME, "password", WebPortal.OTHER_PASSWORD));
    }

    private static Way.Told resetTwice(Northwind at) {
        String link = reset(at);
        Browser browser = at.web.browser();
        browser.get(link);
        Map<String, String> form = Map.of("password", WebPortal.OTHER_PASSWORD);
        browser.post(link, form);
        HttpResponse<String> second = browser.post(link, form);
        return new Way.Told(browser, second);
    }

    private static Way.Told inviterDemoted(Northwind at) {
        String link = invitation(at);
        at.web
                .portal
                .useCases
                .member()
                .setRole()
                .set(Authority.OPERATOR, at.team.id(), at.account(Role.MANAGER).id(), Role.USER);
        return open(at, link);
    }
}
