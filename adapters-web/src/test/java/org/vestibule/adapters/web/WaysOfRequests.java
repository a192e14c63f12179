package org.vestibule.adapters.web;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.application.password.HashQueue;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.member.Role;

/** What leads to the refusals of whole requests, whatever they were for. */
final class WaysOfRequests {

    private static final String SIGN_UP = "/sign-up";
    private static final Map<String, String> RIGHT =
            Map.of("email", "user@example.com", "password", WebPortal.PASSWORD);

    private WaysOfRequests() {}

    static List<Way> all() {
        return List.of(
                new Way(404, "not-found", at -> Way.get(at.web.browser(), "/nowhere")),
                new Way(404, "not-found", at -> Way.get(at.stranger(), at.at(""))),
                new Way(405, "method-not-allowed", at -> Way.get(at.owner.browser(), "/sign-out")),
                new Way(400, "request-malformed", at -> sent(at, "email=%zz", Map.of())),
                new Way(400, "request-malformed", at -> Way.get(at.web.browser(), "/%00")),
                new Way(413, "request-too-large", at -> sent(at, "email=" + "a".repeat(1 << 20), Map.of())),
                new Way(414, "address-too-long", at -> Way.get(at.web.browser(), "/sign-in?then=" + "a".repeat(9_000))),
                new Way(431, "cookies-too-long", WaysOfRequests::cookiesTooLong),
                new Way(408, "request-too-slow", at -> server(at, 408)),
                new Way(429, "too-many-requests", at -> server(at, 429)),
                new Way(503, "overloaded", at -> server(at, 503)),
                new Way(500, "unexpected", at -> server(at, 500)),
                new Way(502, "unexpected", at -> server(at, 502)),
                new Way(505, "request-malformed", at -> server(at, 505)),
                new Way(403, "form-expired", at -> sent(at, "csrf=x&email=nobody", Map.of())),
                new Way(403, "cookie-missing", WaysOfRequests::cookieMissing),
                new Way(403, "form-outdated", WaysOfRequests::anotherSignedInMeanwhile),
                new Way(403, "form-outdated", at -> post(at.signedIn(Role.USER), "/sign-out", Map.of("csrf", "x"))),
                new Way(403, "origin-hidden", at -> sent(at, "email=nobody", Map.of("Origin", "null"))),
                new Way(403, "wrong-address", at -> sent(at, "email=nobody", Map.of("Origin", "http://10.0.0.5"))),
                new Way(503, "unavailable", at -> signIn(at, at.store::rollBackNextTransaction)),
                new Way(
                        500,
                        "unexpected",
                        at -> signIn(at, () -> at.store.beforeNextTransaction(WaysOfRequests::fail))),
                new Way(500, "unexpected", WaysOfRequests::signOutFails),
                new Way(503, "clock-off", WaysOfRequests::clockOff),
                new Way(503, "busy-try-again", WaysOfRequests::busy));
    }

    static Way.Told post(Browser browser, String path, Map<String, String> fields) {
        return new Way.Told(browser, browser.post(path, fields));
    }

    private static Way.Told sent(Northwind at, String body, Map<String, String> headers) {
        Browser browser = at.web.browser();
        browser.get(SIGN_UP);
        return new Way.Told(browser, browser.post(SIGN_UP, body, headers));
    }

    private static Way.Told signIn(Northwind at, Runnable trouble) {
        Browser browser = at.web.browser();
        browser.get("/sign-in");
        trouble.run();
        return post(browser, "/sign-in", RIGHT);
    }

    /** Its path takes only forms, so its button leads elsewhere. */
    private static Way.Told signOutFails(Northwind at) {
        Browser browser = at.signedIn(Role.USER);
        at.store.beforeNextTransaction(WaysOfRequests::fail);
        return post(browser, "/sign-out", Map.of());
    }

    private static void fail() {
        throw new IllegalStateException("broken");
    }

    private static Way.Told cookiesTooLong(Northwind at) {
        Browser browser = at.web.browser();
        browser.cookies.put("x", "a".repeat(9_000));
        HttpResponse<String> answer = browser.get("/sign-in");
        browser.cookies.clear(); // as it asks for
        return new Way.Told(browser, answer);
    }

    private static Way.Told cookieMissing(Northwind at) {
        Browser browser = at.web.browser();
        browser.get(SIGN_UP);
        browser.cookies.clear();
        return post(browser, SIGN_UP, Map.of("email", "nobody"));
    }

    /** Two tabs: the first one's form is sent once somebody else has signed in in the second. */
    private static Way.Told anotherSignedInMeanwhile(Northwind at) {
        Browser both = at.signedIn(Role.ADMIN);
        both.get("/security/two-step/enable");
        String first = both.token();
        at.web.signIn(both, "user@example.com", WebPortal.PASSWORD);
        return post(both, "/security/two-step/enable", Map.of("csrf", first));
    }

    private static Way.Told server(Northwind at, int status) throws Exception {
        try (ServerSays server = new ServerSays(at.web, status)) {
            HttpResponse<String> answer =
                    new Browser(server.address()).send("GET", "/", HttpRequest.BodyPublishers.noBody(), Map.of());
            return new Way.Told(at.web.browser(), answer);
        }
    }

    private static Way.Told clockOff(Northwind at) {
        at.web.become(new Readiness.ClockOff(Duration.ofMinutes(2)));
        Browser browser = at.web.browser();
        HttpResponse<String> answer = browser.get("/sign-in");
        at.web.become(new Readiness.Ready());
        return new Way.Told(browser, answer);
    }

    private static Way.Told busy(Northwind at) {
        Browser browser = at.web.browser();
        browser.get("/sign-in");
        List<HashQueue.Place> places = Stream.generate(
                        () -> at.web.portal.means.queue().enter(ClientAddress.THIS_MACHINE, true))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
        HttpResponse<String> answer = browser.post("/sign-in", RIGHT);
        places.forEach(HashQueue.Place::close);
        return new Way.Told(browser, answer);
    }
}
