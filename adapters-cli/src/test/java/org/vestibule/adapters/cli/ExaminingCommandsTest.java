package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code settings show} and {@code doctor}: what they say, to people and to programs. */
class ExaminingCommandsTest {

    private static final Pattern SENTENCE = Pattern.compile("[A-Z\\d].*\\.|.*: chmod \\d+ \\S+");

    private final Session session = new Session();

    @Test
    void settings_say_where_they_are_from() {
        session.settings = List.of(
                new EffectiveSetting("vestibule.base.url", "https://portal.example", Optional.of("VESTIBULE_BASE_URL")),
                new EffectiveSetting("vestibule.totp.window", "1", Optional.empty()));
        Session.Outcome text = session.run("settings", "show");
        assertEquals(0, text.exitCode(), text.err());
        assertEquals(
                List.of(
                        "SETTING                             VALUE                                     FROM",
                        "vestibule.base.url                  https://portal.example                    VESTIBULE_BASE_URL",
                        "vestibule.totp.window               1                                         (not set)"),
                text.out().lines().toList());
        assertEquals(
                "[{\"name\":\"vestibule.base.url\",\"value\":\"https://portal.example\",\"set\":true,"
                        + "\"from\":\"VESTIBULE_BASE_URL\"},"
                        + "{\"name\":\"vestibule.totp.window\",\"value\":\"1\",\"set\":false}]\n",
                session.run("settings", "show", "--output", "json").out());
    }

    @Test
    void a_warning_ends_with_0_and_a_fault_with_1() {
        session.findings = List.of(Finding.ok("disk", 4_000L));
        assertEquals(0, session.run("doctor").exitCode());
        session.findings = List.of(Finding.warning("folder", "folder-open", "/data"), Finding.ok("keys"));
        assertEquals(0, session.run("doctor").exitCode());
        Obstacle down = new Obstacle(
                "database-unreachable",
                Optional.of("connection-refused"),
                List.of("db.example:5432"),
                List.of("its first line"));
        session.findings = List.of(Finding.ok("keys"), Finding.fault("database", down));
        Session.Outcome outcome = session.run("doctor");
        assertEquals(1, outcome.exitCode());
        List<String> lines = outcome.out().lines().toList();
        assertEquals("ok       keys         What is sealed can be opened.", lines.get(1));
        assertTrue(lines.get(2).startsWith("fault    database     The database at db.example:5432"), lines::toString);
        assertTrue(lines.get(2).endsWith(" [database-unreachable]"), lines::toString);
        assertEquals("its first line", lines.get(3).strip());
    }

    @Test
    void programs_get_fields() {
        session.findings = List.of(Finding.fault("clock", "clock-off", "3.2", 1));
        Session.Outcome outcome = session.run("doctor", "--output", "json");
        assertEquals(1, outcome.exitCode());
        assertTrue(
                outcome.out()
                        .startsWith("[{\"check\":\"clock\",\"level\":\"fault\",\"code\":\"clock-off\",\"message\":"),
                outcome.out());
    }

    static Stream<String> words() {
        return ResourceBundle.getBundle("org.vestibule.adapters.cli.messages").keySet().stream()
                .filter(key -> key.startsWith("ok.") || key.startsWith("warning.") || key.startsWith("fault."));
    }

    @ParameterizedTest
    @MethodSource("words")
    void each_is_a_sentence_that_says_what_to_do(String key) {
        String code = key.substring(key.indexOf('.') + 1);
        Object[] places = key.equals("ok.settings") || code.equals("schema-waits") || code.startsWith("mails")
                ? new Object[] {2, "then"}
                : new Object[] {"One", 1, "three", "four", "five"};
        Finding finding = key.startsWith("ok.")
                ? Finding.ok(code, places)
                : key.startsWith("warning.") ? Finding.warning("x", code, places) : Finding.fault("x", code, places);
        String sentence = finding.sentence(new Messages());
        assertTrue(SENTENCE.matcher(sentence).matches() || code.equals("settings-wrong"), sentence);
        assertFalse(sentence.contains("{"), sentence);
    }
}
