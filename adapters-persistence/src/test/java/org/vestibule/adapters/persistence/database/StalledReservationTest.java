package org.vestibule.adapters.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.persistence.DatabaseTemplate;
import org.vestibule.adapters.persistence.KeySource;
import org.vestibule.adapters.persistence.attempt.JdbiAttempts;
import org.vestibule.adapters.persistence.clock.ClockGuard;
import org.vestibule.adapters.persistence.embedded.EmbeddedPostgres;
import org.vestibule.adapters.persistence.embedded.JdbcAccess;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.seal.MasterKey;
import org.vestibule.application.clock.ClockOff;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.attempt.Guess;

/** A try whose reservation the database takes late: that alone makes no clock wrong (PRODUCT B). */
@Timeout(60)
class StalledReservationTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String GUARD = "clock_timestamp()) * 1000";
    private static final Duration STALL = Duration.ofSeconds(3);
    private static final List<BucketKey> BUCKETS = List.of(
            BucketKey.of(Guess.PASSWORD, EmailAddress.parse("p@example.org").orElseThrow()),
            BucketKey.of(Guess.PASSWORD_FROM_ADDRESS, new ClientAddress("192.0.2.1", false)));

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;
    private static CountingProxy wire;
    private static HikariDataSource pool;
    private static Database database;
    private static KeyRing keys;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.open(DatabaseTemplate.copyTo(folder.resolve("data")), new SecureRandom());
        JdbcAccess direct = postgres.access();
        wire = new CountingProxy(folder.resolve("wire"), direct.socketFile());
        pool = OnEmbedded.counted(
                new JdbcAccess(direct.url(), direct.user(), direct.password(), folder.resolve("wire")));
        database = new Database(pool);
        SecureRandom random = new SecureRandom();
        keys = KeyRing.open(
                database, new MasterKey(new KeySource.File(folder.resolve("master.key")), random), random, CLOCK);
    }

    @AfterAll
    static void stop() throws Exception {
        pool.close();
        wire.close();
        postgres.close();
    }

    @BeforeEach
    void forget() {
        database.ask(handle -> handle.execute("TRUNCATE guess_bucket"));
    }

    @Test
    void it_is_made_after_all_and_counted_once() {
        JdbiAttempts attempts = attempts(CLOCK);
        assertEquals(2, roundTrips(attempts), "one for each owner");
        wire.holdBack(GUARD, STALL);
        assertEquals(4, roundTrips(attempts), "and a guard that failed, and a look at the clock");
        assertEquals(List.of(2, 2), tries());
    }

    @Test
    void a_clock_that_is_off_is_found_out_all_the_same() {
        wire.holdBack(GUARD, STALL);
        JdbiAttempts attempts = attempts(Clock.offset(CLOCK, Duration.ofSeconds(90)));
        assertThrows(ClockOff.class, () -> attempts.reserve(BUCKETS, CLOCK.instant()));
        assertEquals(List.of(), tries());
    }

    private static JdbiAttempts attempts(Clock clock) {
        return new JdbiAttempts(database, keys, new ClockGuard(database, clock));
    }

    private static int roundTrips(JdbiAttempts attempts) {
        int before = wire.roundTrips();
        assertEquals(Optional.empty(), attempts.reserve(BUCKETS, CLOCK.instant()));
        return wire.roundTrips() - before;
    }

    private static List<Integer> tries() {
        return database.ask(handle -> handle.createQuery("SELECT tries FROM guess_bucket")
                .mapTo(Integer.class)
                .list());
    }
}
