package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vestibule.adapters.web.http.Route;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.operator.Operator;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal;

/** The portal on a port, over the in-memory adapters, with people and their browsers. */
final class WebPortal implements AutoCloseable {

    static final String PASSWORD = "seven quiet herons";
    static final String OTHER_PASSWORD = "violet kettle drum sunday";

    /** Whose addresses may ask for figures: this machine, and a network of the tests. */
    private static final List<Network> METRICS_ALLOWED = Stream.of("127.0.0.1", "::1", "198.51.100.0/24")
            .flatMap(text -> Network.parse(text).stream())
            .toList();

    final InMemoryPortal portal;
    final CountedMeter meter = new CountedMeter();
    final List<Route<?>> routes;
    private volatile Readiness readiness;
    private final WebServer server;
    private final URI address;

    WebPortal() {
        this(new InMemoryPortal());
    }

    WebPortal(InMemoryPortal portal) {
        this(portal, URI.create("http://localhost"), new Readiness.Ready());
    }

    WebPortal(InMemoryPortal portal, URI base, Readiness readiness) {
        this(portal, base, TrustedProxies.NONE, readiness);
    }

    WebPortal(InMemoryPortal portal, URI base, TrustedProxies proxies, Readiness readiness) {
        this(portal, base, proxies, Operator.UNNAMED, readiness);
    }

    /** Run by somebody. */
    WebPortal(InMemoryPortal portal, Operator operator) {
        this(portal, URI.create("http://localhost"), TrustedProxies.NONE, operator, new Readiness.Ready());
    }

    private WebPortal(InMemoryPortal portal, URI base, TrustedProxies proxies, Operator operator, Readiness readiness) {
        this(portal, new Listening("localhost", 0), base, proxies, operator, readiness);
    }

    /** On another address than this machine's alone, or by HTTPS. */
    WebPortal(InMemoryPortal portal, Listening listening, URI base, TrustedProxies proxies) {
        this(portal, listening, base, proxies, Operator.UNNAMED, new Readiness.Ready());
    }

    private WebPortal(
            InMemoryPortal portal,
            Listening listening,
            URI base,
            TrustedProxies proxies,
            Operator operator,
            Readiness readiness) {
        this.portal = portal;
        this.readiness = readiness;
        Capabilities useCases = portal.useCases;
        Watching watching = new Watching(this::readiness, meter, METRICS_ALLOWED);
        routes = RouteTable.of(useCases, base, operator, watching, portal.clock);
        server = new WebServer(
                listening, base, proxies, operator, useCases, Map.of(), watching, portal.clock, new SecureRandom());
        address = URI.create((listening.tls().isPresent() ? "https" : "http") + "://localhost:" + server.start());
    }

    @Override
    public void close() {
        server.close();
    }

    /** From now on this is what the node finds out about itself. */
    void become(Readiness now) {
        readiness = now;
    }

    private Readiness readiness() {
        return readiness;
    }

    /** Somebody with 2-step verification, the app on their phone, and a browser of theirs. */
    record Person(Account account, AuthenticatorApp app, List<BackupCode> codes, Browser browser) {

        String email() {
            return account.email().written();
        }
    }

    /** Where it answers. */
    URI address() {
        return address;
    }

    /** Where it leads to HTTPS from. */
    int redirectPort() {
        return server.redirectPort().orElseThrow();
    }

    /** A browser that was never here. */
    Browser browser() {
        return new Browser(address);
    }

    /** Another window that bears the same cookies. */
    Browser copyOf(Browser browser) {
        Browser copy = browser();
        copy.cookies.putAll(browser.cookies);
        return copy;
    }

    /** Somebody who is signed in with a password, which is all. */
    Browser signedIn(String email) {
        portal.account(email);
        Browser browser = browser();
        assertGoesTo("/", signIn(browser, email, PASSWORD));
        return browser;
    }

    /** Somebody who has 2-step verification and whose browser is not known yet. */
    Person enrolled(String email) {
        InMemoryPortal.Enrolled enrolled = portal.enrolled(email);
        return new Person(enrolled.account(), enrolled.app(), enrolled.codes(), browser());
    }

    /** The same, signed in with a code, the app showing the next one by now. */
    Person signedInWithCode(String email) {
        Person person = enrolled(email);
        signInWithCode(person, person.browser());
        return person;
    }

    /** The same, signed in with the first of the backup codes. */
    Person signedInWithBackupCode(String email) {
        Person person = enrolled(email);
        assertGoesTo("/sign-in/code", signIn(person.browser(), email, PASSWORD));
        person.browser().get("/sign-in/backup-code");
        String code = person.codes().get(0).text();
        assertGoesTo("/security", person.browser().post("/sign-in/backup-code", Map.of("code", code)));
        return person;
    }

    void signInWithCode(Person person, Browser browser) {
        assertGoesTo("/sign-in/code", signIn(browser, person.email(), PASSWORD));
        browser.get("/sign-in/code");
        assertGoesTo("/", browser.post("/sign-in/code", Map.of("code", digits(person.app()))));
        nextStep();
    }

    /** Takes the first step. */
    HttpResponse<String> signIn(Browser browser, String email, String password) {
        browser.get("/sign-in");
        return browser.post("/sign-in", Map.of("email", email, "password", password));
    }

    /** What the app shows now. */
    String digits(AuthenticatorApp app) {
        return app.digitsAt(portal.clock.instant());
    }

    void nextStep() {
        portal.clock.advance(TimeStep.LENGTH);
    }

    /** Whom a browser is signed in as, on the server. */
    SignedIn session(Browser browser) {
        return portal.resumed(
                BearerToken.parse(browser.cookies.getOrDefault("session", "")).orElseThrow());
    }

    /** Marks the password as known to somebody else. */
    void burn(Account account) {
        portal.store
                .transactions()
                .inTransaction(() -> portal.store.credentials().burn(account.id(), portal.clock.instant()));
    }

    /** Where the latest mail of a kind asks its reader to go. */
    String mailed(String email, Notice.Kind kind) {
        portal.deliverAll();
        EmailAddress reader = InMemoryPortal.email(email);
        return portal.mailer.sentTo(reader).stream()
                .filter(notice -> notice.kind() == kind)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .link()
                .getPath();
    }

    /** Where an answer leads. */
    static String location(HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    static void assertGoesTo(String path, HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals(path, answer.headers().firstValue("Location").orElse(""));
    }

    static void assertRefused(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), () -> answer.uri() + " " + answer.body());
        assertTrue(answer.body().contains("data-code=\"" + code + "\""), answer.body());
    }
}
