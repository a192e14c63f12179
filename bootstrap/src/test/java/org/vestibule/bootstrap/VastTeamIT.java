package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.vestibule.testkit.OnlyLong;

/**
 * People of a team of 100,000, with the program as people start it: every page, the CSV in each order, and the reminder of
 * all answer, in a heap of 256 MiB; and whoever takes a CSV slowly costs nobody else anything (F-08).
 */
@OnlyLong
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VastTeamIT {

    private static final int SIZE = 100_000;

    /** Every second one is a Technician, of whom it is required. */
    private static final int MISSING = SIZE / 2;

    /** In MiB: the heap, the threads, and what the Java VM needs itself. */
    private static final long MOST_MEMORY = 512;

    /** What is sent part by part at once at most, and no more than one address may have. */
    private static final int MOST_FILES = 32;

    /** In bytes. */
    private static final int SIP = 16 * 1024;

    private static final Duration SOON = Duration.ofSeconds(3);
    private static final String OWNER = "owner@example.org";

    private final Path data = RunningPortal.newDataFolder();
    private final RunningPortal portal = RunningPortal.start(data, Map.of());
    private final HttpBrowser owner = new HttpBrowser(portal);
    private String people = "";

    @BeforeAll
    void fill() {
        owner.signUp(OWNER, "Owner");
        RunningPortal.Command made = RunningPortal.runHere(
                data,
                "",
                "team",
                "create",
                "Vast",
                "--owner",
                OWNER,
                "--plan",
                "enterprise",
                "--add-on",
                "on-demand-assist");
        assertEquals(0, made.code(), made.err());
        try (PortalDatabase database = PortalDatabase.of(data)) {
            people = "/teams/" + database.strings("SELECT team_id FROM team").get(0) + "/people";
            database.change("""
                    INSERT INTO account (account_id, email, name, password_hash, password_set_at, created_at)
                    SELECT gen_random_uuid(), 'p' || n || '@example.org', 'Person ' || n, password_hash, password_set_at,
                        created_at
                    FROM account CROSS JOIN generate_series(2, 100000) AS n
                    """);
            database.change("INSERT INTO email_claim SELECT email, account_id FROM account ON CONFLICT DO NOTHING");
            database.change("""
                    INSERT INTO membership (
                        team_id, account_id, role, technician_since, joined_at, two_step_on, name, email)
                    SELECT team_id, account_id, 'USER', CASE WHEN n % 2 = 0 THEN timestamptz '2026-01-01' END,
                        timestamptz '2026-01-01' - (n % 977) * interval '1 hour', false, name, email
                    FROM (SELECT account_id, name, email, substr(name, 8)::integer AS n
                        FROM account WHERE name LIKE 'Person%') AS person
                    CROSS JOIN (SELECT team_id FROM team) AS team
                    """);
            database.change("ANALYZE account, email_claim, membership"); // as the server does within a minute
            database.change("INSERT INTO policy_change (team_id, number, at, rule)"
                    + " SELECT team_id, 1, '2026-02-01', 'TECHNICIANS' FROM team");
        }
    }

    @AfterAll
    void stop() {
        portal.close();
        RunningPortal.delete(data);
    }

    @Test
    void everything_about_all_of_them_answers_in_little_memory() {
        for (String query : List.of(
                "",
                "?page=2000",
                "?page=4000&sort=standing",
                "?page=4000&sort=joined",
                "?q=son+99",
                "?standing=suspended")) {
            assertSoon(people + query);
        }
        for (String query : List.of("?sort=name", "?sort=standing", "?sort=joined")) {
            long start = System.nanoTime();
            HttpBrowser.Answer file = owner.get(people + ".csv" + query);
            say("CSV " + query + ", " + file.body().length() + " characters", start);
            assertEquals(200, file.status());
            Set<String> addresses =
                    file.body().lines().map(line -> line.split(",")[1]).collect(Collectors.toSet());
            assertEquals(1 + SIZE, addresses.size(), "with its head, each once");
        }
        owner.get(people);
        long start = System.nanoTime();
        HttpBrowser.Answer reminded = owner.post(people + "/remind");
        say("to remind all", start);
        assertEquals(303, reminded.status(), reminded::body);
        try (PortalDatabase database = PortalDatabase.of(data)) {
            assertEquals(MISSING, database.number("SELECT count(*) FROM event WHERE kind = 'MEMBER_REMINDED'"));
        }
        long memory = peakMemory();
        System.out.println("VastTeamIT: " + memory + " MiB used at most");
        assertTrue(memory <= MOST_MEMORY, () -> memory + " MiB were used");
        assertFalse(portal.output().contains("OutOfMemoryError"), portal::output);
    }

    /** One more than may be sent at once is told so, and whatever else is asked for is there. */
    @Test
    void who_takes_a_file_slowly_keeps_nobody_waiting() throws IOException {
        int port = Integer.parseInt(portal.base().replaceAll(".*:", ""));
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < MOST_FILES; i++) {
                Socket reader = new Socket();
                slow.add(reader);
                reader.setReceiveBufferSize(SIP * 4); // or all of it would be under way
                reader.connect(new InetSocketAddress("localhost", port));
                reader.getOutputStream()
                        .write(("GET " + people + ".csv HTTP/1.1\r\nHost: localhost\r\nCookie: "
                                        + owner.nameOf("session") + "="
                                        + owner.cookies().get("session") + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertEquals('H', reader.getInputStream().read());
                sip(slow);
            }
            HttpBrowser.Answer oneMore = owner.get(people + ".csv");
            assertEquals("503 overloaded", oneMore.status() + " " + oneMore.code());
            assertSoon(people);
            assertSoon("/security");
        } finally {
            for (Socket reader : slow) {
                reader.close();
            }
        }
        RunningPortal.await(
                Duration.ofSeconds(60),
                "there is place again once they have gone",
                () -> owner.get(people + ".csv").status() == 200);
    }

    /** Takes just so much that it is not ended for taking too little. */
    private static void sip(List<Socket> readers) throws IOException {
        for (Socket reader : readers) {
            InputStream in = reader.getInputStream();
            in.skipNBytes(Math.min(in.available(), SIP));
        }
    }

    private void assertSoon(String path) {
        owner.get(path); // once, so that it is not the first one ever that is timed
        long start = System.nanoTime();
        HttpBrowser.Answer page = owner.get(path);
        Duration took = say(path.replace(people, "People "), start);
        assertEquals(200, page.status(), page::body);
        assertTrue(took.compareTo(SOON) < 0, () -> path + " took " + took);
    }

    private static Duration say(String what, long start) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("VastTeamIT: " + what + " took " + took.toMillis() + " ms");
        return took;
    }

    /** The most memory that the process ever had, in MiB, as the kernel counts it. */
    private long peakMemory() {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(portal.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.valueOf(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
