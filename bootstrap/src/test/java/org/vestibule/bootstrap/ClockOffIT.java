package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.vestibule.testkit.AlsoLong;
import org.vestibule.testkit.Amount;

/**
 * A node whose clock goes wrong: what it must not do while nobody has noticed, what it says, and that it goes on by itself
 * once the clock is right (PRODUCT B, F-12, L-44).
 */
@Isolated
class ClockOffIT {

    private static final List<Duration> AHEAD =
            List.of(Duration.ofSeconds(90), Duration.ofHours(-1), Duration.ofSeconds(-90), Duration.ofHours(1));
    private static final int CLOCKS = Amount.of(1, AHEAD.size());

    /** Twice what lies between two measurements. */
    static final Duration NOTICED = Duration.ofSeconds(10);

    /** All that is counted, judged, opened or told. */
    private static final String WRITTEN = """
            SELECT 'bucket ' || t FROM guess_bucket t UNION ALL SELECT 'event ' || t FROM event t
            UNION ALL SELECT 'session ' || t FROM session t UNION ALL SELECT 'sign-in ' || t FROM sign_in t
            UNION ALL SELECT 'sign-up ' || t FROM sign_up t UNION ALL SELECT 'device ' || t FROM authenticator t
            UNION ALL SELECT 'code ' || t FROM backup_code t UNION ALL SELECT 'mail ' || t FROM outbox t ORDER BY 1
            """;

    private final Path data = RunningPortal.newDataFolder();

    @AfterEach
    void dropDataFolder() {
        RunningPortal.delete(data);
    }

    @AlsoLong
    @Test
    void beside_a_node_that_is_right_it_judges_and_writes_nothing() {
        try (RunningPortal right = RunningPortal.start(data);
                RunningPortal wrong = RunningPortal.startOnOtherClock(data, Duration.ZERO)) {
            for (Duration ahead : AHEAD.subList(0, CLOCKS)) {
                judgesNothing(right, wrong, ahead);
            }
        }
    }

    private void judgesNothing(RunningPortal right, RunningPortal wrong, Duration ahead) {
        String email = "person." + ahead.toSeconds() + "@example.org";
        HttpBrowser owner = new HttpBrowser(right);
        owner.signUp(email, "Person", List.of(right, wrong));
        HttpBrowser.Protection protection = owner.enable(email, PhoneApp.step() - 1);
        PhoneApp app = protection.app();
        HttpBrowser pending = new HttpBrowser(wrong);
        assertEquals("/sign-in/code", pending.signIn(email).location());
        pending.get("/sign-in/code");
        HttpBrowser stranger = new HttpBrowser(wrong);
        stranger.get("/sign-up");
        try (PortalDatabase database = PortalDatabase.of(data)) {
            RunningPortal.await(
                    NOTICED, "all mails are sent", () -> database.number("SELECT count(*) FROM outbox") == 0);
            List<String> before = database.strings(WRITTEN);

            wrong.setClock(ahead); // which no question has told it yet
            long theirs = PhoneApp.step() + ahead.toSeconds() / 30;
            for (String code : List.of(app.code(theirs), app.code(PhoneApp.step()), app.wrongCode(theirs))) {
                assertOff(pending.post("/sign-in/code", "code", code), ahead);
            }
            assertOff(
                    pending.post(
                            "/sign-in/backup-code",
                            "code",
                            protection.backupCodes().get(0)),
                    ahead);
            assertOff(stranger.post("/sign-in", "email", email, "password", HttpBrowser.PASSWORD), ahead);
            assertOff(stranger.post("/sign-up", "email", "new@example.org"), ahead);
            assertOff(stranger.post("/password/forgot", "email", email), ahead);
            assertEquals(before, database.strings(WRITTEN), () -> "written by a clock ahead by " + ahead);

            RunningPortal.await(NOTICED, "it is not ready", () -> wrong.status("/health/ready") == 503);
            assertTrue(new HttpBrowser(wrong).get("/health/ready").body().contains("clock"));
            assertEquals(200, wrong.status("/health/live"));
            assertOff(new HttpBrowser(wrong).get("/sign-in"), ahead);
            assertOff(owner.copy(wrong).get("/security"), ahead);
            assertEquals(before, database.strings(WRITTEN), () -> "written by a clock ahead by " + ahead);
        }
        HttpBrowser elsewhere = pending.copy(right);
        assertEquals(
                "/",
                elsewhere
                        .post("/sign-in/code", "code", app.code(PhoneApp.step()))
                        .location());
        assertEquals(200, right.status("/health/ready"));

        wrong.setClock(Duration.ZERO);
        RunningPortal.await(NOTICED, "it is ready again", () -> wrong.status("/health/ready") == 200);
        assertEquals("/sign-in/code", new HttpBrowser(wrong).signIn(email).location());
        assertEquals(200, elsewhere.copy(wrong).get("/security").status());
    }

    /** A clock that creeps is not seen to be moved, and the next measurement is still to come. */
    @Test
    void what_nobody_has_found_yet_is_refused_where_it_would_be_counted() {
        try (RunningPortal portal = RunningPortal.startOnOtherClock(data, Duration.ZERO)) {
            HttpBrowser owner = new HttpBrowser(portal);
            owner.signUp("a@example.org", "A");
            HttpBrowser.Protection protection = owner.enable("a@example.org");
            HttpBrowser pending = new HttpBrowser(portal);
            pending.signIn("a@example.org");
            pending.get("/sign-in/code");
            Duration little = Duration.ofMillis(1_700);
            portal.setClock(little);
            pause(Duration.ofSeconds(6)); // in which it is measured, and right
            assertEquals(200, portal.status("/health/ready"));
            try (PortalDatabase database = PortalDatabase.of(data)) {
                List<String> before = database.strings(WRITTEN);
                portal.setClock(little.multipliedBy(2));
                String code = protection.app().code(protection.step() + 1);
                assertOff(pending.post("/sign-in/code", "code", code), little.multipliedBy(2));
                assertEquals(before, database.strings(WRITTEN));
            }
        }
    }

    static void assertOff(HttpBrowser.Answer answer, Duration ahead) {
        assertEquals("503 clock-off", answer.status() + " " + answer.code(), () -> ahead + " " + answer.body());
        assertEquals("5", answer.response().headers().firstValue("Retry-After").orElse(""));
        assertTrue(answer.cookie("session").isEmpty());
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
