package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.testkit.InMemoryPortal;

class HealthPagesTest {

    static Stream<Arguments> answers() {
        String clock = "not ready: this node's clock is %s the database's (more than 2 s): set it by NTP [clock-off]\n";
        return Stream.of(
                Arguments.of(new Readiness.Ready(), 200, "ready\n"),
                Arguments.of(
                        new Readiness.DatabaseSilent(),
                        503,
                        "not ready: the database does not answer [database-unreachable]\n"),
                Arguments.of(new Readiness.Unfit("disk-full", "no room"), 503, "not ready: no room [disk-full]\n"),
                Arguments.of(
                        new Readiness.ClockOff(Duration.ofMillis(-3210)), 503, String.format(clock, "3.2 s behind")),
                Arguments.of(
                        new Readiness.ClockOff(Duration.ofMinutes(2)), 503, String.format(clock, "120.0 s ahead of")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void a_node_says_what_keeps_it_from_serving(Readiness readiness, int status, String text) {
        try (WebPortal web = new WebPortal(new InMemoryPortal(), URI.create("http://localhost"), readiness)) {
            HttpResponse<String> answer = web.browser().get("/health/ready");
            assertEquals(status, answer.statusCode());
            assertEquals(text, answer.body());
            assertEquals(
                    status == 503, answer.headers().firstValue("Retry-After").isPresent());
            assertTrue(web.browser().get("/health/live").body().equals("live\n"));
        }
    }
}
