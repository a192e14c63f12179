package org.vestibule.domain.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The tries made against one secret.
 *
 * @param tries how many since it was new, less those that came back
 * @param notBefore when the next one may be made
 * @param forgottenAt when it is new again, unless that is put off
 * @param refilledAt since when the next one that comes back is awaited
 */
public record Bucket(int tries, Instant notBefore, Instant forgottenAt, Instant refilledAt) {

    /** One that nobody has touched. */
    public static final Bucket EMPTY = new Bucket(0, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

    /**
     * Counts one more try, unless it comes too early. A free one never does: the last may have been made by a clock that
     * is a little ahead, or have overtaken this one.
     */
    public Optional<Bucket> reserve(Schedule schedule, Instant now) {
        if (!forgottenAt.isAfter(now)) {
            return Optional.of(next(0, schedule, now, now.plus(schedule.forgottenAfter()), now));
        }
        if (tries >= schedule.freeTries() && notBefore.isAfter(now)) {
            return Optional.empty();
        }
        long due = Duration.between(refilledAt, now).dividedBy(schedule.refill());
        int back = (int) Math.max(0, Math.min(tries, due));
        Instant refilled =
                back == tries ? now : refilledAt.plus(schedule.refill().multipliedBy(back));
        Instant forgotten = schedule.putOff() ? now.plus(schedule.forgottenAfter()) : forgottenAt;
        return Optional.of(next(tries - back, schedule, now, forgotten, refilled));
    }

    /** Takes back one try that turned out to be no guess. */
    public Bucket giveBack(Schedule schedule) {
        return giveBack(1, schedule);
    }

    /** Takes back so many tries. */
    public Bucket giveBack(int back, Schedule schedule) {
        int left = Math.max(0, tries - back);
        Instant touchedAt = forgottenAt.minus(schedule.forgottenAfter());
        return new Bucket(left, touchedAt.plus(schedule.delayAfter(left)), forgottenAt, refilledAt);
    }

    /** The same, forgotten no sooner than it is for a try of that time which stays counted. */
    public Bucket stays(Instant tried, Schedule schedule) {
        return remembered(tried.plus(schedule.forgottenAfter()));
    }

    /** The same, forgotten no sooner than then. */
    public Bucket remembered(Instant then) {
        return then.isAfter(forgottenAt) ? new Bucket(tries, notBefore, then, refilledAt) : this;
    }

    private static Bucket next(int before, Schedule schedule, Instant now, Instant forgottenAt, Instant refilledAt) {
        int tries = before + 1;
        return new Bucket(tries, now.plus(schedule.delayAfter(tries)), forgottenAt, refilledAt);
    }
}
