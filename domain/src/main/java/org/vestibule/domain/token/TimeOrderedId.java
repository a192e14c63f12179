package org.vestibule.domain.token;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes identifiers that sort by the time of their making (UUID version 7, RFC 9562 §5.7), 74 bits of them random. */
public final class TimeOrderedId {

    private TimeOrderedId() {}

    /** Makes one for this millisecond. */
    public static UUID make(Instant now, RandomGenerator random) {
        long high = now.toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low);
    }
}
