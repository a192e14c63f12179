package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

    private final Opening opening = new Opening(LONG);
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void it_waits_for_a_database_that_comes_up() {
        Optional<String> opened =
                opening.open(() -> attempts.incrementAndGet() < 3 ? fail(Why.CONNECTION_REFUSED) : "opened");
        assertEquals(Optional.of("opened"), opened);
    }

    @Test
    void it_does_not_wait_for_what_stays_as_it_is() {
        for (Why why : Why.values()) {
            if (!why.passing()) {
                StorageProblem told =
                        assertThrows(StorageProblem.class, () -> opening.open(() -> fail(why)), why.name());
                assertSame(why, told.why());
            }
        }
        IllegalStateException broken = new IllegalStateException("broken");
        assertSame(
                broken,
                assertThrows(
                        IllegalStateException.class,
                        () -> opening.open(() -> {
                            throw broken;
                        })));
    }

    @Test
    void it_does_not_wait_for_ever() {
        StorageProblem told = assertThrows(
                StorageProblem.class,
                () -> new Opening(Duration.ofSeconds(1)).open(() -> fail(Why.CONNECTION_REFUSED)));
        assertSame(Why.CONNECTION_REFUSED, told.why());
    }

    @Test
    void it_waits_no_longer_when_the_program_is_to_end() {
        Optional<String> opened = opening.open(() -> {
            opening.stop();
            return fail(Why.CONNECTION_REFUSED);
        });
        assertEquals(Optional.empty(), opened);
        assertEquals(Optional.empty(), opening.open(() -> "never"));
    }

    @Test
    void a_failure_of_opening_that_is_to_stop_is_none() {
        assertEquals(Optional.empty(), opening.open(() -> {
            opening.stop();
            return fail(Why.NOT_STARTED);
        }));
    }

    @Test
    void what_takes_long_is_broken_off_and_leaves_nothing_interrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Thread stopping = new Thread(() -> {
            awaitUninterruptibly(begun);
            opening.stop();
        });
        stopping.start();
        assertEquals(Optional.empty(), opening.open(() -> {
            begun.countDown();
            try {
                Thread.sleep(LONG.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
            return "never";
        }));
        assertFalse(Thread.interrupted());
        stopping.join();
        opening.stop();
        assertFalse(Thread.interrupted(), "once it is over, nobody is interrupted any more");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String fail(Why why) {
        throw new StorageProblem(why, null, "localhost:5432");
    }
}
