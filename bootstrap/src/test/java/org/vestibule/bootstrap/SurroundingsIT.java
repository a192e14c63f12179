package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator does not own does not stop the portal, and spoils nothing (PRODUCT G). */
class SurroundingsIT {

    private static final String NAME = "Jürgen Größe";

    /** By octal numbers and a shell, for this test may be run by LANG=C itself. */
    private static final String CREATE = """
            "$0" account create a@example.org --name "$(printf 'J\\303\\274rgen Gr\\303\\266\\303\\237e')" --data-dir "$1" &&
            "$0" account list --data-dir "$1"
            """;

    private final Path data = RunningPortal.newDataFolder();

    @AfterEach
    void dropDataFolder() {
        RunningPortal.delete(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "en_US.ISO-8859-1"})
    void what_is_typed_is_kept_and_shown_whatever_the_locale_says(String locale) throws Exception {
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-c", CREATE, RunningPortal.LAUNCHER.toString(), data.toString());
        shell.environment().put("LC_ALL", locale);
        Process commands = shell.redirectErrorStream(true).start();
        String said = new String(commands.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, commands.waitFor(), said);
        assertTrue(said.lines().anyMatch(line -> line.contains("a@example.org") && line.contains(NAME)), said);
    }

    /** As a platform sets them for services called vestibule, or after it. */
    @Test
    void addresses_of_services_and_empty_variables_are_no_settings() {
        Map<String, String> platform = Map.of(
                "VESTIBULE_PORT", "tcp://10.0.0.7:8080",
                "VESTIBULE_PORT_8080_TCP", "tcp://10.0.0.7:8080",
                "VESTIBULE_PORT_8080_TCP_PROTO", "tcp",
                "VESTIBULE_PORT_8080_TCP_PORT", "8080",
                "VESTIBULE_PORT_8080_TCP_ADDR", "10.0.0.7",
                "VESTIBULE_SERVICE_HOST", "10.0.0.7",
                "VESTIBULE_SERVICE_PORT_HTTP", "8080",
                "VESTIBULE_DNS_PORT", "udp://10.0.0.8:53",
                "VESTIBULE_DB_SERVICE_HOST", "10.0.0.9",
                "VESTIBULE_BASE_URL", "");
        RunningPortal.Command listed = RunningPortal.run(data, platform, "", "account", "list");
        assertEquals(0, listed.code(), listed.err());
    }

    @Test
    void a_name_is_suggested_only_where_it_is_near() {
        RunningPortal.Command near = RunningPortal.run(data, Map.of("VESTIBULE_BASE_ULR", "x"), "", "account", "list");
        assertEquals(78, near.code(), near.err());
        assertTrue(near.err().contains("VESTIBULE_BASE_ULR. Did you mean vestibule.base.url?"), near.err());
        RunningPortal.Command far = RunningPortal.run(data, Map.of("VESTIBULE_COLOUR", "x"), "", "account", "list");
        assertEquals(78, far.code(), far.err());
        assertTrue(far.err().contains("There is no setting VESTIBULE_COLOUR."), far.err());
        assertTrue(!far.err().contains("Did you mean"), far.err());
    }

    @Test
    void a_file_of_settings_may_begin_with_a_byte_order_mark() throws IOException {
        assertSettings(
                78, "must be a whole number", "\uFEFFvestibule.totp.window = 7\n".getBytes(StandardCharsets.UTF_8));
        assertSettings(0, "", "\uFEFFvestibule.totp.window = 1\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_file_of_settings_that_cannot_be_read_is_told_of_in_words() throws IOException {
        assertSettings(
                78,
                "it is not written in UTF-8.",
                "vestibule.totp.window = \u00fc".getBytes(StandardCharsets.ISO_8859_1));
        assertSettings(78, "it is not of the form", "vestibule.totp.window = \\u00zz".getBytes(StandardCharsets.UTF_8));
        RunningPortal.Command missing = RunningPortal.run(
                data,
                "",
                "account",
                "list",
                "--settings",
                data.resolve("nowhere").toString());
        assertEquals(78, missing.code(), missing.err());
        assertTrue(missing.err().contains("cannot be read: there is no such file."), missing.err());
    }

    private void assertSettings(int code, String words, byte[] text) throws IOException {
        Path file = Files.write(data.resolve("vestibule.properties"), text);
        RunningPortal.Command listed = RunningPortal.run(data, "", "account", "list", "--settings", file.toString());
        assertEquals(code, listed.code(), listed.err());
        assertTrue(listed.err().contains(words), listed.err());
        assertTrue(Stream.of("Exception", "java.").noneMatch(listed.err()::contains), listed.err());
    }
}
