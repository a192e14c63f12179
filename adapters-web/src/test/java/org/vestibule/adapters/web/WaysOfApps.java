package org.vestibule.adapters.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.member.Role;

/** What ends the way of an app here. */
final class WaysOfApps {

    private static final String USER = "user@example.com";

    private WaysOfApps() {}

    static List<Way> all() {
        return List.of(
                new Way(400, "app-request-unreadable", at -> Way.get(at.web.browser(), "/oauth2/authorize")),
                new Way(400, "app-request-unreadable", at -> Way.get(at.web.browser(), WaysOfApps.tooLong(at))),
                new Way(400, "app-unknown", at -> Way.get(at.web.browser(), "/oauth2/authorize?client_id=x")),
                new Way(
                        400,
                        "app-return-not-registered",
                        at -> Way.get(
                                at.web.browser(),
                                wiki(at).with("redirect_uri", "https://evil.example/")
                                        .path())),
                new Way(
                                400,
                                "logout-unreadable",
                                at -> Way.get(at.signedIn(Role.USER), "/oauth2/logout?state=1&state=2"))
                        .naming(USER),
                new Way(400, "logout-app-unknown", at -> Way.get(at.signedIn(Role.USER), "/oauth2/logout?client_id=x"))
                        .naming(USER),
                new Way(
                                400,
                                "logout-return-not-registered",
                                at -> Way.get(
                                        at.signedIn(Role.USER),
                                        wiki(at).with("post_logout_redirect_uri", "https://evil.example/")
                                                .logoutPath()))
                        .naming(USER),
                new Way(410, "app-request-over", WaysOfApps::unknown),
                new Way(410, "app-request-over", WaysOfApps::expired),
                new Way(410, "app-request-over", WaysOfApps::answered),
                new Way(410, "app-request-over", WaysOfApps::wrongForm));
    }

    private static AppAsks wiki(Northwind at) {
        return AppAsks.of(at.web.portal, "Example Wiki", Client.Kind.CONFIDENTIAL, "https://wiki.example/cb");
    }

    private static String tooLong(Northwind at) {
        return wiki(at).with("state", "a".repeat(5_000)).path();
    }

    private static Way.Told unknown(Northwind at) {
        return Way.get(at.signedIn(Role.USER), "/oauth2/consent/00000000-0000-0000-0000-000000000000");
    }

    private static Way.Told expired(Northwind at) {
        Browser browser = at.signedIn(Role.USER);
        String consent = WebPortal.location(browser.get(wiki(at).path()));
        at.web.portal.clock.advance(Duration.ofMinutes(10));
        return Way.get(browser, consent);
    }

    private static Way.Told answered(Northwind at) {
        Browser browser = at.signedIn(Role.USER);
        String consent = WebPortal.location(browser.get(wiki(at).path()));
        browser.get(consent);
        browser.post(consent, Map.of("answer", "allow"));
        return WaysOfRequests.post(browser, consent, Map.of("answer", "allow"));
    }

    /** None was shown: the app wants nobody to be asked. */
    private static Way.Told wrongForm(Northwind at) {
        Browser browser = at.web.browser();
        browser.get("/sign-in");
        return WaysOfRequests.post(browser, wiki(at).with("prompt", "none").path(), Map.of("email", "x"));
    }
}
