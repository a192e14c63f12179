package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.DatabaseAccess;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.totp.Authenticator;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;
import org.vestibule.testkit.AlsoLong;
import org.vestibule.testkit.Amount;
import org.vestibule.testkit.OnlyLong;
import org.vestibule.testkit.Race;

/** Data keys and the master key are renewed while the portal serves (PRODUCT G). */
@AlsoLong
class KeysIT {

    private static final int KILLS = Amount.of("vestibule.loops", 3, 20);
    private static final int VALUES = 3_000;
    private static final int WORKERS = 3;
    private static final int PEOPLE_EACH = Amount.of(2, 8);

    private final Path data = RunningPortal.newDataFolder();

    @AfterEach
    void delete() {
        RunningPortal.delete(data);
    }

    /** {@code kill -9} once some tenths of it are done; {@code -Dvestibule.seed=} repeats which. */
    @OnlyLong
    @Test
    void what_is_killed_midway_has_lost_nothing_and_is_ended_the_next_time() {
        long seed = Long.getLong("vestibule.seed", System.nanoTime());
        System.out.println("KeysIT: seed " + seed);
        Random random = new Random(seed);
        int resumed = 0;
        try (RunningPortal portal = RunningPortal.start(data);
                PortalDatabase database = PortalDatabase.of(data);
                Persistence store = open()) {
            Map<AccountId, TotpKey> bound = bound(database, store);
            for (int kill = 0; kill < KILLS; kill++) {
                killed(random.nextInt(8), random.nextInt(20));
                assertAllOpen(bound, store);
                assertEquals(200, portal.status("/health/ready"));
                RunningPortal.Command ended = RunningPortal.run(data, "", "keys", "rotate", "--output", "json");
                assertEquals(0, ended.code(), ended.err());
                assertTrue(ended.out().contains("\"unreadable\":0"), ended.out());
                resumed += ended.out().contains("\"resumed\":true") ? 1 : 0;
                assertAllOpen(bound, store);
                assertEquals(1, database.number("SELECT count(*) FROM data_key WHERE purpose = 'sealing'"));
            }
            long made = database.events(AccountId.NOBODY.toString(), "DATA_KEY_MADE");
            assertEquals(made, database.events(AccountId.NOBODY.toString(), "DATA_KEY_REMOVED"));
            assertEquals(made + 2, database.number("SELECT max(key_id) FROM data_key"));
        }
        System.out.println("KeysIT: " + resumed + " of " + KILLS + " kills came midway");
        assertTrue(resumed > 0, "none came midway");
    }

    /** Nobody who enables 2-step verification or signs in with it meanwhile is refused, on either node. */
    @OnlyLong
    @Test
    void nobody_is_disturbed_by_it() {
        try (RunningPortal first = RunningPortal.start(data);
                RunningPortal second = RunningPortal.start(data)) {
            List<RunningPortal> nodes = List.of(first, second);
            AtomicInteger working = new AtomicInteger(WORKERS);
            AtomicBoolean rotatedTwice = new AtomicBoolean();
            List<Supplier<Integer>> all = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                String name = "w" + worker + "-";
                all.add(() -> {
                    try {
                        return signIns(name, nodes, rotatedTwice);
                    } finally {
                        working.decrementAndGet();
                    }
                });
            }
            all.add(() -> {
                int rotations = 0;
                try {
                    while (working.get() > 0) {
                        RunningPortal.Command rotated = RunningPortal.runHere(data, "", "keys", "rotate");
                        assertEquals(0, rotated.code(), rotated.err());
                        rotations++;
                        rotatedTwice.set(rotations > 1);
                    }
                } finally {
                    rotatedTwice.set(true); // nobody waits for one that failed
                }
                return rotations;
            });
            try (Race race = new Race(all.size())) {
                List<Integer> counts = race.run(all);
                System.out.println("KeysIT: sign-ins of each worker, and rotations: " + counts);
                assertTrue(counts.get(WORKERS) > 1, counts::toString);
            }
            for (RunningPortal node : nodes) {
                assertFalse(node.output().contains(" ERROR "), node::output);
            }
        }
    }

    @Test
    @OnlyLong
    void the_master_key_is_changed_while_it_serves() {
        Path masterKey = data.resolve("master.key");
        Path next = data.resolve("master.key.next");
        try (RunningPortal portal = RunningPortal.start(data)) {
            HttpBrowser owner = new HttpBrowser(portal);
            owner.signUp("ada@example.org", "Ada");
            HttpBrowser.Protection protection = owner.enable("ada@example.org");
            String old = read(masterKey);
            done("keys", "change-master");
            assertEquals(1, RunningPortal.run(data, "", "keys", "rotate").code());
            copy(next, masterKey);
            done("keys", "change-master", "--finish", "--yes");
            assertEquals(200, portal.status("/health/ready"));
            HttpBrowser browser = new HttpBrowser(portal);
            browser.signIn("ada@example.org");
            assertTrue(browser.fill("/sign-in/code", "code", protection.app().code(protection.step() + 1))
                    .cookie("session")
                    .isPresent());
            done("keys", "rotate");

            String held = read(masterKey);
            write(masterKey, old);
            RunningPortal.Command refused = RunningPortal.run(data, "", "keys", "status");
            assertEquals(69, refused.code(), refused.err());
            assertTrue(
                    refused.err()
                            .matches("vestibule: The data keys of this database are wrapped by master key [0-9a-f]{16},"
                                    + " and \\S+ holds [0-9a-f]{16}: put the one there that belongs to this"
                                    + " database\\. \\[keys-not-usable]\n"),
                    refused.err());
            for (String said : List.of(portal.output(), refused.err(), read(data.resolve("commands.log")))) {
                assertFalse(said.contains(old.strip()) || said.contains(held.strip()), said);
            }
            write(masterKey, held);
        }
        RunningPortal.start(data).close();
    }

    private void done(String... typed) {
        RunningPortal.Command done = RunningPortal.run(data, "", typed);
        assertEquals(0, done.code(), done.err());
    }

    /** As many as it takes until that is so, but for the least; a rotation takes long on a busy machine. */
    private static int signIns(String name, List<RunningPortal> nodes, AtomicBoolean enough) {
        int done = 0;
        for (int person = 0; person < PEOPLE_EACH || !enough.get(); person++) {
            String email = name + person + "@example.org";
            HttpBrowser owner = new HttpBrowser(nodes.get(person % 2));
            owner.signUp(email, "Person", nodes);
            HttpBrowser.Protection protection = owner.enable(email);
            HttpBrowser browser = new HttpBrowser(nodes.get((person + 1) % 2));
            assertEquals("/sign-in/code", browser.signIn(email).location());
            HttpBrowser.Answer answer =
                    browser.fill("/sign-in/code", "code", protection.app().code(protection.step() + 1));
            assertTrue(
                    answer.cookie("session").isPresent(), () -> email + ": " + answer.status() + " " + answer.code());
            done++;
        }
        return done;
    }

    /** Begins to rotate and ends that like {@code kill -9}, some milliseconds after it has told of some tenths. */
    private void killed(int tenths, int delay) {
        Process command = RunningPortal.begin(data, "keys", "rotate");
        try (BufferedReader lines = command.inputReader(StandardCharsets.UTF_8)) {
            for (int line = 0; line <= tenths; line++) {
                lines.readLine();
            }
            Thread.sleep(delay);
            command.destroyForcibly();
            command.onExit().join();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private Map<AccountId, TotpKey> bound(PortalDatabase database, Store store) {
        Random random = new Random(1);
        Map<AccountId, TotpKey> bound = new LinkedHashMap<>();
        RunningPortal.createAccount(data, "one@example.org", "One", HttpBrowser.PASSWORD);
        database.copyAccount("one@example.org", "p#@example.org", VALUES);
        for (String id : database.strings("SELECT account_id FROM account")) {
            bound.put(new AccountId(UUID.fromString(id)), TotpKey.make(random));
        }
        store.transactions()
                .inTransaction(() -> bound.forEach(
                        (account, key) -> store.authenticators().bind(account, key, new TimeStep(1), Instant.now())));
        return bound;
    }

    private static void assertAllOpen(Map<AccountId, TotpKey> bound, Store store) {
        bound.forEach((account, key) -> assertEquals(
                Optional.of(key), store.authenticators().find(account).flatMap(Authenticator::key)));
    }

    private Persistence open() {
        return Persistence.open(new DatabaseAccess(Optional.empty(), data), Clock.systemUTC(), new SecureRandom());
    }

    private static void copy(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
