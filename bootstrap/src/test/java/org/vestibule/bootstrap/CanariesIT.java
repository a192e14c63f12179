package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.bootstrap.settings.Settings;

/** Whatever is set, right or wrong, nothing that the program says repeats what may be a secret (PRODUCT G, L-50). */
class CanariesIT {

    private static final String CANARY = "canary7tweet";

    /** All that the program says of itself. */
    private static final String LOUD = "-XX:TieredStopAtLevel=1 -DVESTIBULE_LOG=TRACE";

    private final Path data = RunningPortal.emptyDataFolder();

    @AfterEach
    void dropDataFolder() {
        RunningPortal.delete(data);
    }

    @Test
    void settings_that_cannot_be_used() throws IOException {
        Map<String, String> wrong = Settings.defaults().keySet().stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> name.equals("vestibule.base.url") ? "https://u:" + CANARY + "@h" : CANARY));
        Map<String, String> variables = new HashMap<>(Map.of("VESTIBULE_DATABASE_PASSWORD", CANARY));
        wrong.forEach(
                (name, value) -> variables.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        String lines = wrong.entrySet().stream()
                .map(each -> each.getKey() + " = " + each.getValue() + "\n")
                .collect(Collectors.joining("", CANARY + "\n", "vestibule.database.password = " + CANARY + "\n"));
        String file = Files.writeString(data.resolve("settings"), lines).toString();
        for (List<String> command : List.of(List.of("serve"), List.of("account", "list", "--output", "json"))) {
            assertSilent(78, variables, command);
            assertSilent(78, Map.of(), plus(command, "--settings", file));
        }
    }

    @Test
    void a_database_that_answers_otherwise_than_it_should() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(other));
            answering.setDaemon(true);
            answering.start();
            String url = "jdbc:postgresql://127.0.0.1:" + other.getLocalPort() + "/portal?user=u&";
            for (String more : List.of(
                    "password=" + CANARY + "&sslpassword=" + CANARY,
                    "socketTimeout=3password=" + CANARY, // where a & was forgotten
                    "sslmode=require&sslfactory=" + CANARY)) {
                Map<String, String> settings =
                        Map.of("VESTIBULE_DATABASE_URL", url + more, "VESTIBULE_JAVA_OPTIONS", LOUD);
                assertSilent(69, settings, List.of("serve"));
                assertSilent(69, settings, List.of("account", "list"));
            }
        }
    }

    /** Each is right by itself, and most are wrong where they stand. */
    @Test
    void what_one_signs_in_to_a_mail_server_with() throws IOException {
        String file = Files.writeString(data.resolve("secret"), CANARY + "\n").toString();
        String lines =
                Files.writeString(data.resolve("lines"), CANARY + "\n" + CANARY).toString();
        String server = "HOST=localhost FROM=p@example.com USERNAME=p ";
        String token = server + "OAUTH2_CLIENT_ID=c OAUTH2_TOKEN_URI=http://localhost:1/ ";
        for (String set : List.of(
                server + "PASSWORD=" + CANARY,
                server + "PASSWORD_FILE=" + file,
                token + "OAUTH2_CLIENT_SECRET=" + CANARY + " OAUTH2_REFRESH_TOKEN_FILE=" + file)) {
            assertSilentHere(Set.of(0), set, "settings", "show");
            assertSilentHere(Set.of(0), set, "settings", "show", "--output", "json");
            assertSilentHere(Set.of(0, 1), set, "doctor");
            assertSilentHere(Set.of(0, 1, 78), set, "mail", "test", "ann@example.com");
        }
        for (String set : List.of(
                "PASSWORD=" + CANARY,
                "HOST=localhost FROM=p@example.com PASSWORD=" + CANARY,
                server + "PASSWORD_FILE=" + lines,
                server + "PASSWORD=" + CANARY + " PASSWORD_FILE=" + file,
                server + "OAUTH2_CLIENT_SECRET=" + CANARY + " OAUTH2_REFRESH_TOKEN=" + CANARY,
                token + "PASSWORD=" + CANARY + " OAUTH2_CLIENT_SECRET=" + CANARY,
                token + "OAUTH2_CLIENT_SECRET=" + CANARY + "\t" + CANARY,
                token + "OAUTH2_REFRESH_TOKEN_FILE=" + lines,
                server + "OAUTH2_CLIENT_ID=c OAUTH2_TOKEN_URI=https://u:" + CANARY + "@host/ OAUTH2_CLIENT_SECRET=x",
                server + "OAUTH2_CLIENT_ID=c OAUTH2_TOKEN_URI=https://host/?" + CANARY + " OAUTH2_CLIENT_SECRET=x")) {
            assertSilentHere(Set.of(78), set, "settings", "show");
            assertSilentHere(Set.of(1), set, "doctor");
            assertSilentHere(Set.of(78), set, "serve");
            assertSilentHere(Set.of(78), set, "mail", "test", "ann@example.com");
        }
    }

    /** @param set the mail settings, with a space between them */
    private void assertSilentHere(Set<Integer> codes, String set, String... command) {
        Map<String, String> settings = Stream.of(set.split(" "))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> "VESTIBULE_MAIL_" + each[0], each -> each[1]));
        RunningPortal.Command told = RunningPortal.runHere(data, settings, "", command);
        String all = told.out() + told.err();
        assertTrue(codes.contains(told.code()), () -> set + " is answered " + told.code() + ": " + all);
        assertFalse(all.contains(CANARY), all);
    }

    private void assertSilent(int code, Map<String, String> settings, List<String> command) {
        RunningPortal.Command told = RunningPortal.run(data, settings, "", command.toArray(String[]::new));
        String all = told.out() + told.err();
        assertEquals(code, told.code(), all);
        assertFalse(all.contains(CANARY), all);
        assertFalse(all.contains("\tat "), all);
    }

    private static List<String> plus(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    /** As no PostgreSQL would. */
    private static void answer(ServerSocket entrance) {
        while (!entrance.isClosed()) {
            try (Socket guest = entrance.accept()) {
                guest.getInputStream().readNBytes(8);
                guest.getOutputStream().write("SHTTP/1.1 400 \r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                guest.getOutputStream().flush();
            } catch (IOException closed) {
                return;
            }
        }
    }
}
