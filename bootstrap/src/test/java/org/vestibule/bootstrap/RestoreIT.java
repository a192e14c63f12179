package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.OnlyLong;

/**
 * Backs up and restores as the README says, command by command. What was used since the backup was made works again by
 * that alone; once the fence has moved, it does not (F-17, S-040, S-049, S-083, I1).
 */
class RestoreIT {

    private static final String EMAIL = "person@example.org";
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```\\n(.*?)^```$");
    private static final String CONFIRM = "/backup-codes/confirm/";
    private static final String BACKUP_CODE = "/sign-in/backup-code";

    /** In the order of the README: each kind of database is backed up, then restored. */
    private static final int EMBEDDED = 0;

    private static final int OTHER = 2;

    /** Its path is short, for that of a Unix socket may have no more than 107 bytes. */
    private final Path home = RunningPortal.emptyDataFolder();

    private final Path data = home.resolve(".local/share/vestibule");
    private final Map<String, String> environment = new HashMap<>(RunningPortal.QUICK);

    @BeforeEach
    void aHome() throws IOException {
        Files.createDirectories(data);
        environment.put("HOME", home.toString());
        environment.put("XDG_DATA_HOME", data.getParent().toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PATH", RunningPortal.LAUNCHER.getParent() + ":" + System.getenv("PATH"));
    }

    @AfterEach
    void dropHome() {
        RunningPortal.delete(home);
    }

    @OnlyLong
    @Test
    void the_embedded_database() throws IOException {
        DatabaseTemplate.copyTo(data);
        assertRestored(EMBEDDED);
    }

    @OnlyLong
    @Test
    void a_database_of_the_operators_own() throws IOException {
        try (OwnPostgres postgres = OwnPostgres.start()) {
            environment.putAll(postgres.settings());
            assertRestored(OTHER);
        }
    }

    /**
     * What was open when the backup was made and ended after, and what was used after.
     *
     * @param session of a browser that signed out
     * @param link by which a password was set
     */
    private record Used(HttpBrowser session, String link, String code, List<String> backupCodes) {}

    private void assertRestored(int kind) throws IOException {
        String backUp = commands().get(kind);
        String restore = commands().get(kind + 1);
        String fence = "vestibule database fence --yes\n";
        assertTrue(restore.endsWith(fence), restore);

        Used used = usedSince(backUp);
        run(restore.substring(0, restore.length() - fence.length()));
        try (RunningPortal portal = start()) {
            assertAllWorkAgain(used, portal);
        }
        Path old = home.resolve(".local/share/vestibule-old");
        if (Files.exists(old)) {
            RunningPortal.delete(old);
        }
        run(restore);
        assertStatus();
        try (RunningPortal portal = start()) {
            assertNoneWorks(used, portal);
        }
    }

    private Used usedSince(String backUp) {
        HttpBrowser session;
        HttpBrowser.Protection protection;
        String link;
        try (RunningPortal portal = start()) {
            session = new HttpBrowser(portal);
            session.signUp(EMAIL, "Person");
            protection = session.enable(EMAIL);
            new HttpBrowser(portal).fill("/password/forgot", "email", EMAIL);
            link = portal.linkFor(EMAIL, "/password/reset/");
        }
        run(backUp);
        try (RunningPortal portal = start()) {
            HttpBrowser before = session.copy(portal);
            assertEquals(200, before.get("/security").status());
            before.signOut();
            assertEquals("/sign-in", set(link, portal).location());
            String code = protection.app().code(PhoneApp.step() + 1);
            assertEquals("/", typed("/sign-in/code", code, portal).location());
            String backupCode = protection.backupCodes().get(0);
            assertEquals("/security", typed(BACKUP_CODE, backupCode, portal).location());
            assertEquals(
                    "code-already-used", typed("/sign-in/code", code, portal).code());
            assertEquals(
                    "backup-code-already-used",
                    typed(BACKUP_CODE, backupCode, portal).code());
            return new Used(session, link, code, protection.backupCodes());
        }
    }

    /** So this is what the fence is for. */
    private static void assertAllWorkAgain(Used used, RunningPortal portal) {
        assertEquals(200, used.session().copy(portal).get("/security").status(), "though it was signed out");
        assertEquals("/", typed("/sign-in/code", used.code(), portal).location());
        assertEquals(
                "/security",
                typed(BACKUP_CODE, used.backupCodes().get(0), portal).location());
        assertEquals("/sign-in", set(used.link(), portal).location());
    }

    private static void assertNoneWorks(Used used, RunningPortal portal) {
        assertEquals(303, used.session().copy(portal).get("/security").status());
        String code = typed("/sign-in/code", used.code(), portal).code();
        assertTrue(List.of("code-already-used", "code-too-old").contains(code), code); // where this took a minute
        assertEquals("link-expired", new HttpBrowser(portal).get(used.link()).code());

        String spent = used.backupCodes().get(0); // which nobody knows any more
        assertEquals("backup-code-held", typed(BACKUP_CODE, spent, portal).code());
        String ofSpent = portal.linkFor(EMAIL, CONFIRM);
        String unused = used.backupCodes().get(1);
        assertEquals("backup-code-held", typed(BACKUP_CODE, unused, portal).code());
        RunningPortal.await(
                Duration.ofSeconds(10),
                "each has a link of its own",
                () -> !portal.linkFor(EMAIL, CONFIRM).equals(ofSpent));
        assertEquals(
                "/sign-in",
                new HttpBrowser(portal).fill(portal.linkFor(EMAIL, CONFIRM)).location());
        assertEquals("backup-code-held", typed(BACKUP_CODE, spent, portal).code());
        assertEquals("/security", typed(BACKUP_CODE, unused, portal).location());
        assertEquals(
                "backup-code-already-used", typed(BACKUP_CODE, unused, portal).code());
    }

    /** The role of the portal may ask which server it is: else no failover would be seen. */
    private void assertStatus() {
        String status = run("vestibule database status --output json");
        for (String field : List.of(
                "\"migrationsWaiting\":0",
                "\"timeline\":1",
                "\"backupCodesHeldUntil\":",
                "\"replicationVouchedFor\":false")) {
            assertTrue(status.contains(field), field + " in " + status);
        }
    }

    private static HttpBrowser.Answer typed(String path, String code, RunningPortal portal) {
        HttpBrowser browser = new HttpBrowser(portal);
        browser.signIn(EMAIL);
        return browser.fill(path, "code", code);
    }

    /** The same one as before, so that whoever knows it knows it after a restore, too. */
    private static HttpBrowser.Answer set(String link, RunningPortal portal) {
        return new HttpBrowser(portal).fill(link, "password", HttpBrowser.PASSWORD);
    }

    private RunningPortal start() {
        return RunningPortal.start(data, environment);
    }

    private static List<String> commands() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("basedir", "."), "..", "README.md"));
        String section =
                readme.split("\n### Back up, restore, upgrade\n", -1)[1].split("\n##", -1)[0];
        List<String> commands =
                COMMANDS.matcher(section).results().map(RestoreIT::first).toList();
        assertEquals(4, commands.size(), section);
        return commands;
    }

    private static String first(MatchResult block) {
        return block.group(1);
    }

    private String run(String commands) {
        try {
            ProcessBuilder shell = new ProcessBuilder("bash", "-euxc", commands)
                    .directory(home.toFile())
                    .redirectErrorStream(true);
            shell.environment().putAll(environment);
            Process process = shell.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
            assertEquals(0, process.exitValue(), said);
            return said;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
