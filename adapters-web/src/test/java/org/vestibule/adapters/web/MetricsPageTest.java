package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.testkit.InMemoryPortal;

/** Figures are for those whom the operator has named, and for nobody who may be somebody else (PRODUCT G). */
class MetricsPageTest {

    private static final String PATH = "/metrics";

    @Test
    void this_machine_is_told_unless_it_speaks_for_somebody_whom_nobody_vouches_for() {
        try (WebPortal web = new WebPortal()) {
            assertTold(web.browser().get(PATH));
            for (String header : new String[] {"X-Forwarded-For", "Forwarded"}) {
                for (String value : new String[] {"127.0.0.1", "198.51.100.7", "for=127.0.0.1", "nonsense", ""}) {
                    Browser asks = web.browser();
                    asks.headers.put(header, value);
                    assertRefused(asks.get(PATH));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, true",
        "203.0.113.9, false",
        "127.0.0.1, false", // a proxy has no need to ask through itself
        "'198.51.100.7, 203.0.113.9', false", // the left one is anybody's word
        "'203.0.113.9, 198.51.100.7', true",
        "nonsense, false",
    })
    void a_trusted_proxy_says_who_asks(String hops, boolean told) {
        TrustedProxies proxies = new TrustedProxies(TrustedProxies.LOOPBACK, TrustedProxies.Header.X_FORWARDED_FOR);
        URI base = URI.create("http://portal.example");
        try (WebPortal web = new WebPortal(new InMemoryPortal(), base, proxies, new Readiness.Ready())) {
            Browser asks = web.browser();
            asks.headers.put("X-Forwarded-For", hops);
            HttpResponse<String> answer = asks.get(PATH);
            if (told) {
                assertTold(answer);
            } else {
                assertRefused(answer);
            }
            Browser other = web.browser();
            other.headers.put("Forwarded", "for=198.51.100.7"); // of the form that is not read
            assertRefused(other.get(PATH));
        }
    }

    @Test
    void they_are_told_whatever_the_clock_says() {
        Readiness off = new Readiness.ClockOff(Duration.ofMinutes(2));
        try (WebPortal web = new WebPortal(new InMemoryPortal(), URI.create("http://localhost"), off)) {
            assertTold(web.browser().get(PATH));
        }
    }

    @Test
    void every_answer_is_counted_and_every_code_on_a_page() {
        try (WebPortal web = new WebPortal()) {
            Browser browser = web.browser();
            browser.get("/sign-in");
            browser.post("/sign-in", Map.of("email", "nobody", "password", "x"));
            browser.get("/nothing");
            browser.get("/assets/nothing.css");
            browser.send("DELETE", "/sign-in", HttpRequest.BodyPublishers.noBody(), Map.of());
            assertEquals(List.of("email-malformed", "not-found", "not-found", "method-not-allowed"), web.meter.refused);
            awaitAnswered(web, 6); // an answer is counted when it has gone, which its reader may know before
            assertEquals(
                    List.of(200, 303, 404, 404, 405, 422),
                    web.meter.answered.stream().sorted().toList());
        }
    }

    private static void awaitAnswered(WebPortal web, int answers) {
        for (int tenths = 0; web.meter.answered.size() < answers && tenths < 100; tenths++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static void assertTold(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().startsWith("vestibule_answers "), answer.body());
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElseThrow());
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertEquals(403, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("[metrics-not-allowed]"), answer.body());
    }
}
