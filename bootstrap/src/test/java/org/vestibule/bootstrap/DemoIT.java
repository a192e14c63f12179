package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code serve --demo}, and with it the mails of a mandate, as the distribution does both. */
class DemoIT {

    private static final Pattern USER = Pattern.compile("user@demo\\.example +(\\S+)");

    private Path data = Path.of("");

    @BeforeEach
    void makeDataFolder() {
        data = RunningPortal.newDataFolder();
    }

    @AfterEach
    void dropDataFolder() {
        RunningPortal.delete(data);
    }

    @Test
    void its_people_sign_in_with_what_is_printed_once_and_are_told_of_the_mandate() {
        String password;
        try (RunningPortal portal = RunningPortal.startDemo(data)) {
            Matcher row = USER.matcher(portal.output());
            assertTrue(row.find(), portal::output);
            password = row.group(1);
            HttpBrowser browser = new HttpBrowser(portal);
            assertEquals(
                    303,
                    browser.fill("/sign-in", "email", "user@demo.example", "password", password)
                            .status());
            String teams = browser.get("/").body();
            assertTrue(teams.contains("Demo team") && teams.contains("Strict demo team"), teams);
            RunningPortal.await(
                    RunningPortal.PATIENCE,
                    "manager, user and technician are told, and the user twice",
                    () -> mails("mandate-announced") == 3 && mails("mandate-suspended") == 1);
            assertEquals(2, mails("two-step-enabled"), "owner and admin");
            assertEquals(1, portal.output().split(Pattern.quote(password), -1).length - 1, "it is printed once");
        }
        try (RunningPortal again = RunningPortal.startDemo(data)) {
            assertTrue(again.output().contains("The demo is there already"), again::output);
            assertFalse(USER.matcher(again.output()).find(), again::output);
        }
    }

    @Test
    void a_public_portal_has_no_demo() throws IOException {
        Path settings = Files.writeString(data.resolve("v.properties"), "vestibule.base.url = https://portal.example");
        RunningPortal.Command refused =
                RunningPortal.run(data, "", "serve", "--demo", "--settings", settings.toString());
        assertEquals(78, refused.code(), refused.err());
        assertTrue(refused.err().contains("for this machine only"), refused.err());
        assertEquals("", refused.out());
    }

    private long mails(String kind) {
        Path folder = data.resolve("mail");
        if (!Files.exists(folder)) { // it comes with the first mail
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-" + kind + ".eml"))
                    .count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
