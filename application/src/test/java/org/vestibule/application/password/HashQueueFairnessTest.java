package org.vestibule.application.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryStore;
import org.vestibule.testkit.SettableClock;

/** Who finds a place in the queue when many want one (S-013, S-060). */
class HashQueueFairnessTest {

    private static final int PLACES = 32;
    private static final int QUARTER = 8;
    private static final ClientAddress LOOPBACK = ClientAddress.THIS_MACHINE;

    private final HashQueue queue = new HashQueue(2, PLACES, System::nanoTime);

    @Test
    void one_address_holds_a_quarter_at_most() {
        assertEquals(
                QUARTER, enterUntilFull(ClientAddress.of("198.51.100.7"), false).size());
        assertTrue(queue.enter(ClientAddress.of("198.51.100.8"), false).isPresent());
    }

    @Test
    void one_address_holds_a_quarter_even_of_known_browsers() {
        assertEquals(
                QUARTER, enterUntilFull(ClientAddress.of("198.51.100.7"), true).size());
    }

    @Test
    void of_ipv6_the_first_64_bits_are_the_address() {
        long in = IntStream.range(0, PLACES)
                .filter(i -> queue.enter(ClientAddress.of("2001:db8:1:2:%x::1".formatted(i)), false)
                        .isPresent())
                .count();
        assertEquals(QUARTER, in);
        assertTrue(queue.enter(ClientAddress.of("2001:db8:1:3::1"), false).isPresent());
    }

    /** Whoever looks after a portal for this machine alone is not held back by a quarter. */
    @Test
    void this_very_machine_holds_as_many_as_there_are_where_the_portal_is_for_that_alone() {
        assertEquals(PLACES - QUARTER, enterUntilFull(LOOPBACK, false).size());
    }

    @Test
    void a_quarter_is_kept_for_known_browsers() {
        assertEquals(PLACES - QUARTER, flood(false));
        assertTrue(queue.enter(ClientAddress.of("203.0.113.1"), false).isEmpty());
        assertEquals(
                QUARTER, enterUntilFull(ClientAddress.of("203.0.113.1"), true).size());
        assertTrue(queue.enter(ClientAddress.of("203.0.113.2"), true).isEmpty());
    }

    @Test
    void it_tells_what_it_has_to_do_and_what_it_did() throws Exception {
        HashQueue one = new HashQueue(1, 4, System::nanoTime);
        assertEquals(new HashQueue.Load(0, 0, 0, Duration.ZERO, 0), one.load());
        HashQueue.Place first = one.enter(LOOPBACK, false).orElseThrow();
        HashQueue.Place second = one.enter(LOOPBACK, false).orElseThrow();
        CountDownLatch computing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread busy = new Thread(() -> first.compute(() -> {
            computing.countDown();
            awaitQuietly(goOn);
            return "";
        }));
        busy.start();
        computing.await();
        Thread waits = new Thread(() -> second.compute(() -> ""));
        waits.start();
        assertEquals(2, one.load().computing() + one.load().waiting());
        assertEquals(1, one.load().computing());
        while (waits.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        Thread.sleep(20);
        goOn.countDown();
        busy.join();
        waits.join();
        assertEquals(2, one.load().computed());
        assertTrue(one.load().waited().toMillis() >= 20, one.load()::toString);
        assertTrue(one.enter(LOOPBACK, false).isPresent());
        assertTrue(one.enter(LOOPBACK, false).isEmpty());
        assertEquals(1, one.load().turnedAway());
        first.close();
        second.close();
        assertEquals(0, one.load().computing());
        assertEquals(1, one.load().waiting());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void who_leaves_makes_room_for_the_same_address() {
        ClientAddress address = ClientAddress.of("198.51.100.7");
        List<HashQueue.Place> places = enterUntilFull(address, false);
        places.get(0).close();
        assertEquals(1, enterUntilFull(address, false).size());
        places.stream().skip(1).forEach(HashQueue.Place::close);
        assertEquals(QUARTER - 1, enterUntilFull(address, false).size());
    }

    /** The flood costs nobody a try; whoever is known is let in all the same. */
    @Test
    void in_a_flood_a_known_browser_signs_in_and_an_unknown_one_is_told_to_come_back() {
        InMemoryPortal portal = new InMemoryPortal(new SettableClock(), new InMemoryStore(), queue);
        Account ada = portal.account("ada@example.com");
        BearerToken browser = assertInstanceOf(SignIn.SignedInNow.class, portal.signIn(ada, PASSWORD))
                .begun()
                .browser()
                .orElseThrow();
        flood(false);
        for (int i = 0; i < 7; i++) {
            assertEquals(new SignIn.Later(HashQueue.BUSY), portal.signIn(ada, PASSWORD));
        }
        assertEquals(TryLater.Reason.BUSY, HashQueue.BUSY.reason());
        assertFalse(HashQueue.BUSY.delay().isZero());
        assertInstanceOf(SignIn.SignedInNow.class, portal.signIn(ada, PASSWORD, List.of(browser)));
    }

    @Test
    void a_flood_costs_no_try() {
        InMemoryPortal portal = new InMemoryPortal(new SettableClock(), new InMemoryStore(), queue);
        Account ada = portal.account("ada@example.com");
        List<HashQueue.Place> taken = enterUntilFull(LOOPBACK, false);
        for (int i = 0; i < 7; i++) {
            assertEquals(new SignIn.Later(HashQueue.BUSY), portal.signIn(ada, PASSWORD));
        }
        taken.forEach(HashQueue.Place::close);
        assertInstanceOf(
                SignIn.SignedInNow.class,
                portal.useCases.signIn().signIn().signIn(ada.email(), PASSWORD, List.of(), Optional.empty(), ORIGIN));
    }

    /** From as many addresses as it takes; says how many got in. */
    private long flood(boolean known) {
        return IntStream.range(0, 2 * PLACES)
                .filter(i -> queue.enter(ClientAddress.of("10.0.0." + i), known).isPresent())
                .count();
    }

    private List<HashQueue.Place> enterUntilFull(ClientAddress address, boolean known) {
        List<HashQueue.Place> places = new ArrayList<>();
        for (Optional<HashQueue.Place> place = queue.enter(address, known);
                place.isPresent();
                place = queue.enter(address, known)) {
            places.add(place.get());
        }
        return places;
    }
}
