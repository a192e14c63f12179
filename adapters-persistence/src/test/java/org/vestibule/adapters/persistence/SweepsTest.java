package org.vestibule.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.database.Sweep;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.session.Sessions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.testkit.CheapMeans;
import org.vestibule.testkit.SettableClock;
import org.vestibule.testkit.StoreContract;

/** What drops old rows finds them by an index, and never many at once (PRODUCT: nothing proportional to all accounts). */
class SweepsTest {

    private static final Path CLASSES = Path.of(System.getProperty("basedir", "."), "target/classes");
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z]\\w*)");

    /** All of them, by where they stand. */
    private static Map<String, String> statements() throws IOException, ReflectiveOperationException {
        Map<String, String> all = new TreeMap<>();
        for (String name : names()) {
            for (Field field : Class.forName(name).getDeclaredFields()) {
                if (field.getName().startsWith("SWEEP")) {
                    field.setAccessible(true);
                    all.put(name + "." + field.getName(), (String) field.get(null));
                }
            }
        }
        return all;
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("org/vestibule/adapters/persistence"))) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.matches(".*/Jdbi\\w+\\.class"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .toList();
        }
    }

    @Test
    void each_finds_its_rows_by_an_index() throws Exception {
        Map<String, String> all = statements();
        assertTrue(all.size() >= 15, all.keySet()::toString);
        all.remove("org.vestibule.adapters.persistence.app.JdbiSigningKeys.SWEEP"); // there are three
        all.forEach((where, statement) -> {
            String plan = plan(statement);
            assertFalse(plan.contains("Seq Scan"), where + "\n" + plan);
        });
        String without = Sweep.of("session", "r.proven_at < :before", "account_id", "token_digest");
        assertTrue(plan(without).contains("Seq Scan"), "which has none");
    }

    /** As planned where there are many rows. */
    private static String plan(String statement) {
        List<String> names = new ArrayList<>();
        String numbered = PARAMETER.matcher(statement).replaceAll(name -> {
            if (!names.contains(name.group(1))) {
                names.add(name.group(1));
            }
            return "\\$" + (names.indexOf(name.group(1)) + 1);
        });
        String nulls = String.join(", ", Collections.nCopies(names.size(), "NULL"));
        return TestDatabase.SHARED.database().ask(handle -> {
            handle.execute("SET enable_seqscan = off");
            handle.execute("SET plan_cache_mode = force_generic_plan");
            handle.execute("PREPARE one AS " + numbered);
            try {
                return String.join(
                        "\n",
                        handle.createQuery("EXPLAIN EXECUTE one(" + nulls + ")")
                                .mapTo(String.class)
                                .list());
            } finally {
                handle.execute("DEALLOCATE one");
                handle.execute("RESET plan_cache_mode");
                handle.execute("RESET enable_seqscan");
            }
        });
    }

    @Test
    void many_are_dropped_a_thousand_at_a_time() {
        try (TestDatabase own = TestDatabase.another()) {
            SettableClock clock = new SettableClock();
            StoreContract in = own::store;
            AccountId account = in.anAccount().id();
            own.meddle(
                    "INSERT INTO session (account_id, token_digest, method, authenticated_at, started_at, last_used_at)"
                            + " SELECT ?, sha256(n::text::bytea), 'PASSWORD', t, t, t"
                            + " FROM generate_series(1, 2500) n, (SELECT ?::timestamptz AS t) AS at",
                    account.value(),
                    clock.instant().minus(Duration.ofDays(100)).toString());
            own.meddle(
                    "UPDATE session SET started_at = ?::timestamptz WHERE token_digest = sha256('7'::bytea)",
                    clock.instant().toString());
            Sessions sessions = own.store().sessions();
            Instant before = clock.instant().minus(Duration.ofDays(50));
            int first = own.store().transactions().inTransaction(() -> sessions.sweep(before));
            assertEquals(1000, first);
            Capabilities portal = Capabilities.of(own.store(), CheapMeans.of(clock));
            assertEquals(1499, portal.housekeeping().dropExpired().drop());
            assertEquals(0, portal.housekeeping().dropExpired().drop());
            int left = own.database()
                    .ask(handle -> handle.createQuery("SELECT count(*) FROM session")
                            .mapTo(Integer.class)
                            .one());
            assertEquals(1, left, "the one that is live");
        }
    }
}
