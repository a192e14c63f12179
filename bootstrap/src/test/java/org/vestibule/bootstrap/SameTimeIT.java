package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.vestibule.testkit.AlsoLong;
import org.vestibule.testkit.Amount;

/**
 * Nobody learns whether an address has an account: not from what is answered, and not from how long that takes (S-063).
 *
 * <p>Times are taken by turns, of one address with an account and one without, each address once; their medians may
 * differ by 5 ms. One hash takes some 10 ms here: where an address without an account cost none, that would show.
 * {@code -Dvestibule.samples=} takes as many as one likes.
 */
@AlsoLong
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameTimeIT {

    private static final int SAMPLES = Amount.of("vestibule.samples", 100, 1_000);
    private static final int WARM_UP = Amount.of(50, 100);
    private static final Duration MOST = Duration.ofMillis(5);
    private static final Map<String, String> SETTINGS =
            Map.of("VESTIBULE_HASH_MEMORY", "6144", "VESTIBULE_HASH_PASSES", "2");

    private final Path data = RunningPortal.newDataFolder();
    private RunningPortal portal;
    private HttpBrowser form;

    @BeforeAll
    void start() {
        portal = RunningPortal.start(data, SETTINGS);
        new HttpBrowser(portal).signUp("person@example.org", "Person");
        try (PortalDatabase database = PortalDatabase.of(data)) {
            for (Way way : Way.values()) {
                database.copyAccount("person@example.org", way + "-with-#@example.org", SAMPLES + WARM_UP);
                for (String state : List.of("disabled", "burned", "enabled")) {
                    database.copyAccount("person@example.org", way + "-" + state + "-#@example.org", 1);
                }
            }
            database.change("UPDATE account SET disabled_at = now() WHERE email LIKE '%-disabled-%'");
            database.change("UPDATE account SET password_burned_at = now() WHERE email LIKE '%-burned-%'");
            database.change("ANALYZE account, email_claim");
        }
        form = new HttpBrowser(portal);
        form.get("/sign-in"); // the same form for all: a page differs in nothing else
    }

    @AfterAll
    void stop() {
        portal.close();
        RunningPortal.delete(data);
    }

    /** What tells a stranger nothing. */
    private enum Way {
        SIGN_IN("/sign-in"),
        FORGOTTEN("/password/forgot"),
        SIGN_UP("/sign-up");

        private final String path;

        Way(String path) {
            this.path = path;
        }

        HttpBrowser.Answer send(HttpBrowser browser, String email) {
            return this == SIGN_IN
                    ? browser.post(path, "email", email, "password", "never right but typed")
                    : browser.post(path, "email", email);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Test
    void signing_in() {
        alike(Way.SIGN_IN);
        inTheSameTime(Way.SIGN_IN);
    }

    @Test
    void asking_for_another_password() {
        alike(Way.FORGOTTEN);
        inTheSameTime(Way.FORGOTTEN);
    }

    @Test
    void signing_up() {
        alike(Way.SIGN_UP);
        inTheSameTime(Way.SIGN_UP);
    }

    /** A right password that does not count is answered like a wrong one for an address that nobody holds. */
    @Test
    void signing_in_where_the_password_does_not_count() {
        Map<String, Object> nobody = said("nobody-at-all-0001@example.org", password("nobody-at-all-0001@example.org"));
        for (String state : List.of("disabled", "burned")) {
            String email = Way.SIGN_UP + "-" + state + "-0001@example.org";
            assertEquals(nobody, said(email, password(email)), state);
        }
        String enabled = Way.SIGN_UP + "-enabled-0001@example.org";
        assertEquals("/", password(enabled).location(), "the password is right, or this would prove nothing");
    }

    private HttpBrowser.Answer password(String email) {
        return form.copy(portal).post("/sign-in", "email", email, "password", HttpBrowser.PASSWORD);
    }

    private void alike(Way way) {
        Map<String, Object> nobody = null;
        for (String state : List.of("without", "disabled", "burned", "enabled")) {
            String email = way + "-" + state + "-0001@example.org";
            Map<String, Object> said = said(email, way.send(form.copy(portal), email));
            nobody = nobody == null ? said : nobody;
            assertEquals(nobody, said, () -> way + " " + email);
        }
    }

    /**
     * All of an answer but what must differ: the address that was typed, the date, the length that follows, and the mask
     * of the form's token.
     */
    private static Map<String, Object> said(String email, HttpBrowser.Answer answer) {
        Map<String, Object> said = new TreeMap<>(answer.response().headers().map());
        said.remove("date");
        assertEquals(
                List.of(String.valueOf(answer.body().getBytes(StandardCharsets.UTF_8).length)),
                said.remove("content-length"));
        said.put("status", answer.status());
        said.put(
                "body",
                answer.body().replace(email, "ADDRESS").replaceAll("(name=\"csrf\" value=\")[^\"]+", "$1MASKED"));
        assertTrue(answer.body().contains(email) || answer.body().contains("sent"), answer::body);
        return said;
    }

    private void inTheSameTime(Way way) {
        Random random = new Random(1);
        long[] with = new long[SAMPLES];
        long[] without = new long[SAMPLES];
        for (int i = 0; i < WARM_UP + SAMPLES; i++) {
            String number = String.format("%04d@example.org", i + 1);
            boolean first = random.nextBoolean();
            long one = time(way, way + (first ? "-with-" : "-none-") + number);
            long other = time(way, way + (first ? "-none-" : "-with-") + number);
            if (i >= WARM_UP) {
                with[i - WARM_UP] = first ? one : other;
                without[i - WARM_UP] = first ? other : one;
            }
        }
        long difference = median(with) - median(without);
        System.out.printf(
                "SameTimeIT: %s: median of %d with an account %.2f ms, without %.2f ms, difference %.2f ms; median"
                        + " difference of pairs %.2f ms%n",
                way,
                SAMPLES,
                median(with) / 1e6,
                median(without) / 1e6,
                difference / 1e6,
                median(pairs(with, without)) / 1e6);
        assertTrue(Math.abs(difference) <= MOST.toNanos(), () -> way + ": the medians differ by " + difference + " ns");
    }

    private long time(Way way, String email) {
        HttpBrowser browser = form.copy(portal);
        long start = System.nanoTime();
        HttpBrowser.Answer answer = way.send(browser, email);
        long took = System.nanoTime() - start;
        assertEquals(way == Way.SIGN_IN ? 422 : 200, answer.status(), answer::body);
        return took;
    }

    private static long[] pairs(long[] with, long[] without) {
        long[] differences = new long[with.length];
        Arrays.setAll(differences, i -> with[i] - without[i]);
        return differences;
    }

    private static long median(long[] values) {
        long[] sorted = LongStream.of(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
