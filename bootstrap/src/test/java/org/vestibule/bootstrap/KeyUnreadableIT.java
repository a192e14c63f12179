package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody whose authenticator's key does not open any more, though everybody else's does. */
class KeyUnreadableIT {

    private static final String EMAIL = "person@example.org";
    private static final String DAMAGE = """
            UPDATE authenticator SET sealed_key = set_byte(sealed_key, 20, 255 - get_byte(sealed_key, 20))
            WHERE account_id = ?::uuid
            """;

    private final Path data = RunningPortal.newDataFolder();

    /** One refusal for every code, one line in the log, and a backup code mends it. */
    @Test
    void backup_codes_help_and_change_device_mends_it() {
        try (RunningPortal portal = RunningPortal.start(data)) {
            HttpBrowser browser = new HttpBrowser(portal);
            browser.signUp(EMAIL, "Person");
            HttpBrowser.Protection protection = browser.enable(EMAIL);
            String account;
            try (PortalDatabase database = PortalDatabase.of(data)) {
                account = database.account(EMAIL);
                assertEquals(1, database.change(DAMAGE, account));
            }
            assertEquals(200, browser.get("/security").status(), "what is on it does not need the key");
            browser.signOut();
            browser.signIn(EMAIL);
            for (int i = 0; i < 10; i++) { // more than are free, so none is counted
                HttpBrowser.Answer refused = browser.fill("/sign-in/code", "code", "123456");
                assertEquals("503 key-unreadable", refused.status() + " " + refused.code());
            }
            RunningPortal.Command status = RunningPortal.run(data, "", "two-step", "status", EMAIL);
            assertEquals(69, status.code(), status.err());
            assertTrue(status.err().contains("[key-unreadable]"), status.err());

            HttpBrowser.Answer in = browser.fill(
                    "/sign-in/backup-code", "code", protection.backupCodes().get(0));
            assertEquals("/security", in.location());
            String security = browser.get("/security").body();
            assertTrue(security.contains("cannot be read"), security);
            HttpBrowser.Answer withCode =
                    browser.fill("/security/two-step/disable", "password", HttpBrowser.PASSWORD, "code", "123456");
            assertEquals("503 key-unreadable", withCode.status() + " " + withCode.code());
            browser.fill("/security/two-step/change-device", "password", HttpBrowser.PASSWORD);
            PhoneApp app = browser.offeredKey("/security/two-step/change-device", EMAIL);
            browser.post("/security/two-step/change-device/confirm", "code", app.code(PhoneApp.step()));
            assertFalse(browser.get("/security").body().contains("cannot be read"));

            List<String> told = portal.output()
                    .lines()
                    .filter(line -> line.contains("cannot be read"))
                    .toList();
            assertEquals(1, told.size(), portal.output());
            assertTrue(told.get(0).contains(account), told.get(0));
            assertFalse(portal.output().contains("\tat "), portal.output());
        }
        RunningPortal.delete(data);
    }
}
