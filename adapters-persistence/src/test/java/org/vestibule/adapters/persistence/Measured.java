package org.vestibule.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.vestibule.adapters.persistence.database.CountingProxy;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.OnEmbedded;
import org.vestibule.adapters.persistence.embedded.EmbeddedPostgres;
import org.vestibule.adapters.persistence.embedded.JdbcAccess;
import org.vestibule.adapters.persistence.fence.FenceWatch;

/** A store on a database of its own, by one connection on which round trips are counted. */
final class Measured implements AutoCloseable {

    /** The driver prepares a statement, and the server its plan, after so many. */
    private static final int PREPARED = 5;

    static final int RUNS = PREPARED + 4;

    private final EmbeddedPostgres postgres;
    private final CountingProxy proxy;
    private final HikariDataSource pool;
    private final Persistence store;
    private final List<String> growing;

    /**
     * In this folder, which is empty; without accounts.
     *
     * @param growing the tables that are too large there to be read from end to end
     */
    Measured(Path folder, Clock clock, RandomGenerator random, String... growing) throws IOException {
        this.growing = List.of(growing);
        this.postgres = EmbeddedPostgres.open(DatabaseTemplate.copyTo(folder.resolve("data")), new SecureRandom());
        JdbcAccess direct = postgres.access();
        Path entrance = folder.resolve("proxy");
        this.proxy = new CountingProxy(entrance, direct.socketFile());
        this.pool = OnEmbedded.counted(new JdbcAccess(direct.url(), direct.user(), direct.password(), entrance));
        OpenDatabase open = new Connecting(new DatabaseAccess(Optional.empty(), folder), clock, random)
                .connect(null, pool, new FenceWatch(false, clock, random));
        this.store = new Persistence(open, folder, clock, random);
    }

    Persistence store() {
        return store;
    }

    Database database() {
        return store.database();
    }

    HikariDataSource pool() {
        return pool;
    }

    /** In one transaction, for a team and its Owner point at each other. */
    void fill(String fixture) {
        database().inTransaction(() -> database().change(handle -> handle.execute(fixture)));
    }

    /** How many round trips it takes. */
    int trips(Runnable act) {
        int before = proxy.roundTrips();
        act.run();
        return proxy.roundTrips() - before;
    }

    /** How many it takes the second time, when statements are prepared. */
    int cost(Runnable act) {
        act.run();
        return trips(act);
    }

    /**
     * Holds how long it takes once all is prepared, and says it: the fastest of several, for what else the machine does
     * makes none faster, and what reads too much is slow in each.
     */
    static void assertFaster(Duration limit, String what, Runnable act) {
        Duration took = Stream.generate(() -> time(act))
                .limit(RUNS)
                .skip(PREPARED)
                .min(Duration::compareTo)
                .orElseThrow();
        System.out.println(what + ": " + took.toNanos() / 1_000 + " µs");
        assertTrue(took.compareTo(limit) < 0, what + " took " + took);
    }

    static Duration time(Runnable act) {
        long before = System.nanoTime();
        act.run();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    /** Holds that the server reads none of those tables from end to end, by the plans that it really carries out. */
    void assertIndexed(String what, Supplier<?> question) {
        assertEquals(0, scans(question), what);
    }

    /** How many of those tables it reads from end to end when it is asked {@value #RUNS} times. */
    int scans(Supplier<?> question) {
        return database().inTransaction(() -> {
            int before = scans();
            assertEquals(RUNS, Stream.generate(question).limit(RUNS).toList().size());
            return scans() - before;
        });
    }

    /** How many of them in this transaction so far. */
    int scans() {
        return database()
                .ask(handle -> handle.createQuery("""
                        SELECT sum(seq_scan) FROM pg_stat_xact_user_tables WHERE relname IN (<tables>)
                        """)
                        .bindList("tables", growing)
                        .mapTo(Integer.class)
                        .one());
    }

    @Override
    public void close() throws IOException {
        pool.close();
        proxy.close();
        postgres.close();
    }
}
