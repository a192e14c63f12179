package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.AlsoLong;
import org.vestibule.testkit.Amount;
import org.vestibule.testkit.Race;

/**
 * Kills the portal, and its database with it, up to 300 ms after the form was sent that decides each flow. After a
 * restart each account is as it was or as it should become, never anything between; whoever got an answer finds what it
 * said; nothing that can be used once was used for nothing; and everybody can sign in (F-01, F-02, L-28, I1, I2, I6, I7).
 *
 * <p>Which way each case falls is chance; {@code -Dvestibule.seed=} repeats the delays that a run printed,
 * and {@code -Dvestibule.loops=} kills as often as one likes: three kills are one of each flow.
 */
@AlsoLong
class KilledMidwayIT {

    private static final int LOOPS = Amount.of("vestibule.loops", 6, 30);
    private static final int LONGEST_DELAY = 300;
    private static final String NEW_PASSWORD = "orange ladder quiet monday";
    private static final String ENABLE = "/security/two-step/enable";
    private static final String CHANGE = "/security/two-step/change-device";

    private final Path data = RunningPortal.newDataFolder();

    private enum Flow {
        ENABLE,
        BEGIN_CHANGE,
        CONFIRM_CHANGE,
        NEW_CODES,
        DISABLE,
        CODE,
        BACKUP_CODE,
        RESET,
        NOT_ME
    }

    @Test
    void the_old_state_or_the_new_one() {
        long seed = Long.getLong("vestibule.seed", System.nanoTime());
        System.out.println("KilledMidwayIT: seed " + seed);
        Random random = new Random(seed);
        Map<Flow, Map<String, Integer>> outcomes = new EnumMap<>(Flow.class);
        RunningPortal portal = RunningPortal.start(data);
        try {
            List<List<Case>> loops = new ArrayList<>();
            for (int loop = 0; loop < LOOPS; loop++) {
                loops.add(cases(loop));
            }
            prepare(loops.stream().flatMap(List::stream).toList(), portal);
            for (List<Case> cases : loops) {
                double chance = random.nextDouble(); // squared: most answers take no longer than some 50 ms
                killMidway(portal, cases, (int) (LONGEST_DELAY * chance * chance));
                portal = RunningPortal.start(data);
                for (Case one : cases) {
                    outcomes.computeIfAbsent(one.flow, flow -> new TreeMap<>())
                            .merge(outcome(one, portal), 1, Integer::sum);
                }
            }
        } finally {
            portal.close();
        }
        outcomes.forEach((flow, counts) -> System.out.println("KilledMidwayIT: " + flow + " " + counts));
        RunningPortal.delete(data);
    }

    /** Somebody in the middle of a flow. */
    private static final class Case {

        private final Flow flow;
        private final String email;
        private HttpBrowser browser;
        private PhoneApp app;
        private PhoneApp newApp;
        private List<String> codes = List.of();
        private String link = "";
        private long step;
        private Optional<HttpBrowser.Answer> answer = Optional.empty();

        private Case(Flow flow, String email) {
            this.flow = flow;
            this.email = email;
        }

        @Override
        public String toString() {
            return flow + " of " + email + ", answered " + answer.map(HttpBrowser.Answer::status);
        }
    }

    /** A third of the flows each time, by turns. */
    private static List<Case> cases(int loop) {
        List<Flow> flows = List.of(Flow.values());
        return flows.stream()
                .filter(flow -> (flows.indexOf(flow) + loop) % 3 == 0)
                .map(flow -> new Case(flow, flow.name().toLowerCase(Locale.ROOT) + loop + "@example.org"))
                .toList();
    }

    /** Brings each to the point where one form decides; all at once, so that mails are waited for but twice. */
    private static void prepare(List<Case> cases, RunningPortal portal) {
        for (Case one : cases) {
            one.browser = new HttpBrowser(portal);
            one.browser.fill("/sign-up", "email", one.email);
        }
        for (Case one : cases) {
            String link = portal.linkFor(one.email);
            assertEquals(
                    "/",
                    one.browser
                            .fill(link, "name", "Person", "password", HttpBrowser.PASSWORD)
                            .location());
            if (one.flow == Flow.ENABLE) {
                one.app = one.browser.offeredKey(ENABLE, one.email);
            } else {
                HttpBrowser.Protection protection = one.browser.enable(one.email, roomyStep() - 1);
                one.app = protection.app();
                one.codes = protection.backupCodes();
            }
            if (one.flow == Flow.RESET) {
                new HttpBrowser(portal).fill("/password/forgot", "email", one.email);
            }
        }
        for (Case one : cases) {
            switch (one.flow) {
                case CONFIRM_CHANGE -> {
                    HttpBrowser.Answer begun =
                            one.browser.fill(CHANGE, "password", HttpBrowser.PASSWORD, "code", one.codes.get(9));
                    assertEquals(CHANGE, begun.location(), begun::body);
                    one.newApp = one.browser.offeredKey(CHANGE, one.email);
                }
                case RESET -> open(one, RunningPortal.linkFor(one.email, "/password/reset/", List.of(portal)), portal);
                case NOT_ME -> open(one, portal.disownLink(one.email), portal);
                case ENABLE, BEGIN_CHANGE, NEW_CODES, DISABLE -> {} // ready as they are
                case CODE, BACKUP_CODE -> {} // not yet: a second step waits for 5 minutes only
            }
        }
    }

    private static void begin(Case one, RunningPortal portal) {
        if (one.flow == Flow.CODE || one.flow == Flow.BACKUP_CODE) {
            one.browser = new HttpBrowser(portal);
            assertEquals("/sign-in/code", one.browser.signIn(one.email).location());
            one.browser.get("/sign-in/code");
        }
    }

    private static void open(Case one, String link, RunningPortal portal) {
        one.link = link;
        one.browser = new HttpBrowser(portal);
        assertEquals(200, one.browser.get(link).status());
    }

    /** The step that it is now, and will be for a while. */
    private static long roomyStep() {
        RunningPortal.await(Duration.ofSeconds(3), "a step begins", () -> System.currentTimeMillis() % 30_000 < 28_500);
        return PhoneApp.step();
    }

    private static void killMidway(RunningPortal portal, List<Case> cases, int delay) {
        cases.forEach(one -> begin(one, portal));
        long step = roomyStep();
        List<Supplier<Boolean>> all = new ArrayList<>();
        for (Case one : cases) {
            one.step = step;
            one.browser = one.browser.copy(portal);
            all.add(() -> {
                try {
                    one.answer = Optional.of(decide(one, one.browser.copy(portal)));
                } catch (UncheckedIOException killed) {
                    one.answer = Optional.empty();
                }
                return true;
            });
        }
        all.add(() -> {
            try {
                Thread.sleep(delay);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            portal.kill();
            return true;
        });
        try (Race race = new Race(all.size())) {
            assertEquals(all.size(), race.run(all).size());
        }
    }

    /** Sends the form that decides; again, the same, where it did not. */
    private static HttpBrowser.Answer decide(Case one, HttpBrowser browser) {
        String code = one.app.code(one.step);
        return switch (one.flow) {
            case ENABLE -> browser.post(ENABLE, "password", HttpBrowser.PASSWORD, "code", code);
            case BEGIN_CHANGE -> browser.post(CHANGE, "password", HttpBrowser.PASSWORD, "code", code);
            case CONFIRM_CHANGE -> browser.post(CHANGE + "/confirm", "code", one.newApp.code(one.step));
            case NEW_CODES -> browser.post("/security/backup-codes", "password", HttpBrowser.PASSWORD, "code", code);
            case DISABLE -> browser.post("/security/two-step/disable", "password", HttpBrowser.PASSWORD, "code", code);
            case CODE -> browser.post("/sign-in/code", "code", code);
            case BACKUP_CODE -> browser.post("/sign-in/backup-code", "code", one.codes.get(0));
            case RESET, NOT_ME -> browser.post(one.link, "password", NEW_PASSWORD);
        };
    }

    private static boolean done(Case one, HttpBrowser.Answer answer) {
        return switch (one.flow) {
            case ENABLE, NEW_CODES ->
                answer.status() == 200 && answer.backupCodes().size() == 10;
            case BEGIN_CHANGE -> answer.location().equals(CHANGE);
            case CONFIRM_CHANGE -> answer.location().equals("/security");
            case DISABLE -> answer.location().equals("/security");
            case CODE, BACKUP_CODE -> answer.cookie("session").isPresent();
            case RESET -> answer.location().equals("/sign-in");
            case NOT_ME -> answer.location().equals("/sign-in");
        };
    }

    /** Asserts that it is in the old state or the new one; says in which. */
    private String outcome(Case one, RunningPortal portal) {
        one.answer.ifPresent(answer -> assertTrue(done(one, answer), () -> one + ": " + answer.body()));
        try (PortalDatabase database = PortalDatabase.of(data)) {
            Found found = Found.in(database, one);
            boolean changed = found.changed();
            assertEquals(expected(one, changed), found, one::toString);
            assertTrue(changed || one.answer.isEmpty(), () -> one + " but nothing changed");
            HttpBrowser before = one.browser.copy(portal); // as it was when the form was sent
            if (changed) {
                assertNew(one, before, portal);
            } else {
                assertOld(one, before, portal);
            }
            return one.answer.isPresent() ? "answered" : changed ? "done, not answered" : "not done";
        }
    }

    /** What the tables hold of an account, and what there should be of it in either state. */
    private record Found(
            boolean changed,
            long authenticators,
            long unspentCodes,
            long spentCodes,
            long pendingKeys,
            long resetLinks,
            long disownLinks,
            boolean stepSpent,
            long sessions,
            long pendingSignIns) {

        static Found in(PortalDatabase database, Case one) {
            String account = database.account(one.email);
            String from = " FROM %s WHERE account_id = '" + account + "'";
            long pendingKeys = database.number("SELECT count(*)" + from.formatted("pending_key"));
            long events = one.flow == Flow.BEGIN_CHANGE ? pendingKeys : database.events(account, event(one.flow));
            assertTrue(events <= 1, one::toString);
            return new Found(
                    events == 1,
                    database.number("SELECT count(*)" + from.formatted("authenticator")),
                    database.number("SELECT count(*)" + from.formatted("backup_code") + " AND used_at IS NULL"),
                    database.number("SELECT count(*)" + from.formatted("backup_code") + " AND used_at IS NOT NULL"),
                    pendingKeys,
                    database.number(
                            "SELECT count(*)" + from.formatted("mailed_link") + " AND purpose = 'SET_PASSWORD'"),
                    database.number(
                            "SELECT count(*)" + from.formatted("mailed_link") + " AND purpose = 'DISOWN_TWO_STEP'"),
                    database.number(
                                    "SELECT count(*)" + from.formatted("authenticator") + " AND last_accepted_step = ?",
                                    one.step)
                            == 1,
                    database.number("SELECT count(*)" + from.formatted("session")),
                    database.number("SELECT count(*)" + from.formatted("sign_in")));
        }

        private static String event(Flow flow) {
            return switch (flow) {
                case ENABLE -> "TWO_STEP_ENABLED";
                case BEGIN_CHANGE -> "";
                case CONFIRM_CHANGE -> "DEVICE_CHANGED";
                case NEW_CODES -> "BACKUP_CODES_RENEWED";
                case DISABLE -> "TWO_STEP_DISABLED";
                case CODE -> "SIGNED_IN_WITH_CODE";
                case BACKUP_CODE -> "SIGNED_IN_WITH_BACKUP_CODE";
                case RESET -> "PASSWORD_CHANGED";
                case NOT_ME -> "TWO_STEP_DISOWNED";
            };
        }
    }

    private static Found expected(Case one, boolean changed) {
        long yes = changed ? 1 : 0;
        long no = 1 - yes;
        return switch (one.flow) {
            case ENABLE -> new Found(changed, yes, 10 * yes, 0, no, 0, yes, changed, 1, 0);
            case BEGIN_CHANGE -> new Found(changed, 1, 10, 0, yes, 0, 1, changed, 1, 0);
            case CONFIRM_CHANGE -> new Found(changed, 1, 9, 1, no, 0, 1, changed, 1, 0);
            case NEW_CODES -> new Found(changed, 1, 10, 0, 0, 0, 1, changed, 1, 0);
            case DISABLE -> new Found(changed, no, 10 * no, 0, 0, 0, 1, false, 1, 0);
            case CODE -> new Found(changed, 1, 10, 0, 0, 0, 1, changed, 1 + yes, no);
            case BACKUP_CODE -> new Found(changed, 1, 10 - yes, yes, 0, 0, 1, false, 1 + yes, no);
            case RESET -> new Found(changed, 1, 10, 0, 0, no, 1, false, no, 0);
            case NOT_ME -> new Found(changed, no, 10 * no, 0, 0, 0, no, false, no, 0);
        };
    }

    /** What it bears opens nothing any more; for 60 seconds it is told so. */
    private static void assertRenewed(HttpBrowser before) {
        HttpBrowser.Answer answer = before.get("/security");
        assertTrue(
                answer.status() == 409 || answer.location().startsWith("/sign-in?then="),
                () -> "the session was renewed: " + answer.body());
    }

    /** What was decided holds, and whoever did not learn it can go on. */
    private static void assertNew(Case one, HttpBrowser before, RunningPortal portal) {
        String used = one.app.code(one.step);
        long step = Math.max(one.step + 1, PhoneApp.step());
        String next = one.app.code(step);
        switch (one.flow) {
            case ENABLE -> {
                assertRenewed(before);
                assertSpent(one, secondStep(one, portal, used));
                assertSignedIn(one, secondStep(one, portal, next));
                one.answer.ifPresent(on -> assertSignedIn(
                        one, backupCode(one, portal, on.backupCodes().get(0))));
            }
            case BEGIN_CHANGE -> {
                assertRenewed(before);
                assertSpent(one, secondStep(one, portal, used));
                assertSignedIn(one, secondStep(one, portal, next));
            }
            case CONFIRM_CHANGE -> {
                assertEquals(
                        "code-wrong",
                        secondStep(one, portal, one.app.code(step)).code(),
                        "of the old device");
                assertSpent(one, secondStep(one, portal, one.newApp.code(one.step)));
                assertSignedIn(one, secondStep(one, portal, one.newApp.code(step)));
            }
            case NEW_CODES -> {
                assertEquals(
                        "backup-code-wrong",
                        backupCode(one, portal, one.codes.get(0)).code());
                assertSpent(one, secondStep(one, portal, used));
                one.answer.ifPresent(renewed -> assertSignedIn(
                        one, backupCode(one, portal, renewed.backupCodes().get(0))));
                assertSignedIn(one, secondStep(one, portal, next));
            }
            case DISABLE -> assertSignedIn(one, password(one, portal, HttpBrowser.PASSWORD));
            case CODE -> {
                assertTrue(decide(one, before).cookie("session").isEmpty(), "the sign-in is over");
                assertSpent(one, secondStep(one, portal, used));
                assertSignedIn(one, secondStep(one, portal, next));
            }
            case BACKUP_CODE -> {
                assertTrue(decide(one, before).cookie("session").isEmpty(), "the sign-in is over");
                assertEquals(
                        "backup-code-already-used",
                        backupCode(one, portal, one.codes.get(0)).code());
                assertSignedIn(one, backupCode(one, portal, one.codes.get(1)));
            }
            case RESET -> {
                assertTrue(before.get(one.link).status() >= 400, "the link is used up");
                assertEquals(
                        "sign-in-not-accepted",
                        password(one, portal, HttpBrowser.PASSWORD).code());
                assertEquals(
                        "/sign-in/code", password(one, portal, NEW_PASSWORD).location());
            }
            case NOT_ME -> {
                assertTrue(before.get(one.link).status() >= 400, "the link is used up");
                assertEquals(
                        "sign-in-not-accepted",
                        password(one, portal, HttpBrowser.PASSWORD).code());
                assertSignedIn(one, password(one, portal, NEW_PASSWORD));
            }
        }
    }

    /** It is as if nothing had been sent: what was there works, and so does the same form, sent again. */
    private static void assertOld(Case one, HttpBrowser before, RunningPortal portal) {
        one.step = nowOr(one.step);
        switch (one.flow) {
            case ENABLE -> {
                assertSignedIn(one, password(one, portal, HttpBrowser.PASSWORD));
                assertEquals(
                        one.app.base32(), before.offeredKey(ENABLE, one.email).base32(), "the same key waits");
            }
            case CONFIRM_CHANGE -> {
                assertEquals(
                        "code-wrong",
                        secondStep(one, portal, one.newApp.code(one.step)).code(),
                        "a key that is not confirmed opens nothing");
                assertSignedIn(one, secondStep(one, portal, one.app.code(one.step)));
                assertEquals(
                        one.newApp.base32(),
                        before.offeredKey(CHANGE, one.email).base32(),
                        "the same key waits");
            }
            case BEGIN_CHANGE, NEW_CODES, DISABLE -> assertSignedIn(one, backupCode(one, portal, one.codes.get(0)));
            default ->
                assertEquals(
                        "/sign-in/code",
                        password(one, portal, HttpBrowser.PASSWORD).location(),
                        one::toString);
        }
        HttpBrowser.Answer again = decide(one, before);
        assertTrue(done(one, again), () -> one + ", again: " + again.status() + " " + again.code());
    }

    /** A step that was sent in vain, or the present one if that took too long on a busy machine. */
    private static long nowOr(long step) {
        long now = PhoneApp.step();
        return now > step + 1 || System.currentTimeMillis() % 30_000 > 27_000 ? Math.max(now, step) : step;
    }

    private static void assertSpent(Case one, HttpBrowser.Answer answer) {
        assertTrue(Set.of("code-already-used", "code-too-old").contains(answer.code()), () -> one + answer.code());
    }

    private static void assertSignedIn(Case one, HttpBrowser.Answer answer) {
        assertTrue(answer.cookie("session").isPresent(), () -> one + ": " + answer.status() + " " + answer.code());
    }

    private static HttpBrowser.Answer password(Case one, RunningPortal portal, String password) {
        return new HttpBrowser(portal).fill("/sign-in", "email", one.email, "password", password);
    }

    private static HttpBrowser.Answer secondStep(Case one, RunningPortal portal, String code) {
        return second(one, portal, "/sign-in/code", code);
    }

    private static HttpBrowser.Answer backupCode(Case one, RunningPortal portal, String code) {
        return second(one, portal, "/sign-in/backup-code", code);
    }

    private static HttpBrowser.Answer second(Case one, RunningPortal portal, String path, String code) {
        HttpBrowser browser = new HttpBrowser(portal);
        assertEquals("/sign-in/code", browser.signIn(one.email).location(), one::toString);
        return browser.fill(path, "code", code);
    }
}
