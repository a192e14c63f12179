package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.OnlyLong;

/** An operator sees what happens, in figures and in a log that programs read (PRODUCT G). */
class WatchedIT {

    private static final String CANARY = "canary7tweet";
    private static final String EMAIL = "ann@example.org";

    private final Path data = RunningPortal.newDataFolder();

    @Test
    void a_sign_in_is_in_the_figures_and_a_refusal_in_the_log() {
        Map<String, String> settings = Map.of(
                "VESTIBULE_LOG_FORMAT", "json",
                "VESTIBULE_PROXY_TRUSTED", "127.0.0.1,::1",
                "VESTIBULE_METRICS_ALLOWED", "127.0.0.1,::1");
        try (RunningPortal portal = RunningPortal.start(data, settings)) {
            HttpBrowser ann = new HttpBrowser(portal);
            ann.signUp(EMAIL, "Ann");
            ann.enable(EMAIL);
            HttpBrowser thief = new HttpBrowser(portal);
            thief.get("/sign-in");
            thief.post("/sign-in", "email", EMAIL, "password", CANARY + " is wrong");
            assertEquals("1.0", figure(portal, "vestibule_events_total{kind=\"password-refused\"}"));
            assertEquals("1.0", figure(portal, "vestibule_events_total{kind=\"two-step-enabled\"}"));
            assertEquals("1.0", figure(portal, "vestibule_ready"));
            RunningPortal.await(
                    RunningPortal.PATIENCE,
                    "mails are counted",
                    () -> !figure(portal, "vestibule_mails_total{outcome=\"sent\"}")
                            .equals("0.0"));

            HttpBrowser.Answer lost = thief.send(thief.request("/nowhere/" + CANARY)
                    .header("X-Request-Id", "proxy-4711")
                    .header("X-Forwarded-For", "198.51.100.7")
                    .header("Referer", "http://localhost/" + CANARY)
                    .header("User-Agent", CANARY)
                    .GET());
            assertEquals(404, lost.status());
            RunningPortal.await(
                    RunningPortal.PATIENCE,
                    "it is logged",
                    () -> portal.output().contains(lost.reference()));
            List<JsonNode> lines = lines(portal);
            JsonNode line = lines.stream()
                    .filter(one -> one.toString().contains(lost.reference()))
                    .findFirst()
                    .orElseThrow();
            assertEquals("proxy-4711", line.at("/mdc/request").asText());
            assertEquals("not-found", line.at("/kvpList/1/code").asText(), line::toString);
            assertTrue(
                    lines.stream().anyMatch(one -> one.toString().contains("Try refused: password-refused of account")),
                    portal::output);
            assertFalse(portal.output().contains(CANARY), portal::output);
            assertFalse(portal.output().contains("198.51.100.7"), portal::output);
        }
        RunningPortal.delete(data);
    }

    /** What is not from the proxy that is trusted is anybody's text: it is in no line. */
    @OnlyLong
    @Test
    void nobody_else_names_requests() {
        try (RunningPortal portal = RunningPortal.start(data)) {
            HttpBrowser somebody = new HttpBrowser(portal);
            HttpBrowser.Answer lost = somebody.send(
                    somebody.request("/nowhere").header("X-Request-Id", CANARY).GET());
            RunningPortal.await(
                    RunningPortal.PATIENCE,
                    "it is logged",
                    () -> portal.output().contains(lost.reference()));
            assertFalse(portal.output().contains(CANARY), portal::output);
        }
        RunningPortal.delete(data);
    }

    private static String figure(RunningPortal portal, String name) {
        HttpBrowser machine = new HttpBrowser(portal);
        HttpBrowser.Answer answer = machine.get("/metrics");
        assertEquals(200, answer.status(), answer::body);
        return answer.body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("0.0");
    }

    private static List<JsonNode> lines(RunningPortal portal) {
        ObjectMapper json = new ObjectMapper();
        return portal.output()
                .lines()
                .filter(line -> !line.startsWith("Mail to ") && !line.startsWith("Vestibule answers "))
                .map(line -> read(json, line))
                .toList();
    }

    private static JsonNode read(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError("no JSON: " + line, noJson);
        }
    }
}
