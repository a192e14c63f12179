package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several portals on one data folder: links lead to one that answers (L-50). */
class SecondServeIT {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/\\S+");

    private final Path data = RunningPortal.newDataFolder();

    /** Opened before any portal, so that the database outlives each. */
    private PortalDatabase database;

    private int accounts;

    @BeforeEach
    void startDatabase() {
        database = PortalDatabase.of(data);
    }

    @AfterEach
    void stopDatabase() {
        database.close();
        RunningPortal.delete(data);
    }

    @Test
    void commands_lead_to_the_first_that_lives_and_what_pages_mail_to_their_own() {
        try (RunningPortal first = RunningPortal.start(data);
                RunningPortal second = RunningPortal.start(data)) {
            assertLinksTo(first);
            assertMailsLinkTo(second, List.of(first, second));
            assertTrue(second.stop(Duration.ofSeconds(15)), second::output);
            assertLinksTo(first);
        }
    }

    @Test
    void one_that_does_not_come_to_answer_changes_nothing() {
        try (RunningPortal first = RunningPortal.start(data)) {
            String port = String.valueOf(URI.create(first.base()).getPort());
            Map<String, String> elsewhere = Map.of("VESTIBULE_BASE_URL", "https://other.example");
            RunningPortal.Command refused = RunningPortal.run(data, elsewhere, "", "serve", "--port", port);
            assertEquals(69, refused.code(), refused.err());
            assertLinksTo(first);
        }
    }

    @Test
    void after_a_crash_it_is_the_next_and_after_the_last_still_that_one() throws IOException {
        RunningPortal first = RunningPortal.start(data);
        try (RunningPortal second = RunningPortal.start(data)) {
            first.kill();
            assertLinksTo(second);
            assertPrivate(2);
        }
        RunningPortal third = RunningPortal.start(data);
        assertLinksTo(third);
        assertPrivate(1);
        third.kill();
        assertLinksTo(third);
    }

    @Test
    void any_free_port_is_one_that_links_lead_to() {
        try (RunningPortal any = RunningPortal.startOnAnyPort(data)) {
            assertLinksTo(any);
            assertMailsLinkTo(any, List.of(any));
        }
    }

    /** And so many of them: what dead ones left is dropped by the next. */
    private void assertPrivate(int count) throws IOException {
        int found = 0;
        try (DirectoryStream<Path> notes = Files.newDirectoryStream(data, "portal*")) {
            for (Path note : notes) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(note)));
                found++;
            }
        }
        assertEquals(count, found);
    }

    private void assertLinksTo(RunningPortal portal) {
        RunningPortal.Command created =
                RunningPortal.runHere(data, "", "account", "create", "a" + ++accounts + "@example.org", "--name", "A");
        assertEquals(0, created.code(), created.err());
        assertEquals(portal.base(), baseOfLink(created.out()));
    }

    /** Whoever of them delivers it. */
    private static void assertMailsLinkTo(RunningPortal portal, List<RunningPortal> nodes) {
        HttpBrowser browser = new HttpBrowser(portal);
        browser.fill("/sign-up", "email", "by-page@example.org");
        RunningPortal.linkFor("by-page@example.org", "/sign-up/finish/", nodes);
        String said = nodes.stream()
                .flatMap(node -> node.output().lines())
                .filter(line -> line.startsWith("Mail to by-page@example.org"))
                .findFirst()
                .orElseThrow();
        assertEquals(portal.base(), baseOfLink(said));
    }

    private static String baseOfLink(String text) {
        Matcher link = LINK.matcher(text);
        assertTrue(link.find(), text);
        return "http://" + URI.create(link.group()).getAuthority();
    }
}
