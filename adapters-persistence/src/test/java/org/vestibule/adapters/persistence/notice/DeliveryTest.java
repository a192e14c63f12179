package org.vestibule.adapters.persistence.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.notice.DeliverNotices;
import org.vestibule.application.notice.Mailer;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.portal.HousekeepingUseCases;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.TimeOrderedId;
import org.vestibule.testkit.AlsoLong;
import org.vestibule.testkit.Amount;
import org.vestibule.testkit.CheapMeans;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;

/** PRODUCT G, F-21: however many mails wait, and however many nodes send them. */
@AlsoLong
class DeliveryTest {

    private static final int CROWD = Amount.of(20_000, 100_000);
    private static final int AT_ONCE = 5_000;

    /** So many leave before, so that what they leave behind is in the way if it can be. */
    private static final int MANY = 2_000;

    private static final Duration AWAITED = Duration.ofSeconds(5);

    private final Store store = TestDatabase.SHARED.store();
    private final Outbox outbox = store.outbox();

    /** An account id of each one's own, in the order of their making. */
    private final SecureRandom random = new SecureRandom();

    @BeforeEach
    @AfterEach
    void empty() {
        TestDatabase.SHARED.meddle("DELETE FROM outbox");
        TestDatabase.SHARED.meddle("DELETE FROM refused_address");
    }

    /** While the others go on being sent, and after many were. */
    @Test
    void a_sign_up_mail_leaves_within_seconds_though_a_large_customers_mandate_mails_wait() {
        crowd(1);
        AtomicInteger sent = new AtomicInteger();
        DeliverNotices node = node(Clock.systemUTC(), (id, notice, again) -> {
            sent.incrementAndGet();
            return new Mailer.Sent();
        });
        AtomicBoolean ended = new AtomicBoolean();
        List<Duration> took;
        try (Race race = new Race(3)) {
            took = race.run(List.<Supplier<Duration>>of(() -> sending(node, ended), () -> sending(node, ended), () -> {
                until(() -> sent.get() >= MANY);
                Duration wait = untilSignUpIsSent();
                ended.set(true);
                return wait;
            }));
        }
        System.out.println("Before " + CROWD + " mandate mails a sign-up mail left after "
                + took.get(2).toMillis() + " ms; " + sent.get() + " of them left in "
                + took.get(0).toMillis() + " ms");
        assertTrue(took.get(2).compareTo(AWAITED) < 0, took::toString);
        assertTrue(outbox.waiting().count() > CROWD / 2, "they still wait");
    }

    /** Each person has several, so that those behind the first are in nobody's way either. */
    @Test
    void one_is_claimed_fast_though_all_others_wait_for_their_next_try() {
        crowd(4);
        TestDatabase.SHARED.meddle("UPDATE outbox SET due_at = '2100-01-01'");
        add(Notice.Kind.MANDATE_REMINDER, account(), 0);
        DeliverNotices node = node(Clock.systemUTC(), (id, notice, again) -> new Mailer.Sent());
        long begun = System.nanoTime();
        assertTrue(node.deliver(Notice.Urgency.BULK));
        assertFalse(node.deliver(Notice.Urgency.BULK));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println(
                "While " + CROWD + " mails wait for their next try, two claims took " + took.toMillis() + " ms");
        assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, took::toString);
    }

    /** Nobody is sent the same twice, nor two at once, though half the tries fail. */
    @Test
    void two_nodes_share_the_work_and_keep_each_persons_order() {
        List<AccountId> people = IntStream.range(0, 20).mapToObj(i -> account()).toList();
        for (int number = 0; number < 10; number++) {
            for (AccountId person : people) {
                add(Notice.Kind.SIGN_UP, person, number);
            }
        }
        SettableClock clock = new SettableClock();
        Set<AccountId> atIt = ConcurrentHashMap.newKeySet();
        Set<UUID> failed = ConcurrentHashMap.newKeySet();
        ConcurrentHashMap<AccountId, List<String>> arrived = new ConcurrentHashMap<>();
        Mailer mailer = (id, notice, again) -> {
            assertTrue(atIt.add(notice.account()), "two at once");
            assertEquals(failed.contains(id), again);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            boolean later = (id.hashCode() & 1) == 0 && failed.add(id);
            if (!later) {
                arrived.computeIfAbsent(notice.account(), account -> new ArrayList<>())
                        .add(notice.link().getPath());
            }
            atIt.remove(notice.account());
            return later ? new Mailer.Later("451") : new Mailer.Sent();
        };
        List<DeliverNotices> nodes = List.of(node(clock, mailer), node(clock, mailer));
        try (Race race = new Race(6)) {
            for (int round = 0; outbox.waiting().count() > 0; round++) {
                assertTrue(round < 100, "they are sent at last");
                AtomicInteger turn = new AtomicInteger();
                race.run(() -> {
                    DeliverNotices node = nodes.get(turn.getAndIncrement() % nodes.size());
                    int sent = 0;
                    while (node.deliver(Notice.Urgency.BULK)) {
                        sent++;
                    }
                    return sent;
                });
                clock.advance(Duration.ofMinutes(2));
            }
        }
        List<String> inOrder = IntStream.range(0, 10).mapToObj(i -> "/" + i).toList();
        people.forEach(person -> assertEquals(inOrder, arrived.get(person)));
        assertTrue(failed.size() > 50);
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private Duration untilSignUpIsSent() {
        AtomicBoolean left = new AtomicBoolean();
        DeliverNotices sender = node(Clock.systemUTC(), (id, notice, again) -> {
            left.set(notice.kind() == Notice.Kind.SIGN_UP);
            return new Mailer.Sent();
        });
        long begun = System.nanoTime();
        add(Notice.Kind.SIGN_UP, AccountId.NOBODY, 0);
        while (!left.get() && outbox.waiting().count() > 0) {
            if (!sender.deliver(Notice.Urgency.AWAITED)) {
                // another has sent it
                left.set(true);
            }
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static Duration sending(DeliverNotices node, AtomicBoolean ended) {
        long begun = System.nanoTime();
        while (!ended.get()) {
            assertTrue(node.deliver(Notice.Urgency.BULK));
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private DeliverNotices node(Clock clock, Mailer mailer) {
        return HousekeepingUseCases.deliverNotices(store, CheapMeans.of(clock), mailer);
    }

    private void crowd(int each) {
        for (int done = 0; done < CROWD; done += AT_ONCE) {
            store.transactions().inTransaction(() -> {
                for (int i = 0; i < AT_ONCE / each; i++) {
                    AccountId account = account();
                    for (int number = 0; number < each; number++) {
                        outbox.add(notice(Notice.Kind.MANDATE_ANNOUNCED, account, number));
                    }
                }
            });
        }
        assertEquals(CROWD, outbox.waiting().count());
    }

    private void add(Notice.Kind kind, AccountId account, int number) {
        store.transactions().inTransaction(() -> outbox.add(notice(kind, account, number)));
    }

    private AccountId account() {
        return new AccountId(TimeOrderedId.make(SettableClock.START, random));
    }

    private static Notice notice(Notice.Kind kind, AccountId account, int number) {
        return Notice.of(
                account,
                kind,
                EmailAddress.parse(account.value() + "@example.com").orElseThrow(),
                URI.create("https://portal.example/" + number));
    }
}
