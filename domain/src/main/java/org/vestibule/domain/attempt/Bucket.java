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
 * @param awaited how many of them have no verdict yet
 * @param settledAt from when on those that still have none will never have one
 */
public record Bucket(
        int tries, Instant notBefore, Instant forgottenAt, Instant refilledAt, int awaited, Instant settledAt) {

    /** By then every try has its verdict, or will never have one, because the program died over it. */
    public static final Duration VERDICT_WITHIN = Duration.ofSeconds(60);

    /** One that nobody has touched. */
    public static final Bucket EMPTY = new Bucket(0, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, 0, Instant.EPOCH);

    /**
     * Counts one more try, unless it comes too early. A free one never does: the last may have been made by a clock that
     * is a little ahead, or have overtaken this one.
     */
    public Optional<Bucket> reserve(Schedule schedule, Instant now) {
        if (!forgottenAt.isAfter(now)) {
            return Optional.of(EMPTY.next(0, schedule, now, now.plus(schedule.forgottenAfter()), now));
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
        return judge().giveBack(1, schedule);
    }

    /** Notes that one of the tries has its verdict. */
    public Bucket judge() {
        return new Bucket(tries, notBefore, forgottenAt, refilledAt, Math.max(0, awaited - 1), settledAt);
    }

    /** Whether it may yet turn out that one of the tries was right. */
    public boolean unsettled(Instant now) {
        return awaited > 0 && settledAt.isAfter(now);
    }

    /** Takes back so many tries that had their verdict. */
    public Bucket giveBack(int back, Schedule schedule) {
        int left = Math.max(0, tries - back);
        Instant touchedAt = forgottenAt.minus(schedule.forgottenAfter());
        Instant next = touchedAt.plus(schedule.delayAfter(left));
        return new Bucket(left, next, forgottenAt, refilledAt, awaited, settledAt);
    }

    /** The same, forgotten no sooner than it is for a try of that time which stays counted. */
    public Bucket stays(Instant tried, Schedule schedule) {
        return remembered(tried.plus(schedule.forgottenAfter()));
    }

    /** The same, forgotten no sooner than then. */
    public Bucket remembered(Instant then) {
        return then.isAfter(forgottenAt) ? new Bucket(tries, notBefore, then, refilledAt, awaited, settledAt) : this;
    }

    private Bucket next(int before, Schedule schedule, Instant now, Instant forgottenAt, Instant refilledAt) {
        int next = before + 1;
        int open = (unsettled(now) ? awaited : 0) + 1;
        return new Bucket(
                next, now.plus(schedule.delayAfter(next)), forgottenAt, refilledAt, open, now.plus(VERDICT_WITHIN));
    }
}
