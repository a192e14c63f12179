package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.AlsoLong;
import org.vestibule.testkit.Amount;

/** Kills PostgreSQL in the middle of a sign-in, and keeps killing it for a while (F-03, I3, I8). */
@AlsoLong
class DatabaseKilledIT {

    private static final String EMAIL = "person@example.org";
    private static final Duration OUTAGE = Duration.ofSeconds(Amount.of(4, 8));

    private final Path data = RunningPortal.newDataFolder();

    @Test
    void a_sign_in_is_refused_while_the_database_is_down_and_works_once_it_is_back() throws InterruptedException {
        try (RunningPortal portal = RunningPortal.start(data)) {
            HttpBrowser browser = new HttpBrowser(portal);
            browser.signUp(EMAIL, "Person");
            HttpBrowser.Protection protection = browser.enable(EMAIL);
            HttpBrowser pending = new HttpBrowser(portal);
            pending.signIn(EMAIL);

            AtomicBoolean outage = new AtomicBoolean(true);
            Thread killer = new Thread(() -> killWhile(outage));
            killer.start();
            int refused = refusalsDuring(OUTAGE, pending, protection, portal);
            outage.set(false);
            killer.join();
            assertTrue(refused > 0, "the outage was felt");

            // That it is ready is known from a while ago, so whoever asks the database itself says whether it is back.
            RunningPortal.await(
                    Duration.ofSeconds(60),
                    "back",
                    () -> browser.get("/security").status() != 503);
            RunningPortal.await(Duration.ofSeconds(10), "ready", () -> portal.status("/health/ready") == 200);
            HttpBrowser again = new HttpBrowser(portal);
            assertEquals(303, again.signIn(EMAIL).status(), "the password step works without a restart");
            again.get("/sign-in/backup-code");
            again.post("/sign-in/backup-code", "code", protection.backupCodes().get(0));
            assertEquals(200, again.get("/security").status());
        }
        RunningPortal.delete(data);
    }

    /** Whatever is answered while the database is down or coming and going, no error path may give a session. */
    private static int refusalsDuring(
            Duration time, HttpBrowser pending, HttpBrowser.Protection protection, RunningPortal portal) {
        int refused = 0;
        for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
            String wrong = protection.app().wrongCode(PhoneApp.step());
            HttpBrowser.Answer answer = pending.copy(portal).post("/sign-in/code", "code", wrong);
            assertFalse(answer.cookie("session").isPresent());
            if (answer.status() == 503) {
                refused++;
                assertEquals("unavailable", answer.code());
                assertTrue(answer.response().headers().firstValue("Retry-After").isPresent());
            } else {
                assertTrue(answer.status() < 500, "never another error: " + answer.status());
            }
        }
        return refused;
    }

    private void killWhile(AtomicBoolean outage) {
        while (outage.get()) {
            postgres().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
            try {
                Thread.sleep(20);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private Optional<Long> postgres() {
        try {
            return Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).stream()
                    .findFirst()
                    .map(Long::valueOf);
        } catch (IOException | NumberFormatException notThereNow) {
            return Optional.empty();
        }
    }
}
