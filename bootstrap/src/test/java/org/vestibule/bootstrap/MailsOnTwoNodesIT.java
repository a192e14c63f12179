package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vestibule.bootstrap.RealMailServer.Stage;
import org.vestibule.bootstrap.RealMailServer.Taken;
import org.vestibule.domain.notice.Notice;
import org.vestibule.testkit.AlsoLong;
import org.vestibule.testkit.Amount;

/**
 * Two nodes send what waits by a real mail server and share the work. Where they are killed in the middle of a mail, none
 * is lost, each person's come in order, and whatever comes twice says so (PRODUCT G, "Mail"; F-21).
 */
@AlsoLong
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailsOnTwoNodesIT {

    private static final int KILLS = Amount.of("vestibule.loops", 1, 8);
    private static final int PEOPLE = 30;
    private static final int EACH = 10;
    private static final int ALL = PEOPLE * EACH;

    /** At which one is killed, by turns. */
    private static final List<Stage> STAGES = List.of(Stage.TAKEN, Stage.HALF_WAY, Stage.RECIPIENT);

    /** So long takes the server over a mail, or one node could be done before the other looks. */
    private static final Duration PAINS = Duration.ofMillis(20);

    /** Longer than a node looks at nothing. */
    private static final Duration QUIET = Duration.ofMillis(1_500);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path data = RunningPortal.newDataFolder();
    private final RealMailServer server = new RealMailServer(data).start();
    private final List<RunningPortal> nodes = new ArrayList<>();

    @BeforeAll
    void startTwo() {
        nodes.add(start(0));
        nodes.add(start(1));
    }

    @AfterAll
    void stopBoth() {
        nodes.get(1).close(); // the database is the first one's child
        nodes.get(0).close();
        server.close();
        RunningPortal.delete(data);
    }

    @Test
    void they_share_the_work_and_send_nothing_twice() {
        server.taken().clear();
        server.behave(visit -> takePains(visit.stage()));
        try (WaitingMails mails = WaitingMails.of(data)) {
            List<String> people = mails.add(Notice.Kind.SIGN_UP, PEOPLE, EACH);
            RunningPortal.await(PATIENCE, "all are sent", () -> mails.count() == 0);
            assertAllCame(people);
        }
        assertEquals(ALL, server.taken().size());
        assertTrue(server.taken().stream().noneMatch(Taken::saysItIsARepeat));
        Map<String, Long> shares =
                server.taken().stream().collect(Collectors.groupingBy(Taken::by, Collectors.counting()));
        System.out.println("MailsOnTwoNodesIT: of " + ALL + " mails each node sent " + shares);
        assertEquals(2, shares.size(), shares::toString);
        assertTrue(shares.values().stream().allMatch(share -> share > ALL / 10), shares::toString);
    }

    @Test
    void none_is_lost_in_the_hands_of_one_that_is_killed() {
        long seed = Long.getLong("vestibule.seed", System.nanoTime());
        System.out.println("MailsOnTwoNodesIT: seed " + seed);
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            Stage stage = STAGES.get(kill % STAGES.size());
            boolean both = kill % 4 == 3;
            int repeats = killed(stage, 1 + random.nextInt(50), both);
            System.out.println(
                    "MailsOnTwoNodesIT: killed at " + stage + (both ? ", both," : ",") + " repeats: " + repeats);
            assertTrue(stage != Stage.TAKEN || repeats > 0, "the server had one that its sender could not know of");
        }
    }

    /** One is, or both with their database, at some stage of so many-th mail; says how many came again. */
    private int killed(Stage stage, int number, boolean both) {
        server.taken().clear();
        server.behave(visit -> takePains(visit.stage()));
        List<String> people;
        try (WaitingMails mails = WaitingMails.of(data)) {
            people = mails.add(Notice.Kind.SIGN_UP, PEOPLE, EACH);
        }
        CountDownLatch dead = new CountDownLatch(1);
        AtomicInteger left = new AtomicInteger(number);
        server.behave(visit -> {
            takePains(visit.stage());
            if (visit.stage() == stage && visit.by().equals("node1") && left.decrementAndGet() == 0) {
                nodes.get(1).kill();
                if (both) {
                    nodes.get(0).kill();
                }
                dead.countDown();
            }
        });
        await(dead);
        if (both) {
            nodes.set(0, start(0));
        }
        nodes.set(1, start(1));
        try (WaitingMails mails = WaitingMails.of(data)) {
            awaitQuiet(mails);
            assertTrue(mails.count() > 0, "what was in its hands is nobody's yet");
            mails.pass(5);
            RunningPortal.await(PATIENCE, "all are sent", () -> mails.count() == 0);
        }
        assertAllCame(people);
        return server.taken().size() - ALL;
    }

    private RunningPortal start(int node) {
        return RunningPortal.start(data, server.settings("node" + node));
    }

    private void assertAllCame(List<String> people) {
        Map<String, List<Taken>> came = server.taken().stream().collect(Collectors.groupingBy(Taken::to));
        assertEquals(Set.copyOf(people), came.keySet());
        came.forEach((person, mails) -> {
            Set<String> names = new LinkedHashSet<>();
            for (Taken mail : mails) {
                assertTrue(names.add(mail.id()) || mail.saysItIsARepeat(), () -> "unmarked: " + mail);
            }
            assertEquals(EACH, names.size(), () -> "to " + person);
            assertEquals(List.copyOf(new TreeSet<>(names)), List.copyOf(names), () -> "in order to " + person);
        });
    }

    /** Until whoever lives has sent what is in nobody's hands. */
    private static void awaitQuiet(WaitingMails mails) {
        long before;
        do {
            before = mails.count();
            pause(QUIET);
        } while (mails.count() < before);
    }

    private static void takePains(Stage stage) {
        if (stage == Stage.TAKEN) {
            pause(PAINS);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "it comes so far");
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
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
