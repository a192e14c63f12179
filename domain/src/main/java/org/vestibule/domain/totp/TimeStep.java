package org.vestibule.domain.totp;

import java.time.Duration;
import java.time.Instant;

/** The number of a 30-second step since 1970, 64 bits wide (RFC 6238 §4.2). What is spent when a code is accepted. */
public record TimeStep(long number) implements Comparable<TimeStep> {

    /** How long a step lasts. */
    public static final Duration LENGTH = Duration.ofSeconds(30);

    /** The step in which an instant lies. */
    public static TimeStep at(Instant instant) {
        return new TimeStep(Math.floorDiv(instant.getEpochSecond(), LENGTH.toSeconds()));
    }

    /** When it begins. */
    public Instant start() {
        return Instant.ofEpochSecond(number * LENGTH.toSeconds());
    }

    /** The step so many steps later, or earlier. */
    public TimeStep plus(long steps) {
        return new TimeStep(number + steps);
    }

    @Override
    public int compareTo(TimeStep other) {
        return Long.compare(number, other.number);
    }
}
