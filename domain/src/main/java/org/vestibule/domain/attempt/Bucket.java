package org.vestibule.domain.attempt;

import java.time.Instant;
import java.util.Optional;

/**
 * The tries made against one secret.
 *
 * @param tries how many since it was new
 * @param notBefore when the next one may be made
 * @param touchedAt when the last one was made
 */
public record Bucket(int tries, Instant notBefore, Instant touchedAt) {

    /** One that nobody has touched. */
    public static final Bucket EMPTY = new Bucket(0, Instant.EPOCH, Instant.EPOCH);

    /** Counts one more try, unless it comes too early. */
    public Optional<Bucket> reserve(Schedule schedule, Instant now) {
        if (!touchedAt.plus(schedule.forgottenAfter()).isAfter(now)) {
            return Optional.of(next(0, schedule, now));
        }
        return notBefore.isAfter(now) ? Optional.empty() : Optional.of(next(tries, schedule, now));
    }

    /** Takes back one try that turned out to be no guess. */
    public Bucket giveBack(Schedule schedule) {
        int left = Math.max(0, tries - 1);
        return new Bucket(left, touchedAt.plus(schedule.delayAfter(left)), touchedAt);
    }

    private static Bucket next(int before, Schedule schedule, Instant now) {
        return new Bucket(before + 1, now.plus(schedule.delayAfter(before + 1)), now);
    }
}
