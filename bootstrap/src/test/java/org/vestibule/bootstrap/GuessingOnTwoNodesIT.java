package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.AlsoLong;
import org.vestibule.testkit.Amount;
import org.vestibule.testkit.Race;

/**
 * Somebody knows the password and guesses the second step: by many sign-ins at once, on two nodes, and past a node that
 * is killed. What counts is how many guesses were compared, and each that was left an event (L-01, L-04, L-08, I4).
 */
class GuessingOnTwoNodesIT {

    private static final String EMAIL = "victim@example.org";
    private static final int SIGN_INS = Amount.of(20, 50);
    private static final int CODES_EACH = 10;

    /** Second steps from unknown browsers after which the password is burned. */
    private static final int BURNED_AFTER = 20;

    private static final String ABSENT = "23456-789AB-CDEFG";

    private final Path data = RunningPortal.newDataFolder();
    private final List<RunningPortal> nodes = new ArrayList<>();
    private HttpBrowser.Protection protection;

    @BeforeEach
    void protect() {
        nodes.add(RunningPortal.start(data));
        nodes.add(RunningPortal.start(data));
        HttpBrowser owner = new HttpBrowser(nodes.get(0));
        owner.signUp(EMAIL, "Victim", nodes);
        protection = owner.enable(EMAIL);
    }

    @AfterEach
    void stop() {
        nodes.get(1).close(); // the database is the first one's child
        nodes.get(0).close();
        RunningPortal.delete(data);
    }

    @AlsoLong
    @Test
    void no_more_codes_are_compared_than_the_schedule_allows_whatever_is_killed() {
        long start = System.nanoTime();
        guess(pending(SIGN_INS), () -> {});
        assertTrue(evaluated("CODE_REFUSED") >= 5, "the free ones are compared");
        assertWithin(start);

        // A node is killed in the middle of the second rush, and takes part in the third.
        guess(pending(SIGN_INS), () -> nodes.get(1).kill());
        nodes.set(1, RunningPortal.start(data));
        guess(pending(SIGN_INS), () -> {});
        assertWithin(start);

        // Now both, and the database with them.
        nodes.get(1).kill();
        nodes.get(0).kill();
        nodes.set(0, RunningPortal.start(data));
        nodes.set(1, RunningPortal.start(data));
        guess(pending(SIGN_INS), () -> {});
        assertWithin(start);
        assertEquals(0, evaluated("AUTHENTICATOR_DISABLED"), "it takes 100 to put it out of use");
    }

    /** The waiting is moved into the past: the schedule itself lasts for hours. */
    @Test
    void the_password_is_burned_after_20_second_steps_of_either_kind() {
        int rounds = 0;
        while (evaluated("PASSWORD_BURNED") == 0) {
            assertTrue(rounds++ < BURNED_AFTER, "it comes to that");
            List<HttpBrowser> browsers = pending(BURNED_AFTER);
            String wrong = protection.app().wrongCode(PhoneApp.step());
            List<Supplier<HttpBrowser.Answer>> guesses = new ArrayList<>();
            for (int i = 0; i < browsers.size(); i++) {
                HttpBrowser browser = browsers.get(i);
                guesses.add(
                        i % 4 < 2
                                ? () -> browser.post("/sign-in/code", "code", wrong)
                                : () -> browser.post("/sign-in/backup-code", "code", ABSENT));
            }
            try (Race race = new Race(guesses.size())) {
                assertTrue(race.run(guesses).stream().allMatch(answer -> answer.status() < 500));
            }
            try (PortalDatabase database = PortalDatabase.of(data)) {
                database.change("""
                        UPDATE guess_bucket SET not_before = not_before - 1200000,
                            forgotten_at = forgotten_at - 1200000, refilled_at = refilled_at - 1200000
                        """);
            }
        }
        long compared = evaluated("CODE_REFUSED") + evaluated("BACKUP_CODE_REFUSED");
        System.out.printf("GuessingOnTwoNodesIT: burned after %d guesses in %d rushes%n", compared, rounds);
        assertEquals(BURNED_AFTER, compared, "the one judged last burns it, and none before");
        assertEquals(0, evaluated("AUTHENTICATOR_DISABLED") + evaluated("BACKUP_CODES_DISABLED"));
        assertEquals(1, evaluated("PASSWORD_BURNED"), "it is burned once");
        for (RunningPortal node : nodes) {
            HttpBrowser.Answer answer =
                    new HttpBrowser(node).fill("/sign-in", "email", EMAIL, "password", HttpBrowser.PASSWORD);
            assertEquals("sign-in-not-accepted", answer.code(), answer::body);
        }
        RunningPortal.linkFor(EMAIL, "/password/reset/", nodes); // the holder is sent a link, by whichever node
    }

    /** As many sign-ins that await the second step, from as many unknown browsers, by turns on either node. */
    private List<HttpBrowser> pending(int count) {
        List<HttpBrowser> browsers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            HttpBrowser browser = new HttpBrowser(nodes.get(i % nodes.size()));
            assertEquals("/sign-in/code", browser.signIn(EMAIL).location());
            browser.get("/sign-in/code");
            browsers.add(browser);
        }
        return browsers;
    }

    /** Guesses in all of them at the same moment, and does something else meanwhile. */
    private void guess(List<HttpBrowser> browsers, Runnable meanwhile) {
        List<String> wrong = protection.app().wrongCodes(PhoneApp.step(), CODES_EACH);
        Supplier<List<String>> other = () -> {
            meanwhile.run();
            return List.of();
        };
        List<Supplier<List<String>>> guessers = Stream.concat(
                        browsers.stream().map(browser -> () -> guess(browser, wrong)), Stream.of(other))
                .toList();
        Map<String, Integer> answers = new TreeMap<>();
        try (Race race = new Race(guessers.size())) {
            race.run(guessers).forEach(all -> all.forEach(answer -> answers.merge(answer, 1, Integer::sum)));
        }
        System.out.println("GuessingOnTwoNodesIT: a rush was answered " + answers);
    }

    private static List<String> guess(HttpBrowser browser, List<String> codes) {
        List<String> answers = new ArrayList<>();
        for (String code : codes) {
            try {
                HttpBrowser.Answer answer = browser.post("/sign-in/code", "code", code);
                answers.add(answer.status() + " " + answer.code());
                if (answer.status() >= 500) {
                    throw new AssertionError(answer.body());
                }
            } catch (UncheckedIOException killed) {
                answers.add("killed");
            }
        }
        return answers;
    }

    private void assertWithin(long start) {
        long compared = evaluated("CODE_REFUSED");
        long allowed = allowed(start);
        System.out.printf("GuessingOnTwoNodesIT: %d guesses compared, %d allowed by now%n", compared, allowed);
        assertTrue(compared <= allowed, () -> compared + " guesses compared, " + allowed + " allowed");
    }

    /** 5 free ones, then one after 30 s and the next after twice as long as that, and so on. */
    private static long allowed(long start) {
        Duration left = Duration.ofNanos(System.nanoTime() - start);
        Duration delay = Duration.ofSeconds(30);
        long allowed = 5;
        while (left.compareTo(delay) >= 0) {
            left = left.minus(delay);
            delay = delay.multipliedBy(2);
            allowed++;
        }
        return allowed;
    }

    private long evaluated(String kind) {
        try (PortalDatabase database = PortalDatabase.of(data)) {
            return database.events(database.account(EMAIL), kind);
        }
    }
}
