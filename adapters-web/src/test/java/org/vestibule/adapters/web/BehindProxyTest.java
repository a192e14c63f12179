package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.adapters.web.WebPortal.assertRefused;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.InMemoryPortal;

/** Behind a proxy every peer is this machine; what counts is who asks the proxy (S-067, L-42). */
class BehindProxyTest {

    private static final int PASSWORDS_FROM_ONE = 100;
    private static final int MAILS_FROM_ONE = 60;
    private static final String THIEF = "198.51.100.7";
    private static final String SOMEBODY = "203.0.113.9";

    private final InMemoryPortal portal = new InMemoryPortal();
    private final TrustedProxies proxies =
            new TrustedProxies(TrustedProxies.LOOPBACK, TrustedProxies.Header.X_FORWARDED_FOR);
    private final WebPortal web =
            new WebPortal(portal, URI.create("http://portal.example"), proxies, new Readiness.Ready());
    private final SmallProxy proxy = new SmallProxy(web.address());

    @AfterEach
    void close() {
        proxy.close();
        web.close();
    }

    @Test
    void passwords_are_counted_by_who_asks() {
        Browser thief = browser(THIEF);
        for (int i = 0; i < PASSWORDS_FROM_ONE; i++) {
            assertRefused(422, "sign-in-not-accepted", trySignIn(thief, i));
        }
        assertRefused(429, "too-many-passwords", trySignIn(thief, PASSWORDS_FROM_ONE));
        assertRefused(422, "sign-in-not-accepted", trySignIn(browser(SOMEBODY), PASSWORDS_FROM_ONE));
    }

    /** What a client claims stands to the left of what the proxy knows. */
    @Test
    void whoever_claims_to_be_somebody_else_each_time_is_counted_all_the_same() {
        Browser thief = browser(THIEF);
        for (int i = 0; i < PASSWORDS_FROM_ONE; i++) {
            thief.headers.put("X-Forwarded-For", "192.0.2." + i);
            thief.headers.put("Forwarded", "for=192.0.2." + i);
            thief.headers.put("X-Real-IP", "192.0.2." + i);
            assertRefused(422, "sign-in-not-accepted", trySignIn(thief, i));
        }
        assertRefused(429, "too-many-passwords", trySignIn(thief, PASSWORDS_FROM_ONE));
    }

    @Test
    void mails_to_strangers_are_counted_by_who_asks_and_both_forms_say_how_long_to_wait() {
        Browser thief = browser(THIEF);
        for (int i = 0; i < MAILS_FROM_ONE; i++) {
            assertEquals(
                    200,
                    ask(thief, i % 2 == 0 ? "/sign-up" : "/password/forgot", i).statusCode());
        }
        for (String form : new String[] {"/sign-up", "/password/forgot"}) {
            HttpResponse<String> answer = ask(thief, form, MAILS_FROM_ONE);
            assertRefused(429, "too-many-mails", answer);
            assertEquals(true, answer.body().contains("Wait 60 seconds"), answer.body());
            assertEquals(200, ask(browser(SOMEBODY), form, MAILS_FROM_ONE).statusCode());
        }
    }

    @Test
    void the_log_has_the_address_of_who_asks() {
        trySignIn(browser(THIEF), 0);
        assertEquals(
                THIEF,
                portal.store
                        .auditTrail()
                        .events()
                        .get(portal.store.auditTrail().events().size() - 1)
                        .origin()
                        .address());
    }

    /** Straight to the portal, past the proxy, a header is only what somebody says. */
    @Test
    void nobody_else_is_believed() {
        try (WebPortal alone = new WebPortal(
                portal, URI.create("http://portal.example"), TrustedProxies.NONE, new Readiness.Ready())) {
            Browser claiming = new Browser(alone.address());
            claiming.headers.put("X-Forwarded-For", THIEF);
            trySignIn(claiming, 0);
        }
        assertEquals(
                "127.0.0.1",
                portal.store
                        .auditTrail()
                        .events()
                        .get(portal.store.auditTrail().events().size() - 1)
                        .origin()
                        .address());
    }

    private Browser browser(String from) {
        Browser browser = new Browser(proxy.address());
        browser.headers.put(SmallProxy.FROM, from);
        return browser;
    }

    private static HttpResponse<String> trySignIn(Browser browser, int number) {
        browser.get("/sign-in");
        return browser.post(
                "/sign-in", Map.of("email", "person" + number + "@example.com", "password", "winter winter winter"));
    }

    private static HttpResponse<String> ask(Browser browser, String form, int number) {
        browser.get(form);
        return browser.post(form, Map.of("email", "stranger" + number + "@example.com"));
    }
}
