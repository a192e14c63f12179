package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator is told, in a sentence, where the program cannot start (PRODUCT G, L-50). */
class TroubleAtStartIT {

    private static final String CANARY = "canary";

    private final Path data = RunningPortal.newDataFolder();

    @AfterEach
    void dropDataFolder() {
        RunningPortal.delete(data);
    }

    @Test
    void a_database_that_does_not_answer() throws IOException {
        int free = freePort();
        String url = "jdbc:postgresql://127.0.0.1:" + free + "/vestibule?user=u&password=" + CANARY;

        RunningPortal.Command text = run(Map.of("VESTIBULE_DATABASE_URL", url), "account", "list");
        assertEquals(69, text.code(), text.err());
        assertEquals("", text.out());
        String[] lines = text.err().split("\n");
        assertEquals(2, lines.length, text.err());
        assertTrue(
                lines[0].endsWith(
                        " Waiting 5 s at most for the database at 127.0.0.1:" + free + ": connection refused"),
                text.err());
        assertEquals(
                "vestibule: The database at 127.0.0.1:" + free + " does not answer: connection refused."
                        + " Start it or check vestibule.database.url. [database-unreachable]",
                lines[1]);
        assertFalse(text.err().contains(CANARY), text.err());
    }

    @Test
    void a_url_with_a_password_before_its_host() {
        RunningPortal.Command refused = run(
                Map.of("VESTIBULE_DATABASE_URL", "jdbc:postgresql://user:" + CANARY + "@127.0.0.1/vestibule"),
                "serve",
                "--output",
                "json");
        assertEquals(78, refused.code(), refused.err());
        assertTrue(refused.err().startsWith("{\"code\":\"settings-wrong\""), refused.err());
        assertTrue(refused.err().contains("vestibule.database.url"), refused.err());
        assertFalse(refused.err().contains(CANARY), refused.err());
    }

    @Test
    void a_port_that_another_program_has() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            RunningPortal.Command refused = run(Map.of(), "serve", "--port", String.valueOf(other.getLocalPort()));
            assertEquals(69, refused.code(), refused.err());
            assertEquals("", refused.out());
            assertLastLine(
                    "vestibule: Port " + other.getLocalPort()
                            + " is in use by another program. Choose one with --port or vestibule.http.port."
                            + " [port-in-use]",
                    refused);
        }
    }

    /** Of those kept for examples (RFC 5737). */
    @Test
    void an_address_that_this_machine_does_not_have() {
        RunningPortal.Command refused = run(
                Map.of(
                        "VESTIBULE_HTTP_ADDRESS", "192.0.2.1",
                        "VESTIBULE_BASE_URL", "https://portal.example",
                        "VESTIBULE_PROXY_TRUSTED", "192.0.2.7"),
                "serve");
        assertEquals(69, refused.code(), refused.err());
        assertLastLine(
                "vestibule: This machine has no address 192.0.2.1 to listen on. Set vestibule.http.address to one of its"
                        + " own, or to 0.0.0.0 for all of them. [address-not-here]",
                refused);
    }

    @Test
    void a_demo_that_others_could_reach() {
        RunningPortal.Command refused = run(
                Map.of(
                        "VESTIBULE_HTTP_ADDRESS", "0.0.0.0",
                        "VESTIBULE_TLS_CERTIFICATE", "/none.pem",
                        "VESTIBULE_TLS_KEY", "/none.pem"),
                "serve",
                "--demo");
        assertEquals(78, refused.code(), refused.err());
        assertTrue(refused.err().contains("vestibule.http.address is 0.0.0.0"), refused.err());
    }

    @Test
    void plain_http_for_others() {
        RunningPortal.Command refused = run(Map.of("VESTIBULE_HTTP_ADDRESS", "0.0.0.0"), "serve");
        assertEquals(78, refused.code(), refused.err());
        assertTrue(refused.err().contains("vestibule.http.address must be localhost unless HTTPS"), refused.err());
        assertTrue(refused.err().contains("[settings-wrong]"), refused.err());
    }

    @Test
    void a_folder_that_others_may_write_to() throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        RunningPortal.Command refused = run(Map.of(), "serve");
        assertEquals(69, refused.code(), refused.err());
        assertEquals(
                "vestibule: The folder " + data + " cannot be used: other users may write to it. Close it with:"
                        + " chmod 700 " + data + " [folder-not-usable]\n",
                refused.err());
    }

    @Test
    void a_master_key_that_is_gone() throws IOException {
        assertEquals(0, run(Map.of(), "account", "list").code());
        Files.delete(data.resolve("master.key"));
        RunningPortal.Command refused = run(Map.of(), "account", "list", "--output=json");
        assertEquals(69, refused.code(), refused.err());
        assertTrue(
                refused.err().contains("{\"code\":\"keys-not-usable\",\"message\":\"The master key is missing"),
                refused.err());
        assertFalse(refused.err().contains("\tat "), refused.err());
    }

    @Test
    void serve_waits_for_its_database_and_not_for_whoever_ends_it() throws IOException {
        int free = freePort();
        try (RunningPortal portal = RunningPortal.launch(
                data,
                Map.of(
                        "VESTIBULE_DATABASE_URL",
                        "jdbc:postgresql://127.0.0.1:" + free + "/vestibule?password=" + CANARY))) {
            String waiting = "Waiting 30 s at most for the database at 127.0.0.1:" + free + ": connection refused";
            RunningPortal.await(
                    Duration.ofSeconds(30), "it waits", () -> portal.output().contains(waiting));
            assertTrue(portal.stop(Duration.ofSeconds(5)), portal::output);
            assertFalse(portal.output().contains("\tat "), portal::output);
            assertFalse(portal.output().contains("ERROR"), portal::output);
            assertFalse(portal.output().contains(CANARY), portal::output);
        }
    }

    private RunningPortal.Command run(Map<String, String> settings, String... arguments) {
        return RunningPortal.run(data, settings, "", arguments);
    }

    private static void assertLastLine(String expected, RunningPortal.Command refused) {
        String[] lines = refused.err().split("\n");
        assertEquals(expected, lines[lines.length - 1], refused.err());
        assertFalse(refused.err().contains("\tat "), refused.err());
    }

    private static int freePort() throws IOException {
        try (ServerSocket once = new ServerSocket(0)) {
            return once.getLocalPort();
        }
    }
}
