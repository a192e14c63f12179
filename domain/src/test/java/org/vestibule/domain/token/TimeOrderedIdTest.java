package org.vestibule.domain.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.domain.ForAll.forAll;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    private static final long YEAR_9999 = 253_370_764_800_000L;

    /** RFC 9562 §5.7. */
    @Test
    void it_is_a_uuid_of_version_7_that_holds_the_millisecond() {
        forAll(
                random -> {
                    long milli = random.nextLong(0, YEAR_9999);
                    UUID id = TimeOrderedId.make(Instant.ofEpochMilli(milli), random);
                    return new Made(milli, id);
                },
                made -> {
                    assertEquals(7, made.id.version());
                    assertEquals(2, made.id.variant());
                    assertEquals(made.milli, made.id.getMostSignificantBits() >>> 16);
                });
    }

    /** In the order of Java and in that of PostgreSQL, which compares bytes. */
    @Test
    void a_later_millisecond_sorts_later() {
        forAll(
                random -> {
                    long milli = random.nextLong(0, YEAR_9999);
                    UUID id = TimeOrderedId.make(Instant.ofEpochMilli(milli), random);
                    long later = milli + random.nextLong(1, 1_000);
                    return List.of(id, TimeOrderedId.make(Instant.ofEpochMilli(later), random));
                },
                ids -> {
                    assertTrue(ids.get(0).compareTo(ids.get(1)) < 0);
                    assertTrue(ids.get(0).toString().compareTo(ids.get(1).toString()) < 0);
                });
    }

    @Test
    void within_a_millisecond_74_bits_are_random() {
        SplittableRandom random = new SplittableRandom(74);
        List<UUID> ids = Stream.generate(() -> TimeOrderedId.make(Instant.EPOCH, random))
                .limit(10_000)
                .toList();
        assertEquals(10_000, ids.stream().distinct().count());
        UUID first = ids.get(0);
        long high = 0;
        long low = 0;
        for (UUID id : ids) {
            high |= id.getMostSignificantBits() ^ first.getMostSignificantBits();
            low |= id.getLeastSignificantBits() ^ first.getLeastSignificantBits();
        }
        assertEquals(74, Long.bitCount(high) + Long.bitCount(low));
    }

    private record Made(long milli, UUID id) {}
}
