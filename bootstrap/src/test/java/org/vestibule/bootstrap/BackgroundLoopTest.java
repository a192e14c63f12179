package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.email;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.adapters.web.Readiness;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.application.notice.Mailer;
import org.vestibule.application.portal.HousekeepingUseCases;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.bootstrap.BackgroundLoop.Pace;
import org.vestibule.bootstrap.metrics.Metrics;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.notice.Notice;
import org.vestibule.testkit.InMemoryBackChannel;
import org.vestibule.testkit.InMemoryDatabaseTime;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.SettableClock;

@Isolated
@Timeout(30)
class BackgroundLoopTest {

    /** As many as are sent at once. */
    private static final int SENDERS = 3;

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final Duration NEVER = Duration.ofDays(1);

    private final MeddledStore store = new MeddledStore();
    private final InMemoryPortal portal = new InMemoryPortal(new SettableClock(), store);
    private final OtherClock clock = new OtherClock(Duration.ZERO);
    private final ClockWatch watch = new ClockWatch(
            new MeasureClock(new InMemoryDatabaseTime(Clock.systemUTC()), clock), Readiness.Ready::new, clock);
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();

    @BeforeEach
    void readTheLog() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void leaveTheLog() {
        System.setErr(err);
    }

    @Test
    void the_mails_that_are_being_sent_when_the_program_ends_are_finished_and_no_others_begin() throws Exception {
        ask(2 * SENDERS);
        BackgroundLoop loop = loop(LONG, this::slowly);
        RunningPortal.await(LONG, "each has one", () -> asked.get() == SENDERS);

        Thread closing = inBackground(loop::close);
        awaitWaiting(closing);
        release.countDown();
        closing.join();

        assertEquals(SENDERS, sent.get());
        assertEquals(SENDERS, portal.store.outbox().due().size(), "neither lost nor sent twice");
        assertQuiet();
        loop.close();
    }

    /** Nothing else waits for a mail server that is slow, nor do all mails wait for one that is. */
    @Test
    void slow_mails_hold_up_no_other_work() throws Exception {
        mandateMails(SENDERS);
        CountDownLatch slow = new CountDownLatch(SENDERS - 1);
        CountDownLatch urgent = new CountDownLatch(1);
        Pace pace = new Pace(OFTEN, OFTEN, OFTEN, OFTEN, LONG);
        try (BackgroundLoop loop = loop(pace, (id, notice, again) -> {
            if (notice.kind() == Notice.Kind.SIGN_UP) {
                urgent.countDown();
                return new Mailer.Sent();
            }
            slow.countDown();
            return slowly(id, notice, again);
        })) {
            assertTrue(slow.await(10, TimeUnit.SECONDS), loop::toString);
            for (int i = 0; i < 3; i++) {
                CountDownLatch one = new CountDownLatch(1);
                store.beforeNextTransaction(one::countDown);
                assertTrue(one.await(10, TimeUnit.SECONDS), "other work goes on");
            }
            ask(1);
            assertTrue(urgent.await(5, TimeUnit.SECONDS), "somebody waits for it");
            assertEquals(0, sent.get());
            release.countDown();
        }
    }

    @Test
    void work_that_does_not_end_in_time_is_broken_off_and_is_no_error() throws Exception {
        ask(1);
        BackgroundLoop loop = loop(Duration.ofMillis(50), this::slowly);
        begun.await();

        loop.close();

        assertEquals(0, sent.get());
        assertEquals(1, portal.store.outbox().due().size(), "it is sent when the program runs again");
        assertQuiet();
        assertFalse(Thread.interrupted());
    }

    @Test
    void whoever_closes_it_and_is_interrupted_stays_so() throws Exception {
        ask(1);
        BackgroundLoop loop = loop(LONG, this::slowly);
        begun.await();
        Thread.currentThread().interrupt();
        loop.close();
        assertTrue(Thread.interrupted());
        assertQuiet();
    }

    @Test
    void nothing_that_a_piece_of_work_throws_ends_the_loop() throws Exception {
        CountDownLatch again = new CountDownLatch(4);
        ask(4);
        try (BackgroundLoop loop = loop(LONG, (id, notice, repeat) -> {
            again.countDown();
            switch ((int) again.getCount()) {
                case 3 -> throw new NoClassDefFoundError("planned");
                case 2 -> throw new IllegalStateException("planned");
                case 1 -> throw new StoreUnavailable(new IOException("planned"));
                default -> sent.incrementAndGet();
            }
            return new Mailer.Sent();
        })) {
            assertTrue(again.await(20, TimeUnit.SECONDS), loop::toString);
        }
        assertEquals(1, sent.get());
        assertEquals(2, lines(" ERROR "), log::toString);
        assertEquals(1, lines(" WARN "), log::toString);
    }

    /** Not only after the first hour: until then addresses that nobody holds cost what is set, and accounts may not. */
    @Test
    void what_hashes_cost_is_counted_as_soon_as_it_starts() {
        try (BackgroundLoop loop = loop(LONG, this::slowly)) {
            while (portal.store.hashCosts().last().isEmpty()) {
                Thread.onSpinWait();
            }
            assertQuiet();
        }
    }

    static Stream<Pace> paces() {
        return Stream.of(
                new Pace(OFTEN, NEVER, NEVER, NEVER, LONG),
                new Pace(NEVER, OFTEN, NEVER, NEVER, LONG),
                new Pace(NEVER, NEVER, OFTEN, OFTEN, LONG));
    }

    /** F-12, L-44: no mail, no telling, no sweep. */
    @ParameterizedTest
    @MethodSource("paces")
    void no_work_begins_while_the_clock_is_off(Pace pace) throws Exception {
        ask(1);
        watch.start();
        clock.set(Duration.ofHours(-1));
        CountDownLatch worked = new CountDownLatch(1);
        store.beforeNextTransaction(worked::countDown);
        try (BackgroundLoop loop = loop(pace, (id, notice, repeat) -> {
            worked.countDown();
            return new Mailer.Sent();
        })) {
            assertFalse(worked.await(300, TimeUnit.MILLISECONDS), loop::toString);
            clock.set(Duration.ZERO);
            assertTrue(worked.await(10, TimeUnit.SECONDS), "it goes on by itself");
        } finally {
            watch.close();
        }
        assertEquals(0, lines(" ERROR "), log::toString);
    }

    @Test
    void a_clock_that_is_moved_between_two_mails_holds_up_the_second() throws Exception {
        ask(2 * SENDERS);
        watch.start();
        try (BackgroundLoop loop = loop(LONG, this::slowly)) {
            RunningPortal.await(LONG, "each has one", () -> asked.get() == SENDERS);
            clock.set(Duration.ofSeconds(90));
            release.countDown();
            RunningPortal.await(LONG, "the first are sent", () -> sent.get() == SENDERS);
            Thread.sleep(1_000); // two rounds
            assertEquals(SENDERS, sent.get(), loop::toString);
        } finally {
            watch.close();
        }
    }

    private BackgroundLoop loop(Duration patience, Mailer mailer) {
        Pace usual = Pace.USUAL;
        return loop(new Pace(usual.mail(), usual.tell(), usual.firstDrop(), usual.drop(), patience), mailer);
    }

    private BackgroundLoop loop(Pace pace, Mailer mailer) {
        return new BackgroundLoop(
                HousekeepingUseCases.deliverNotices(portal.store, portal.means, mailer),
                HousekeepingUseCases.tellApps(portal.store, portal.means, new InMemoryBackChannel()),
                portal.useCases,
                watch,
                new Metrics(Clock.systemUTC()),
                pace);
    }

    private Mailer.Result slowly(UUID id, Notice notice, boolean again) {
        asked.incrementAndGet();
        begun.countDown();
        try {
            release.await();
        } catch (InterruptedException interrupted) {
            throw new UncheckedIOException(new IOException("Broken off", interrupted));
        }
        sent.incrementAndGet();
        return new Mailer.Sent();
    }

    private void mandateMails(int number) {
        for (int i = 0; i < number; i++) {
            Notice notice = Notice.of(
                    AccountId.NOBODY,
                    Notice.Kind.MANDATE_ANNOUNCED,
                    email("m" + i + "@example.com"),
                    URI.create("https://portal.example/"));
            portal.store
                    .transactions()
                    .inTransaction(() -> portal.store.outbox().add(notice));
        }
    }

    private void ask(int people) {
        for (int i = 0; i < people; i++) {
            portal.useCases
                    .signUp()
                    .requestSignUp()
                    .request(email("a" + i + "@example.com"), List.of(), InMemoryPortal.ORIGIN);
        }
    }

    private void assertQuiet() {
        assertEquals(0, lines(" ERROR ") + lines(" WARN "), log::toString);
    }

    private long lines(String level) {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(level))
                .count();
    }

    private static Thread inBackground(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    /** Until it waits for something, and not for a lock that somebody has for a moment, or has nothing to wait for. */
    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
    }
}
