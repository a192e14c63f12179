package org.vestibule.domain.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a device asks how it stands (RFC 8628 §3.5).
 *
 * @param askedAt when last
 * @param spacing how long it is to wait before the next time
 */
public record DevicePace(Optional<Instant> askedAt, Duration spacing) {

    /** Before the first time. */
    public static final DevicePace FIRST = new DevicePace(Optional.empty(), DeviceRequest.INTERVAL);

    /** A request that takes its time on the way is not taken for one that came too early. */
    private static final Duration HASTE = Duration.ofSeconds(1);

    /** Whether it asks sooner than it was told. */
    public boolean isTooFast(Instant now) {
        return askedAt.filter(at -> now.isBefore(at.plus(spacing).minus(HASTE))).isPresent();
    }

    /** Once it has asked: whoever is too fast has to wait longer each time. */
    public DevicePace asked(Instant now) {
        return new DevicePace(Optional.of(now), isTooFast(now) ? spacing.plus(DeviceRequest.INTERVAL) : spacing);
    }
}
