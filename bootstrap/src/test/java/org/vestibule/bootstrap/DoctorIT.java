package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.OnlyLong;

/** {@code vestibule doctor} and {@code settings show}, as an operator runs them beside a portal that serves. */
class DoctorIT {

    private static final String SECRET = "canary7tweet";

    private final Path data = RunningPortal.newDataFolder();

    @Test
    void beside_a_portal_that_serves_all_is_well_and_off_its_clock_it_says_so() throws JsonProcessingException {
        try (RunningPortal portal = RunningPortal.start(data)) {
            assertTrue(portal.base().startsWith("http://localhost:"));
            RunningPortal.Command examined = RunningPortal.run(data, "", "doctor", "--output", "json");
            assertEquals(0, examined.code(), examined.out() + examined.err());
            Map<String, String> levels = levels(examined.out());
            for (String check :
                    new String[] {"folder", "disk", "address", "database", "clock", "keys", "hash", "mails"}) {
                assertEquals("ok", levels.get(check), examined::out);
            }
            RunningPortal.Command late =
                    RunningPortal.runOnOtherClock(data, Duration.ofMinutes(5), "doctor", "--output", "json");
            assertEquals(1, late.code(), late.out() + late.err());
            assertEquals("fault", levels(late.out()).get("clock"), late::out);
            assertEquals("ok", levels(late.out()).get("hash"), "one trouble hides no other");
        }
        RunningPortal.delete(data);
    }

    @OnlyLong
    @Test
    void secrets_are_not_shown_and_what_is_wrong_is_told_of() {
        Map<String, String> settings = Map.of(
                "VESTIBULE_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:1/portal?user=u&password=" + SECRET,
                "VESTIBULE_KEYS_MASTER",
                Base64.getEncoder()
                        .encodeToString((SECRET + "-of-thirty-two-bytes--")
                                .substring(0, 32)
                                .getBytes(StandardCharsets.US_ASCII)));
        RunningPortal.Command shown = RunningPortal.run(data, settings, "", "settings", "show");
        assertEquals(0, shown.code(), shown.err());
        assertTrue(shown.out().contains("jdbc:postgresql://127.0.0.1:1/portal?password=…&user=…"), shown::out);
        assertTrue(shown.out().contains("VESTIBULE_KEYS_MASTER"), shown::out);
        settings.values().forEach(value -> assertFalse(shown.out().contains(value), shown::out));
        assertFalse(shown.out().contains(SECRET), shown::out);

        RunningPortal.Command examined = RunningPortal.run(data, settings, "", "doctor");
        assertEquals(1, examined.code(), examined.out());
        assertTrue(examined.out().contains("[database-unreachable]"), examined::out);
        assertFalse((examined.out() + examined.err()).contains(SECRET), examined::out);

        RunningPortal.Command wrong = RunningPortal.run(data, Map.of("VESTIBULE_TOTP_WINDOW", "7"), "", "doctor");
        assertEquals(1, wrong.code(), wrong.out());
        assertTrue(
                wrong.out().contains("vestibule.totp.window must be a whole number from 0 to 1 [settings-wrong]"),
                wrong::out);
        RunningPortal.delete(data);
    }

    private static Map<String, String> levels(String json) throws JsonProcessingException {
        Map<String, String> levels = new TreeMap<>();
        for (JsonNode one : new ObjectMapper().readTree(json)) {
            levels.put(one.get("check").asText(), one.get("level").asText());
        }
        return levels;
    }
}
