package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.web.http.Route;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.testkit.InMemoryDatabaseTime;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryStore;
import org.vestibule.testkit.SettableClock;

/** A node whose clock is off judges nothing, and says so (PRODUCT B, F-12, L-44). */
class ClockOffTest {

    private static final String ENABLE = "/security/two-step/enable";

    private final SettableClock clock = new SettableClock();
    private final SettableClock theirs = new SettableClock();
    private final InMemoryStore store = new InMemoryStore() {
        @Override
        public Attempts attempts() {
            return attemptsOfNode(new MeasureClock(new InMemoryDatabaseTime(theirs), clock));
        }
    };
    private final InMemoryPortal portal = new InMemoryPortal(new SettableClock(), store);
    private final WebPortal web = new WebPortal(portal);

    @AfterEach
    void stop() {
        web.close();
    }

    /** The moment after it was moved, before anything else has noticed. */
    @Test
    void whatever_would_be_counted_is_refused() {
        WebPortal.Person person = web.enrolled("person@example.org");
        Browser pending = web.browser();
        WebPortal.assertGoesTo("/sign-in/code", web.signIn(pending, person.email(), WebPortal.PASSWORD));
        Browser enabling = web.signedIn("other@example.org");
        enabling.get(ENABLE);
        int hashes = portal.hasher.computed();
        int mails = store.outbox().due().size();
        for (Duration jump : new Duration[] {Duration.ofSeconds(90), Duration.ofHours(-1)}) {
            clock.advance(jump);
            assertRefused(web.signIn(web.browser(), person.email(), WebPortal.PASSWORD));
            pending.get("/sign-in/code");
            assertRefused(pending.post("/sign-in/code", Map.of("code", web.digits(person.app()))));
            pending.get("/sign-in/backup-code");
            assertRefused(pending.post(
                    "/sign-in/backup-code", Map.of("code", person.codes().get(0).text())));
            assertRefused(enabling.post(ENABLE, Map.of("password", WebPortal.PASSWORD, "code", "123456")));
            for (String form : new String[] {"/sign-up", "/password/forgot"}) {
                Browser browser = web.browser();
                browser.get(form);
                assertRefused(browser.post(form, Map.of("email", person.email())));
            }
            clock.advance(jump.negated());
        }
        assertEquals(hashes, portal.hasher.computed(), "nothing was compared");
        assertEquals(mails, store.outbox().due().size());
        WebPortal.assertGoesTo("/", pending.post("/sign-in/code", Map.of("code", web.digits(person.app()))));
    }

    /** Whoever asks, and whatever for: only machines are told how the node is, and pages that are shown get their files. */
    @Test
    void nothing_is_answered_but_health_metrics_and_static_files() {
        Browser person = web.signedInWithCode("person@example.org").browser();
        Browser pending = web.enrolled("pending@example.org").browser();
        web.signIn(pending, "pending@example.org", WebPortal.PASSWORD);
        String page = person.get("/security").body();
        String style = page.replaceAll("(?s).*<link rel=\"stylesheet\" href=\"([^\"]+)\".*", "$1");
        web.become(new Readiness.ClockOff(Duration.ofSeconds(90)));

        Set<String> answered = new TreeSet<>();
        for (Route<?> route : web.routes) {
            for (Browser browser : List.of(web.browser(), web.copyOf(pending), web.copyOf(person))) {
                for (String method : List.of("GET", "HEAD")) {
                    HttpResponse<String> answer =
                            browser.send(method, path(route), HttpRequest.BodyPublishers.noBody(), Map.of());
                    if (!isRefusal(answer)) {
                        answered.add(route.path() + " " + method + " " + answer.statusCode());
                    } else if (method.equals("GET")) {
                        assertRefused(answer);
                    }
                }
                if (route.goesByClock()) {
                    assertRefused(browser.post(path(route), Map.of("password", WebPortal.PASSWORD)));
                }
            }
        }
        assertEquals(
                Set.of(
                        "/health/live GET 200",
                        "/health/live HEAD 200",
                        "/health/ready GET 503",
                        "/health/ready HEAD 503",
                        "/metrics GET 200",
                        "/metrics HEAD 200"),
                answered);
        assertEquals(200, person.get(style).statusCode(), style);
        assertEquals(404, person.get("/nothing").statusCode());

        web.become(new Readiness.Ready());
        assertEquals(200, person.get("/security").statusCode(), "nobody was signed out");
        assertEquals(200, pending.get("/sign-in/code").statusCode());
    }

    /** Health tells of itself in plain text. */
    private static boolean isRefusal(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return answer.statusCode() == 503 && type.startsWith("text/html");
    }

    private static String path(Route<?> route) {
        return route.path()
                .replace("{token}", "00000000-0000-0000-0000-000000000000.x")
                .replaceAll("\\{\\w+}", "00000000-0000-0000-0000-000000000000");
    }

    private static void assertRefused(HttpResponse<String> answer) {
        WebPortal.assertRefused(503, "clock-off", answer);
        assertEquals("5", answer.headers().firstValue("Retry-After").orElse(""));
        assertTrue(answer.body().contains("Nothing was changed. Try again in 5 seconds"), answer.body());
        assertTrue(answer.headers().allValues("Set-Cookie").isEmpty());
    }
}
