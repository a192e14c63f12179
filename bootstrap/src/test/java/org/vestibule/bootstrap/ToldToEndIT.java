package org.vestibule.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.OnlyLong;

/** Tells the program to end (SIGTERM) at moments that do not suit it. */
class ToldToEndIT {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MAILS = 40;

    /** There is nothing in it, for what is broken off at the first start. */
    private final Path data = RunningPortal.emptyDataFolder();

    @AfterEach
    void dropDataFolder() {
        RunningPortal.delete(data);
    }

    @Test
    @OnlyLong
    void while_it_starts() {
        for (String moment : new String[] {"Unpacking PostgreSQL", "Creating the database", " runs on "}) {
            try (RunningPortal portal = RunningPortal.launch(data, Map.of())) {
                RunningPortal.await(
                        Duration.ofSeconds(30), moment, () -> portal.output().contains(moment));
                assertTrue(portal.stop(PATIENCE), portal::output);
                assertQuiet(portal);
            }
            RunningPortal.await(
                    PATIENCE,
                    "no process works on the data folder",
                    () -> ProcessHandle.allProcesses()
                            .noneMatch(process ->
                                    process.info().commandLine().orElse("").contains(data.toString())));
        }
        RunningPortal.start(data).close();
    }

    @Test
    void while_it_writes_mails_and_twice() throws IOException {
        DatabaseTemplate.copyTo(data);
        try (RunningPortal portal = RunningPortal.start(data)) {
            HttpBrowser browser = new HttpBrowser(portal);
            for (int i = 0; i < MAILS; i++) {
                browser.fill("/sign-up", "email", "a" + i + "@example.org");
            }
            ProcessHandle process = ProcessHandle.of(portal.pid()).orElseThrow();
            process.destroy();
            process.destroy();
            assertTrue(portal.stop(PATIENCE), portal::output);
            assertQuiet(portal);
        }
        try (RunningPortal again = RunningPortal.start(data)) {
            RunningPortal.await(PATIENCE, "all are written", () -> mails() >= MAILS);
            assertTrue(again.stop(PATIENCE), again::output);
            assertEquals(MAILS, mails(), "and each once");
            assertQuiet(again);
        }
    }

    @Test
    void while_somebody_signs_in() {
        DatabaseTemplate.copyTo(data);
        try (RunningPortal portal = RunningPortal.start(data)) {
            RunningPortal.createAccount(data, "a@example.org", "A", HttpBrowser.PASSWORD);
            HttpBrowser browser = new HttpBrowser(portal);
            CompletableFuture<HttpBrowser.Answer> answer;
            CompletableFuture<Boolean> ended;
            try (PortalDatabase database = PortalDatabase.of(data)) {
                database.change("BEGIN");
                database.strings("SELECT 1 FROM account FOR UPDATE");
                answer = CompletableFuture.supplyAsync(() -> browser.signIn("a@example.org"));
                RunningPortal.await(
                        PATIENCE,
                        "the sign-in waits",
                        () -> database.number("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                                > 0);
                ended = CompletableFuture.supplyAsync(() -> portal.stop(PATIENCE));
                RunningPortal.await(PATIENCE, "nobody else is let in", () -> portal.status("/sign-in") == 0);
                database.change("COMMIT");
            }
            assertEquals(303, answer.join().status());
            assertTrue(answer.join().cookie("session").isPresent());
            assertTrue(ended.join(), portal::output);
            assertQuiet(portal);
        }
    }

    /** Each is answered whole or not at all, and whoever is not answered has caused nothing. */
    @Test
    void while_300_requests_are_under_way() {
        DatabaseTemplate.copyTo(data);
        try (RunningPortal portal = RunningPortal.start(data)) {
            RunningPortal.createAccount(data, "a@example.org", "A", HttpBrowser.PASSWORD);
            HttpBrowser browser = new HttpBrowser(portal);
            browser.get("/sign-in");
            byte[] form = ("csrf=" + URLEncoder.encode(browser.csrf(), UTF_8)
                            + "&email=a@example.org&password=wrong+one+each")
                    .getBytes(UTF_8);
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                HttpRequest.Builder request = browser.request("/sign-in").timeout(PATIENCE);
                if (i % 3 == 0) {
                    request.header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(form));
                }
                asked.add(client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()));
            }
            RunningPortal.await(
                    PATIENCE, "some are answered", () -> asked.stream().anyMatch(CompletableFuture::isDone));
            ProcessHandle process = ProcessHandle.of(portal.pid()).orElseThrow();
            process.destroy(); // its output is read to the end
            RunningPortal.await(PATIENCE, "it ends", () -> !process.isAlive());
            Map<String, Long> outcomes = asked.stream()
                    .map(ToldToEndIT::outcome)
                    .collect(Collectors.groupingBy(outcome -> outcome, TreeMap::new, Collectors.counting()));
            assertTrue(
                    Set.of("GET 200", "POST 303", "GET 503", "POST 503", "POST 429", "not let in")
                            .containsAll(outcomes.keySet()),
                    outcomes::toString);
            assertTrue(outcomes.size() > 1 && outcomes.getOrDefault("POST 303", 0L) > 0, outcomes::toString);
            assertEquals(
                    outcomes.get("POST 303"),
                    portal.output()
                            .lines()
                            .filter(line -> line.contains("Try refused"))
                            .count(),
                    () -> outcomes + " of " + portal.output());
            assertFalse(portal.output().contains("ERROR"), portal::output);
        }
    }

    /** What came of a request: its answer, whose last byte is there, or that it was not let in. */
    private static String outcome(CompletableFuture<HttpResponse<String>> asked) {
        try {
            HttpResponse<String> answer = asked.join();
            boolean whole = answer.statusCode() == 303 || answer.body().contains("</html>");
            return answer.request().method() + " " + answer.statusCode() + (whole ? "" : ", cut off");
        } catch (CompletionException failure) {
            Throwable cause = failure.getCause();
            String message = String.valueOf(cause.getMessage());
            boolean unheard = cause instanceof ConnectException
                    || message.contains("received no bytes")
                    || message.contains("Connection reset");
            return unheard ? "not let in" : cause.toString();
        }
    }

    private long mails() {
        try (Stream<Path> files = Files.list(data.resolve("mail"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static void assertQuiet(RunningPortal portal) {
        assertFalse(portal.output().contains("ERROR"), portal::output);
        assertFalse(portal.output().contains("WARN"), portal::output);
        assertFalse(portal.output().contains("\tat "), portal::output);
    }
}
