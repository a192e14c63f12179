package org.vestibule.domain.app;

import java.time.Duration;

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
}
