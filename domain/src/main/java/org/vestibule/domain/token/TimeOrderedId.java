package org.vestibule.domain.token;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Makes and reads identifiers that sort by the time of their making (UUID version 7, RFC 9562 §5.7), 74 bits of them random. */
public final class TimeOrderedId {

    private static final Pattern WRITTEN = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private TimeOrderedId() {}

    /** Makes one for this millisecond. */
    public static UUID make(Instant now, RandomGenerator random) {
        long high = now.toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low);
    }

    /** When one was made. */
    public static Instant madeAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** Reads what a person typed or a form sent; empty if it is no identifier. */
    public static Optional<UUID> parse(String typed) {
        return WRITTEN.matcher(typed).matches() ? Optional.of(UUID.fromString(typed)) : Optional.empty();
    }
}
