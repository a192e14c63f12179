package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.adapters.persistence.StorageProblem.Why;

@Timeout(20)
class OpeningTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void it_waits_for_a_database_that_comes_up() {
        Optional<String> opened = new Opening(LONG, stop)
                .open(() -> attempts.incrementAndGet() < 3 ? fail(Why.CONNECTION_REFUSED) : "opened");
        assertEquals(Optional.of("opened"), opened);
    }

    @Test
    void it_does_not_wait_for_what_stays_as_it_is() {
        for (Why why : Why.values()) {
            if (!why.passing()) {
                StorageProblem told = assertThrows(
                        StorageProblem.class, () -> new Opening(LONG, stop).open(() -> fail(why)), why.name());
                assertSame(why, told.why());
            }
        }
        IllegalStateException broken = new IllegalStateException("broken");
        assertSame(
                broken,
                assertThrows(
                        IllegalStateException.class,
                        () -> new Opening(LONG, stop).open(() -> {
                            throw broken;
                        })));
    }

    @Test
    void it_does_not_wait_for_ever() {
        StorageProblem told = assertThrows(
                StorageProblem.class,
                () -> new Opening(Duration.ofSeconds(1), stop).open(() -> fail(Why.CONNECTION_REFUSED)));
        assertSame(Why.CONNECTION_REFUSED, told.why());
    }

    @Test
    void it_waits_no_longer_when_the_program_is_to_end() {
        Optional<String> opened = new Opening(LONG, stop).open(() -> {
            stop.countDown();
            return fail(Why.CONNECTION_REFUSED);
        });
        assertEquals(Optional.empty(), opened);
        assertEquals(Optional.empty(), new Opening(LONG, stop).open(() -> "never"));
    }

    @Test
    void a_failure_of_opening_that_is_to_stop_is_none() {
        assertEquals(Optional.empty(), new Opening(LONG, stop).open(() -> {
                    stop.countDown();
                    return fail(Why.NOT_STARTED);
                }));
        assertTrue(stop.getCount() == 0);
    }

    private static String fail(Why why) {
        throw new StorageProblem(why, null, "localhost:5432");
    }
}
