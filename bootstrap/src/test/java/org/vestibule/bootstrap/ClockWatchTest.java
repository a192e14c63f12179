package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vestibule.adapters.web.Readiness;
import org.vestibule.application.clock.DatabaseTime;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.application.transaction.StoreUnavailable;

/** What a node finds out about itself, and how soon (F-12, L-44). */
@Timeout(30)
class ClockWatchTest {

    private static final Readiness READY = new Readiness.Ready();
    private static final Readiness SILENT = new Readiness.DatabaseSilent();
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final Duration LONG = Duration.ofHours(1);

    private final OtherClock clock = new OtherClock(Duration.ZERO);
    private final AtomicInteger questions = new AtomicInteger();
    private volatile DatabaseTime database = this::answer;
    private volatile Readiness footing = READY;
    private ClockWatch watch = new ClockWatch(measureClock(), () -> footing, clock);

    @AfterEach
    void stop() {
        watch.close();
    }

    @Test
    void a_node_is_not_ready_until_it_has_asked_and_then_at_once() {
        assertEquals(SILENT, watch.readiness());
        watch.start();
        assertEquals(READY, watch.readiness());
        assertEquals(1, questions.get());
        for (int i = 0; i < 1000; i++) {
            watch.readiness();
        }
        assertEquals(1, questions.get(), "it is not asked for whoever wants to know");
    }

    @Test
    void a_clock_that_is_off_at_the_start_is_found_off() {
        clock.set(Duration.ofSeconds(-90));
        watch.start();
        assertOff(Duration.ofSeconds(-90), watch.readiness());
    }

    @Test
    void that_the_clock_is_moved_is_seen_before_it_is_measured() {
        watch.start();
        for (Duration ahead : List.of(Duration.ofSeconds(3), Duration.ofHours(-1))) {
            clock.set(ahead);
            assertOff(ahead, watch.readiness());
            assertTrue(watch.isOff());
        }
        clock.set(Duration.ofSeconds(1)); // which is no hindrance
        assertEquals(READY, watch.readiness());
        assertEquals(1, questions.get());
    }

    /** A clock that drifts passes unseen where one that is moved does not; measuring finds both. */
    @Test
    void it_finds_out_by_itself_that_the_clock_is_off_and_right_again() {
        startQuickly(LONG);
        for (int i = 1; i <= 3; i++) {
            clock.set(Duration.ofSeconds(i));
            int before = questions.get();
            RunningPortal.await(SOON, "it was measured", () -> questions.get() > before + 1);
        }
        assertOff(Duration.ofSeconds(3), watch.readiness());
        clock.set(Duration.ZERO);
        await(READY);
    }

    @Test
    void a_database_that_does_not_answer_is_no_wrong_clock() {
        startQuickly(LONG);
        database = ClockWatchTest::fail;
        await(SILENT);
        database = this::answer;
        await(READY);
    }

    @Test
    void nor_does_it_make_a_wrong_clock_right() {
        clock.set(Duration.ofSeconds(90));
        watch = new ClockWatch(measureClock(), () -> footing, clock, OFTEN, LONG);
        watch.start();
        database = ClockWatchTest::fail;
        int before = questions.get();
        RunningPortal.await(SOON, "it was asked again", () -> questions.get() > before + 1);
        assertOff(Duration.ofSeconds(90), watch.readiness());
    }

    @Test
    void not_even_one_that_was_moved_while_the_database_was_away() {
        startQuickly(LONG);
        RunningPortal.await(SOON, "it was asked again", () -> questions.get() > 2);
        database = () -> {
            clock.set(Duration.ofSeconds(90));
            return fail();
        };
        RunningPortal.await(SOON, "it is off", watch::isOff);
        int before = questions.get();
        RunningPortal.await(SOON, "it was asked again", () -> questions.get() > before + 1);
        assertOff(Duration.ofSeconds(90), watch.readiness());
        database = this::answer;
        clock.set(Duration.ZERO);
        await(READY);
    }

    @Test
    void nor_one_that_is_moved_once_it_is_known_to_be_away() {
        database = ClockWatchTest::fail;
        watch.start();
        assertEquals(SILENT, watch.readiness());
        clock.set(Duration.ofHours(1));
        assertOff(Duration.ofHours(1), watch.readiness());
    }

    @Test
    void what_else_is_missing_is_told_and_told_of_no_more_once_it_is_there() {
        startQuickly(LONG);
        footing = new Readiness.Unfit("disk-full", "none");
        await(footing);
        clock.set(Duration.ofSeconds(90));
        RunningPortal.await(SOON, "a wrong clock comes first", watch::isOff);
        clock.set(Duration.ZERO);
        footing = READY;
        await(READY);
    }

    @Test
    void nothing_that_a_question_throws_ends_the_watch() {
        startQuickly(LONG);
        database = () -> {
            throw new NoClassDefFoundError("planned");
        };
        await(SILENT);
        database = this::answer;
        await(READY);
    }

    @Test
    void an_answer_that_is_waited_for_is_none() {
        CountDownLatch release = new CountDownLatch(1);
        startQuickly(Duration.ofMillis(200));
        database = () -> {
            awaitUninterrupted(release);
            return Instant.now();
        };
        await(SILENT);
        release.countDown();
        database = this::answer;
        await(READY);
    }

    private void startQuickly(Duration stale) {
        watch = new ClockWatch(measureClock(), () -> footing, clock, OFTEN, stale);
        watch.start();
        assertEquals(READY, watch.readiness());
    }

    private MeasureClock measureClock() {
        return new MeasureClock(
                () -> {
                    questions.incrementAndGet();
                    return database.ask();
                },
                clock);
    }

    private Instant answer() {
        return Instant.now();
    }

    private static Instant fail() {
        throw new StoreUnavailable(new IllegalStateException("planned"));
    }

    private static void assertOff(Duration ahead, Readiness readiness) {
        Duration found = assertInstanceOf(Readiness.ClockOff.class, readiness).ahead();
        assertTrue(found.minus(ahead).abs().compareTo(Duration.ofSeconds(1)) < 0, found::toString);
    }

    private void await(Readiness expected) {
        RunningPortal.await(SOON, expected.toString(), () -> watch.readiness().equals(expected));
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closing) {
            throw new IllegalStateException(closing);
        }
    }
}
