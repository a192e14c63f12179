package org.vestibule.application.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.testkit.Race;

@Timeout(30)
class HashQueueTest {

    private static final ClientAddress HERE = ClientAddress.THIS_MACHINE;

    @Test
    void it_takes_as_many_as_there_are_places_and_refuses_the_rest_at_once() {
        HashQueue queue = new HashQueue(1, 3, System::nanoTime);
        List<HashQueue.Place> taken = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            taken.add(queue.enter(HERE, true).orElseThrow());
        }
        assertTrue(queue.enter(HERE, true).isEmpty());
        taken.get(0).close();
        assertTrue(queue.enter(HERE, true).isPresent());
        assertTrue(queue.enter(HERE, true).isEmpty());
    }

    @Test
    void it_answers_what_was_computed() {
        try (HashQueue.Place place =
                new HashQueue(1, 1, System::nanoTime).enter(HERE, true).orElseThrow()) {
            assertEquals("hash", place.compute(() -> "hash"));
            assertEquals("another", place.compute(() -> "another"));
        }
    }

    @Test
    void a_place_is_given_back_when_a_hash_fails() {
        HashQueue queue = new HashQueue(1, 1, System::nanoTime);
        for (int i = 0; i < 3; i++) {
            assertThrows(IllegalStateException.class, () -> {
                try (HashQueue.Place place = queue.enter(HERE, true).orElseThrow()) {
                    place.compute(() -> {
                        throw new IllegalStateException("planned");
                    });
                }
            });
        }
        try (HashQueue.Place place = queue.enter(HERE, true).orElseThrow()) {
            assertEquals("hash", place.compute(() -> "hash"));
        }
    }

    @Test
    void a_worker_is_given_back_when_a_hash_fails() {
        try (HashQueue.Place place =
                new HashQueue(1, 1, System::nanoTime).enter(HERE, true).orElseThrow()) {
            assertThrows(
                    OutOfMemoryError.class,
                    () -> place.compute(() -> {
                        throw new OutOfMemoryError("planned");
                    }));
            assertEquals("hash", place.compute(() -> "hash"));
        }
    }

    @Test
    void no_more_are_computed_at_once_than_there_are_workers() {
        HashQueue queue = new HashQueue(3, 20, System::nanoTime);
        AtomicInteger running = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        try (Race race = new Race(20)) {
            List<Integer> seen = race.run(() -> {
                try (HashQueue.Place place = queue.enter(HERE, true).orElseThrow()) {
                    return place.compute(() -> {
                        int now = running.incrementAndGet();
                        three.countDown();
                        await(three);
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2)); // time for too many to come
                        running.decrementAndGet();
                        return now;
                    });
                }
            });
            assertTrue(seen.stream().allMatch(now -> now <= 3), seen::toString);
            assertTrue(seen.contains(3), seen::toString);
        }
    }

    @Test
    void in_a_rush_every_place_is_used_and_none_is_lost() {
        HashQueue queue = new HashQueue(2, 8, System::nanoTime);
        try (Race race = new Race(50)) {
            for (int round = 0; round < 20; round++) {
                CountDownLatch all = new CountDownLatch(50);
                List<Boolean> entered = race.run(() -> {
                    var place = queue.enter(HERE, true);
                    all.countDown();
                    await(all);
                    place.ifPresent(HashQueue.Place::close);
                    return place.isPresent();
                });
                assertEquals(8, entered.stream().filter(in -> in).count());
            }
        }
    }

    @Test
    void whoever_is_refused_is_told_when_to_come_back() {
        assertEquals(TryLater.Reason.BUSY, HashQueue.BUSY.reason());
        assertFalse(HashQueue.BUSY.delay().compareTo(Duration.ofSeconds(1)) < 0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
