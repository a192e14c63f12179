package org.vestibule.application.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.testkit.InMemoryDatabaseTime;
import org.vestibule.testkit.SettableClock;

/** When a node is off (PRODUCT B, F-12, L-44). */
class MeasureClockTest {

    private final SettableClock ours = new SettableClock();
    private final SettableClock theirs = new SettableClock();

    @ParameterizedTest
    @CsvSource({"0", "2000", "-2000"})
    void a_clock_is_right_within_two_seconds_of_the_databases(long ahead) {
        ours.advance(Duration.ofMillis(ahead));
        assertEquals(new MeasureClock.Right(Duration.ofMillis(ahead)), atOnce());
    }

    @ParameterizedTest
    @CsvSource({"2001", "-2001", "90000", "-90000", "3600000", "-3600000"})
    void beyond_them_it_is_off_and_by_how_much_is_told(long ahead) {
        ours.advance(Duration.ofMillis(ahead));
        assertEquals(off(Duration.ofMillis(ahead)), atOnce());
    }

    @Test
    void a_database_that_stalls_makes_no_clock_wrong() {
        Duration stall = Duration.ofSeconds(3);
        assertInstanceOf(MeasureClock.Right.class, within(stall, Duration.ZERO));
        assertInstanceOf(MeasureClock.Right.class, within(Duration.ZERO, stall));
    }

    /** What the stall may have hidden is taken for right, and no more than that. */
    @Test
    void nor_does_a_stall_make_a_wrong_clock_right() {
        Duration stall = Duration.ofSeconds(3);
        ours.advance(Duration.ofSeconds(90));
        assertEquals(off(Duration.ofSeconds(87)), within(stall, Duration.ZERO));
        assertEquals(off(Duration.ofSeconds(90)), within(Duration.ZERO, stall));
        ours.advance(Duration.ofMinutes(-3));
        assertEquals(off(Duration.ofSeconds(-90)), within(stall, Duration.ZERO));
        assertEquals(off(Duration.ofSeconds(-87)), within(Duration.ZERO, stall));
    }

    @Test
    void what_was_measured_while_the_clock_was_moved_is_not_believed() {
        for (Duration jump : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
            assertEquals(off(jump), whileMoved(jump), "it was right before");
            assertInstanceOf(MeasureClock.Right.class, whileMoved(jump.negated()), "it is right now");
        }
    }

    @Test
    void answers_that_never_come_soon_enough_tell_nothing() {
        Duration tooLong = Duration.ofMillis(5001);
        assertThrows(StoreUnavailable.class, () -> within(tooLong, Duration.ZERO));
        assertThrows(StoreUnavailable.class, () -> within(Duration.ZERO, tooLong));
    }

    @Test
    void no_answer_is_no_wrong_clock() {
        DatabaseTime silent = () -> {
            throw new StoreUnavailable(new IllegalStateException("planned"));
        };
        assertThrows(StoreUnavailable.class, () -> new MeasureClock(silent, ours).measure());
    }

    private MeasureClock.Result atOnce() {
        return new MeasureClock(new InMemoryDatabaseTime(theirs), ours).measure();
    }

    /** Each question takes a while until it is there, and its answer until it is back. */
    private MeasureClock.Result within(Duration there, Duration back) {
        DatabaseTime slow = () -> {
            pass(there);
            Instant time = theirs.instant();
            pass(back);
            return time;
        };
        return new MeasureClock(slow, ours).measure();
    }

    /** Somebody sets our clock while the first question is under way. */
    private MeasureClock.Result whileMoved(Duration jump) {
        Iterator<Duration> jumps = Stream.concat(Stream.of(jump), Stream.generate(() -> Duration.ZERO))
                .iterator();
        DatabaseTime moving = () -> {
            ours.advance(jumps.next());
            return theirs.instant();
        };
        return new MeasureClock(moving, ours).measure();
    }

    private void pass(Duration time) {
        ours.advance(time);
        theirs.advance(time);
    }

    private static MeasureClock.Off off(Duration ahead) {
        return new MeasureClock.Off(ahead);
    }
}
