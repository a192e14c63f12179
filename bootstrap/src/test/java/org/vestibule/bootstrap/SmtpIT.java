package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PRODUCT G, "Mail": the program as people start it, and a mail server. */
class SmtpIT {

    private static final String MAIL = "ann@example.com";

    /** All that the program says of itself. */
    private static final String LOUD = "-XX:TieredStopAtLevel=1 -DVESTIBULE_LOG=TRACE";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path data = RunningPortal.newDataFolder();
    private final RealMailServer server = new RealMailServer(data).start();

    @AfterEach
    void stop() {
        server.close();
        RunningPortal.delete(data);
    }

    @Test
    void a_mail_leaves_by_it_and_is_no_file() throws IOException {
        try (RunningPortal portal = RunningPortal.start(data, byPassword(RealMailServer.SECRET))) {
            create();
            RunningPortal.await(
                    PATIENCE, "a mail is taken", () -> !server.taken().isEmpty());
            RealMailServer.Taken mail = server.taken().get(0);
            assertEquals(List.of("portal", "portal@example.com", MAIL), List.of(mail.by(), mail.from(), mail.to()));
            assertTrue(mail.text().contains("Auto-Submitted: auto-generated"), mail::text);
            assertFalse(portal.output().contains(MAIL), portal::output);
            assertFalse(Files.exists(data.resolve("mail")));
        }
    }

    /** L-50: whatever the server repeats. */
    @Test
    void a_password_that_it_refuses_is_not_repeated() throws IOException {
        Map<String, String> settings = byPassword(RealMailServer.SECRET + "8");
        settings.put("VESTIBULE_JAVA_OPTIONS", LOUD);
        try (RunningPortal portal = RunningPortal.start(data, settings)) {
            create();
            RunningPortal.await(PATIENCE, "it is told", () -> portal.output().contains("[smtp-sign-in-refused]"));
            assertFalse(portal.output().contains(RealMailServer.SECRET), portal::output);
            assertEquals(List.of(), server.taken());
        }
    }

    private void create() {
        RunningPortal.Command made = RunningPortal.runHere(data, "", "account", "create", MAIL, "--name", "Ann");
        assertEquals(0, made.code(), made.err());
    }

    private Map<String, String> byPassword(String password) throws IOException {
        Map<String, String> settings = server.settings();
        settings.put("VESTIBULE_MAIL_USERNAME", "portal");
        settings.put("VESTIBULE_MAIL_PASSWORD_FILE", write("password", password + "\n"));
        return settings;
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(data.resolve(name), text).toString();
    }
}
