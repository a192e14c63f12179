package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.subethamail.smtp.RejectException;
import org.vestibule.bootstrap.RealMailServer.Stage;
import org.vestibule.bootstrap.RealMailServer.Taken;
import org.vestibule.domain.notice.Notice;
import org.vestibule.testkit.AlsoLong;
import org.vestibule.testkit.Amount;

/** Whatever becomes of the mail server, people sign in as ever, and mails arrive (PRODUCT G, "Mail"; F-21). */
@AlsoLong
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailServerTroubleIT {

    private static final String EMAIL = "person@example.org";
    private static final int WAITING = 20;
    private static final int SIGN_INS = 15;
    private static final int CROWD = Amount.of(2_000, 100_000);

    /** What a large customer's mails cost a slow server each: in the short form, too, they would take a minute. */
    private static final Duration PAINS = Duration.ofMillis(50);

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path data = RunningPortal.newDataFolder();
    private final RealMailServer server = new RealMailServer(data);
    private RunningPortal portal;
    private WaitingMails mails;

    @BeforeAll
    void startPortal() {
        portal = RunningPortal.start(data, server.settings("portal"));
        RunningPortal.Command made = RunningPortal.runHere(
                data, HttpBrowser.PASSWORD + "\n", "account", "create", EMAIL, "--name", "P", "--password-stdin");
        assertEquals(0, made.code(), made.err());
        mails = WaitingMails.of(data);
        signIns(SIGN_INS); // it is warm
    }

    @AfterAll
    void stopPortal() {
        mails.close();
        portal.close();
        server.close();
        RunningPortal.delete(data);
    }

    @BeforeEach
    void startServer() {
        server.stop();
        mails.empty();
        mails.awaitTried();
        server.taken().clear();
        server.behave(visit -> {});
        server.showItsOwn(true);
        server.start();
    }

    @Test
    void what_waits_for_an_hour_arrives_by_itself() {
        Duration usual = usualSignIns();
        server.stop();
        mails.add(Notice.Kind.SIGN_UP, WAITING, 1);
        assertAsUsual(usual, "a server that is down", signIns(SIGN_INS));
        mails.awaitTried();
        for (int minutes = 0; minutes < 60; minutes += 20) {
            mails.pass(20);
            mails.awaitTried();
        }
        assertEquals(4, mails.mostTries(), "at once, and after 1, 5 and 15 minutes more");
        assertTrue(portal.output().contains("[smtp-connection-refused]"), portal::output);
        assertAllArrive(70);
    }

    @Test
    void one_that_is_silent_holds_nobody_up() throws IOException {
        Duration usual = usualSignIns();
        server.stop();
        List<Socket> held = new CopyOnWriteArrayList<>();
        try (ServerSocket silent = new ServerSocket(server.port(), 50, InetAddress.getLoopbackAddress())) {
            Thread accepting = new Thread(() -> hold(silent, held));
            accepting.setDaemon(true);
            accepting.start();
            mails.add(Notice.Kind.SIGN_UP, WAITING, 1);
            RunningPortal.await(PATIENCE, "all who send wait for it", () -> held.size() == 3);
            assertAsUsual(usual, "a server that is silent", signIns(SIGN_INS));
            assertEquals(3, held.size(), "they still do");
        }
        for (Socket one : held) {
            one.close();
        }
        mails.awaitTried();
        assertAllArrive(2);
    }

    /** By themselves, when it is time for the next try. */
    private void assertAllArrive(int minutes) {
        long waiting = mails.count();
        assertTrue(waiting >= WAITING);
        server.taken().clear();
        server.start();
        mails.pass(minutes);
        RunningPortal.await(PATIENCE, "all arrive", () -> mails.count() == 0);
        assertEquals(waiting, server.taken().stream().map(Taken::id).distinct().count(), "each");
        assertEquals(waiting, server.taken().size(), "once");
    }

    /** First it seems to be another's, then each of some mails meets another trouble. */
    @Test
    void trouble_at_any_stage_loses_none() {
        server.showItsOwn(false);
        Set<String> people = new TreeSet<>(mails.add(Notice.Kind.SIGN_UP, WAITING, 1));
        mails.awaitTried();
        assertEquals(List.of(), server.taken());
        assertTrue(portal.output().contains("[smtp-certificate-name]"), portal::output);
        server.showItsOwn(true);
        Map<Stage, Queue<String>> troubles = new ConcurrentHashMap<>(Map.of(
                Stage.GREETING, queue("554 5.7.1 not you", "421 4.3.2 busy", "gone"),
                Stage.SIGN_IN, queue("535 5.7.8 no", "gone"),
                Stage.SENDER, queue("550 5.7.60 not as that", "451 4.3.0 not now", "gone"),
                Stage.RECIPIENT, queue("450 4.7.1 greylisted", "550 5.1.1 unknown", "gone"),
                Stage.HALF_WAY, queue("gone", "gone"),
                Stage.HEARD, queue("554 5.6.0 no such words", "451 4.3.0 not now"),
                Stage.TAKEN, queue("gone", "gone")));
        Set<String> unanswered = ConcurrentHashMap.newKeySet();
        Set<String> refused = ConcurrentHashMap.newKeySet();
        server.behave(visit -> {
            String trouble = troubles.get(visit.stage()).poll();
            if (trouble == null) {
                return;
            }
            if (visit.stage() == Stage.TAKEN) {
                unanswered.add(visit.to());
            }
            if (trouble.startsWith("550 5.1.1")) {
                refused.add(visit.to());
            }
            throw trouble.equals("gone")
                    ? visit.gone()
                    : new RejectException(Integer.parseInt(trouble.substring(0, 3)), trouble.substring(4));
        });
        RunningPortal.await(PATIENCE, "all that can be sent are", () -> {
            mails.awaitTried();
            mails.pass(70);
            return mails.count() == 0;
        });

        assertEquals(Set.of(), troubles.values().stream().flatMap(Queue::stream).collect(Collectors.toSet()));
        assertEquals(1, refused.size(), "finally");
        people.removeAll(refused);
        Map<String, List<Taken>> came = server.taken().stream().collect(Collectors.groupingBy(Taken::to));
        assertEquals(people, came.keySet());
        assertEquals(2, unanswered.size());
        came.forEach((person, each) -> {
            assertEquals(unanswered.contains(person) ? 2 : 1, each.size(), person);
            assertEquals(1, each.stream().map(Taken::id).distinct().count());
            assertTrue(each.get(each.size() - 1).saysItIsARepeat(), "each was tried before");
        });
    }

    /** PRODUCT G: a sign-up mail waits for no large customer's. */
    @Test
    void a_sign_up_mail_waits_for_no_crowd() {
        server.behave(visit -> {
            if (visit.stage() == Stage.TAKEN) {
                pause(PAINS);
            }
        });
        mails.add(Notice.Kind.MANDATE_ANNOUNCED, CROWD, 1);
        RunningPortal.await(PATIENCE, "it is at them", () -> server.taken().size() > 10);
        List<Long> took = new ArrayList<>();
        for (int person = 0; person < 5; person++) {
            String email = "new" + person + "@example.org";
            long begun = System.nanoTime();
            assertEquals(
                    200,
                    new HttpBrowser(portal).fill("/sign-up", "email", email).status());
            RunningPortal.await(
                    SOON,
                    "a sign-up mail leaves",
                    () -> server.taken().stream().anyMatch(mail -> mail.to().equals(email)));
            took.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
        }
        long waiting = mails.count();
        System.out.println("MailServerTroubleIT: while " + waiting + " of " + CROWD
                + " mandate mails waited, sign-up mails arrived after " + took + " ms");
        assertTrue(waiting > CROWD * 3L / 4, "they still wait: " + waiting);
    }

    private static Queue<String> queue(String... answers) {
        return new ConcurrentLinkedQueue<>(List.of(answers));
    }

    private Duration usualSignIns() {
        Duration usual = signIns(SIGN_INS);
        RunningPortal.await(PATIENCE, "their mails are sent", () -> mails.count() == 0);
        return usual;
    }

    /** So long they take, each from a browser that was never seen, of which mails tell. */
    private Duration signIns(int number) {
        List<Duration> took = Stream.generate(() -> {
                    long begun = System.nanoTime();
                    assertEquals("/", new HttpBrowser(portal).signIn(EMAIL).location());
                    return Duration.ofNanos(System.nanoTime() - begun);
                })
                .limit(number)
                .sorted()
                .toList();
        return took.get(number / 2);
    }

    private static void assertAsUsual(Duration usual, String when, Duration took) {
        System.out.println("MailServerTroubleIT: a sign-in takes " + usual.toMillis() + " ms, and beside " + when + " "
                + took.toMillis() + " ms");
        assertTrue(took.compareTo(usual.multipliedBy(2).plusMillis(50)) < 0, () -> took + " instead of " + usual);
    }

    private static void hold(ServerSocket silent, List<Socket> held) {
        try {
            while (true) {
                held.add(silent.accept());
            }
        } catch (IOException closed) {
            assertFalse(held.isEmpty());
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
