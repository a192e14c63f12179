package org.vestibule.adapters.persistence.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.adapters.persistence.seal.KeyRing.Sealed;

class KeyRingTest {

    private static final short GONE = 30_000;

    private final KeyRing ring = TestDatabase.SHARED.keys();

    /** Between reading and opening it was sealed with another key, and the old one removed. */
    @Test
    void what_was_sealed_anew_while_it_was_read_is_read_again() {
        SealedColumn.Place place = SealedColumn.AUTHENTICATOR_KEY.at(UUID.randomUUID());
        Sealed now = ring.seal(new byte[] {1, 2}, place);
        AtomicInteger readings = new AtomicInteger();
        Optional<byte[]> opened = ring.reading(() -> ring.open(
                readings.incrementAndGet() == 1 ? new Sealed(GONE, now.value()) : now, place, "It", "Meanwhile"));
        assertEquals(List.of(1, 2), List.of((int) opened.orElseThrow()[0], (int) opened.orElseThrow()[1]));
        assertEquals(2, readings.get());
    }

    /** S-033. */
    @Test
    void nothing_opens_in_another_place_or_with_the_name_of_another_key() {
        SealedColumn.Place place = SealedColumn.MAIL.at(UUID.randomUUID());
        Sealed sealed = ring.seal(new byte[] {1}, place);
        assertEquals(Optional.empty(), ring.open(sealed, SealedColumn.MAIL.at(UUID.randomUUID()), "It", "Meanwhile"));
        Sealed renamed = new Sealed(OpenKeys.NAMING, sealed.value());
        assertEquals(Optional.empty(), ring.open(renamed, place, "It", "Meanwhile"));
    }
}
