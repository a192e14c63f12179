package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.OnlyLong;

/** A node is ready while it has what a sign-in needs, and says so of its own accord (PRODUCT G). */
class ReadyIT {

    private static final Duration NOTICED = Duration.ofSeconds(15);

    private final Path data = RunningPortal.newDataFolder();

    @Test
    @OnlyLong
    void a_node_whose_database_became_another_is_not_ready_until_it_is_the_one_again() {
        try (RunningPortal portal = RunningPortal.start(data);
                PortalDatabase database = PortalDatabase.of(data)) {
            HttpBrowser browser = new HttpBrowser(portal);

            database.change("UPDATE data_key SET wrapped = wrapped || '\\x00' WHERE key_id = 2");
            await(
                    browser,
                    503,
                    "not ready: the data keys in the database are not those of this node: start it again"
                            + " [keys-not-usable]\n");
            database.change("UPDATE data_key SET wrapped = substr(wrapped, 1, length(wrapped) - 1) WHERE key_id = 2");
            await(browser, 200, "ready\n");

            database.change(
                    "UPDATE flyway_schema_history SET version = '9999' WHERE version = (SELECT max(version) FROM"
                            + " flyway_schema_history)");
            await(
                    browser,
                    503,
                    "not ready: another version of the portal has changed the database's schema"
                            + " [database-not-usable]\n");
            assertEquals(200, portal.status("/health/live"));
            assertEquals(200, portal.status("/sign-in"), "it is for others to send nobody here");
            assertFalse(portal.output().contains("\tat "), portal::output);
        }
        RunningPortal.delete(data);
    }

    private static void await(HttpBrowser browser, int status, String text) {
        RunningPortal.await(
                NOTICED, text, () -> browser.get("/health/ready").body().equals(text));
        assertEquals(status, browser.get("/health/ready").status());
    }
}
