package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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

    /** The launcher with a java that only says how it was called. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "--data-dir /d serve",
                "--output json --settings /s --yes serve --port 1",
                "--data-dir=/d serve"
            })
    void the_portal_gets_its_memory_wherever_the_options_stand(String typed) throws Exception {
        assertTrue(calledWith(typed).contains("-Xmx256m"), typed);
        for (String other : List.of("account find serve", "--data-dir serve account list", "", "--help")) {
            assertTrue(calledWith(other).contains("-Xmx128m"), other);
        }
    }

    private String calledWith(String typed) throws Exception {
        Path java = data.resolve("jdk").resolve("bin").resolve("java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder launcher = new ProcessBuilder("sh", "-c", "\"$0\" " + typed, RunningPortal.LAUNCHER.toString());
        launcher.environment().put("JAVA_HOME", data.resolve("jdk").toString());
        Process called = launcher.redirectErrorStream(true).start();
        String said = new String(called.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, called.waitFor(), said);
        return said;
    }

    @Test
    void at_a_terminal_one_is_asked_and_shown_no_log() throws Exception {
        RunningPortal.createAccount(data, "ann@example.org", "Ann", "correct horse battery 7");
        RunningPortal.createAccount(data, "bob@example.org", "Bob", "correct horse battery 7");
        assertEquals(
                0,
                RunningPortal.run(data, "", "team", "create", "Acme", "--owner", "ann@example.org")
                        .code());
        assertEquals(
                0,
                RunningPortal.run(data, "", "team", "add-member", "Acme", "bob@example.org")
                        .code());
        String remove =
                "'" + RunningPortal.LAUNCHER + "' team remove-member Acme bob@example.org --data-dir '" + data + "'";
        RunningPortal.Command without = RunningPortal.run(data, "", "team", "remove-member", "Acme", "bob@example.org");
        assertEquals(1, without.code());
        assertTrue(without.err().contains("[confirmation-needed]"), without.err());
        String no = atTerminal(remove, "n\n");
        assertTrue(no.contains("Go on? [y/N]") && no.contains("[not-confirmed]"), no);
        String yes = atTerminal(remove, "y\n");
        assertTrue(yes.contains("Removed bob@example.org from Acme."), yes);
        assertTrue(Stream.of(" INFO ", " WARN ", "account 0").noneMatch(yes::contains), yes);
        assertTrue(Files.readString(data.resolve("commands.log")).contains(" team remove-member: team "));
    }

    /** What is shown at one of its own, made by the program that records such. */
    private static String atTerminal(String command, String typed) throws Exception {
        Process terminal = new ProcessBuilder("script", "-q", "-e", "-c", command, "/dev/null")
                .redirectErrorStream(true)
                .start();
        try (OutputStream keys = terminal.getOutputStream()) {
            keys.write(typed.getBytes(StandardCharsets.UTF_8));
            keys.flush();
            String said = new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            terminal.waitFor();
            return said;
        }
    }

    private void assertSettings(int code, String words, byte[] text) throws IOException {
        Path file = Files.write(data.resolve("vestibule.properties"), text);
        RunningPortal.Command listed = RunningPortal.run(data, "", "account", "list", "--settings", file.toString());
        assertEquals(code, listed.code(), listed.err());
        assertTrue(listed.err().contains(words), listed.err());
        assertTrue(Stream.of("Exception", "java.").noneMatch(listed.err()::contains), listed.err());
    }
}
