package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.vestibule.testkit.Race;

/**
 * A thousand people sign in at the same moment, with hashes as strong as they are by default: each is let in, or told
 * honestly to come back, which costs them no try; and the memory stays within its bounds (F-10, I4).
 *
 * <p>They come from this machine, which no quarter of the queue holds back, and from unknown browsers, which get three
 * quarters of it.
 */
@Isolated
class RushIT {

    private static final int PEOPLE = 1_000;

    /** Every fourth types a wrong password. */
    private static final int ONE_WRONG_IN = 4;

    /** Places in the queue for unknown browsers: three quarters of 64. */
    private static final int PLACES = 48;

    /** In MiB: a heap of 256, hashes of 19, 200 threads, and what the Java VM needs itself. */
    private static final long MOST_MEMORY = 512;

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Path data = RunningPortal.newDataFolder();

    @Test
    void a_thousand_sign_ins_at_once_are_served_or_told_to_come_back() {
        try (RunningPortal portal = RunningPortal.start(data, Map.of())) {
            HttpBrowser pattern = new HttpBrowser(portal);
            pattern.signUp("person@example.org", "Person");
            try (PortalDatabase database = PortalDatabase.of(data)) {
                database.copyAccount("person@example.org", "rush#@example.org", PEOPLE);
                rush(portal, database);
            }
            long start = System.nanoTime();
            assertEquals(
                    "/", new HttpBrowser(portal).signIn("person@example.org").location());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.out.println("RushIT: a sign-in right after it took " + took.toMillis() + " ms");
            assertTrue(took.compareTo(SOON) < 0, () -> "a sign-in afterwards took " + took);
        }
        RunningPortal.delete(data);
    }

    private static void rush(RunningPortal portal, PortalDatabase database) {
        HttpBrowser form = new HttpBrowser(portal);
        assertEquals(200, form.get("/sign-in").status());
        List<Supplier<Optional<HttpBrowser.Answer>>> people = new ArrayList<>();
        for (int i = 1; i <= PEOPLE; i++) {
            String email = String.format("rush%04d@example.org", i);
            String password = i % ONE_WRONG_IN == 0 ? "never right but typed" : HttpBrowser.PASSWORD;
            HttpBrowser browser = form.copy(portal);
            people.add(() -> {
                try {
                    return Optional.of(browser.post("/sign-in", "email", email, "password", password));
                } catch (UncheckedIOException notAnswered) {
                    return Optional.empty();
                }
            });
        }
        long bucketsBefore = database.number("SELECT count(*) FROM guess_bucket");
        long start = System.nanoTime();
        List<HttpBrowser.Answer> answers;
        try (Race race = new Race(PEOPLE)) {
            answers = race.run(people).stream().flatMap(Optional::stream).toList();
        }
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        List<HttpBrowser.Answer> in = with(answers, 303, "");
        List<HttpBrowser.Answer> refused = with(answers, 422, "sign-in-not-accepted");
        List<HttpBrowser.Answer> busy = with(answers, 503, "busy-try-again");
        long memory = peakMemory(portal);
        System.out.printf(
                "RushIT: %d at once: %d let in, %d refused, %d told to come back, %d not answered, in %d ms; %d MiB used at"
                        + " most%n",
                PEOPLE, in.size(), refused.size(), busy.size(), PEOPLE - answers.size(), millis, memory);

        assertEquals(PEOPLE, in.size() + refused.size() + busy.size(), "each is answered, and nothing else");
        assertTrue(in.size() + refused.size() >= PLACES, "as many as have a place are served");
        assertFalse(busy.isEmpty(), "too many is too many");
        assertTrue(in.stream().allMatch(answer -> answer.cookie("session").isPresent()));
        assertTrue(busy.stream()
                .allMatch(answer -> answer.response()
                        .headers()
                        .firstValue("Retry-After")
                        .filter("5"::equals)
                        .isPresent()));
        assertEquals(
                refused.size() + in.size(),
                database.number("SELECT count(*) FROM guess_bucket") - bucketsBefore,
                "a try is counted for whoever was wrong, a mail for whoever came in by a new browser, and nothing else");
        assertEquals(refused.size(), database.number("SELECT count(*) FROM event WHERE kind = 'PASSWORD_REFUSED'"));
        assertTrue(memory <= MOST_MEMORY, () -> memory + " MiB were used");
        assertFalse(portal.output().contains("OutOfMemoryError"), portal::output);
    }

    private static List<HttpBrowser.Answer> with(List<HttpBrowser.Answer> answers, int status, String code) {
        return answers.stream()
                .filter(answer -> answer.status() == status && answer.code().equals(code))
                .toList();
    }

    /** The most memory that the process ever had, in MiB, as the kernel counts it. */
    private static long peakMemory(RunningPortal portal) {
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
