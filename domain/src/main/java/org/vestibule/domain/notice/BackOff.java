package org.vestibule.domain.notice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When is tried again what others could not be told, a mail as well as anything else: after 1, 5 and 15 minutes, an hour, and then every 4 hours, until
 * three days are over. Up to a tenth is added, so that what failed at once is not tried at once.
 */
public final class BackOff {

    private static final List<Duration> FIRST =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));
    private static final Duration THEN = Duration.ofHours(4);

    /** The last of them comes between 69 and 76 hours after the first. */
    private static final int MOST_TRIES = 22;

    private static final int PART = 10;

    private BackOff() {}

    /** How long to wait after so many tries; empty if there is to be no other. */
    public static Optional<Duration> after(int tries, RandomGenerator random) {
        if (tries >= MOST_TRIES) {
            return Optional.empty();
        }
        Duration pause = tries <= FIRST.size() ? FIRST.get(tries - 1) : THEN;
        return Optional.of(pause.plusMillis(random.nextLong(pause.toMillis() / PART)));
    }
}
