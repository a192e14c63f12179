package org.vestibule.application.housekeeping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.vestibule.application.transaction.Transactions;

/**
 * Drops rows that no longer count for anything, batch by batch, each in a transaction of its own. Safe to run on any number of
 * nodes.
 */
public final class DropExpired {

    private final List<Kind> kinds;
    private final Transactions transactions;
    private final Clock clock;

    public DropExpired(List<Kind> kinds, Transactions transactions, Clock clock) {
        this.kinds = List.copyOf(kinds);
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A kind of rows.
     *
     * @param kept for how long after they have expired
     * @param sweep drops a batch of those that expired before a time; says how many
     */
    public record Kind(Duration kept, ToIntFunction<Instant> sweep) {

        /** Longer than any of them lives, so that "expired" can still be told from "never was" for a day. */
        private static final Duration USUAL = Duration.ofDays(2);

        /** One that nobody asks for later. */
        public static Kind of(ToIntFunction<Instant> sweep) {
            return new Kind(USUAL, sweep);
        }

        /** One that somebody may ask for so much later. */
        public static Kind of(Duration longer, ToIntFunction<Instant> sweep) {
            return new Kind(USUAL.plus(longer), sweep);
        }
    }

    /** Drops them; says how many there were. */
    public int drop() {
        Instant now = clock.instant();
        return kinds.stream().mapToInt(kind -> drop(kind, now)).sum();
    }

    private int drop(Kind kind, Instant now) {
        int all = 0;
        int batch = 1;
        while (batch > 0) {
            batch = transactions.inTransaction(() -> kind.sweep().applyAsInt(now.minus(kind.kept())));
            all += batch;
        }
        return all;
    }
}
