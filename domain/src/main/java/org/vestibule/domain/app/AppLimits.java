package org.vestibule.domain.app;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long what an app is granted lasts.
 *
 * @param access a token to ask for something with
 * @param idle a grant that is not refreshed
 * @param longest any grant
 */
public record AppLimits(Duration access, Duration idle, Duration longest) {

    /** What holds unless an operator wants less (PRODUCT H). */
    public static final AppLimits USUAL =
            new AppLimits(Duration.ofMinutes(5), Duration.ofDays(14), Duration.ofDays(90));

    public AppLimits {
        if (access.compareTo(Duration.ofMinutes(5)) > 0
                || idle.compareTo(Duration.ofDays(14)) > 0
                || longest.compareTo(Duration.ofDays(90)) > 0) {
            throw new IllegalArgumentException(
                    "A token is good for 5 minutes, a grant 14 days idle and 90 days at most");
        }
        if (Stream.of(access, idle, longest).anyMatch(limit -> limit.isNegative() || limit.isZero())) {
            throw new IllegalArgumentException("What is granted lasts longer than nothing");
        }
    }
}
