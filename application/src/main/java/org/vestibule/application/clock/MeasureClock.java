package org.vestibule.application.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.vestibule.application.transaction.StoreUnavailable;

/**
 * Holds this node's clock against the database's (PRODUCT B). It is off if the database's time lies more than
 * {@link #MOST_DIFFERENCE} outside the time from the question to the answer, so that an answer that takes long makes no
 * clock wrong.
 */
public final class MeasureClock {

    /** By how much it may differ and still be right. */
    public static final Duration MOST_DIFFERENCE = Duration.ofSeconds(2);

    /** What took longer says too little about a clock. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private static final int MOST_QUESTIONS = 3;

    private final DatabaseTime database;
    private final Clock clock;

    public MeasureClock(DatabaseTime database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What was measured. */
    public sealed interface Result {

        /** How far it is ahead of the database's; negative if it is behind. */
        Duration ahead();
    }

    /**
     * It is right.
     *
     * @param ahead within half of what the answer took
     */
    public record Right(Duration ahead) implements Result {}

    /**
     * It is off.
     *
     * @param ahead at least so far
     */
    public record Off(Duration ahead) implements Result {}

    /**
     * Measures.
     *
     * @throws StoreUnavailable if the database does not answer, or never soon enough to tell anything by it
     */
    public Result measure() {
        for (int question = 0; question < MOST_QUESTIONS; question++) {
            Instant asked = clock.instant();
            Instant theirs = database.ask();
            Instant answered = clock.instant();
            Duration took = Duration.between(asked, answered);
            if (!took.isNegative() && took.compareTo(LONGEST_ANSWER) <= 0) {
                return result(Duration.between(theirs, asked), Duration.between(answered, theirs));
            } // else the clock was moved meanwhile, or the answer took long: neither is to be believed
        }
        throw new StoreUnavailable(new IllegalStateException("No answer came soon enough to hold the clock against"));
    }

    private static Result result(Duration ahead, Duration behind) {
        if (ahead.compareTo(MOST_DIFFERENCE) > 0) {
            return new Off(ahead);
        }
        return behind.compareTo(MOST_DIFFERENCE) > 0
                ? new Off(behind.negated())
                : new Right(ahead.minus(behind).dividedBy(2));
    }
}
