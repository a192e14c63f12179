package org.vestibule.adapters.persistence.attempt;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Schedule;

/** Buckets in PostgreSQL. One statement reserves a try, so that no number of nodes can overrun the schedule. */
public final class JdbiAttempts implements Attempts {

    /** The schedule's delays come as an array, indexed by tries; its last entry holds for all that follow. */
    private static final String RESERVE = """
            INSERT INTO guess_bucket AS b (bucket_key, tries, not_before, touched_at)
            VALUES (:key, 1, :now + make_interval(secs => (:delays)[1]), :now)
            ON CONFLICT (bucket_key) DO UPDATE SET
                tries = CASE WHEN b.touched_at <= :forgotten THEN 1 ELSE b.tries + 1 END,
                not_before = :now + make_interval(secs =>
                    (:delays)[CASE WHEN b.touched_at <= :forgotten THEN 1 ELSE least(b.tries + 1, :steady) END]),
                touched_at = :now
            WHERE b.not_before <= :now OR b.touched_at <= :forgotten
            """;

    private static final String NOT_BEFORE = "SELECT not_before FROM guess_bucket WHERE bucket_key = :key";
    private static final String GIVE_BACK = """
            UPDATE guess_bucket SET
                tries = greatest(tries - 1, 0),
                not_before = touched_at + make_interval(secs =>
                    CASE WHEN tries <= 1 THEN 0 ELSE (:delays)[least(tries - 1, :steady)] END)
            WHERE bucket_key = :key
            """;
    private static final String CLEAR = "DELETE FROM guess_bucket WHERE bucket_key = :key";
    private static final String SWEEP = "DELETE FROM guess_bucket WHERE touched_at < :before";
    private static final Duration SHORTEST_DELAY = Duration.ofSeconds(1);

    private final Database database;
    private final KeyRing keys;

    public JdbiAttempts(Database database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
    }

    @Override
    public Optional<TryLater> reserve(BucketKey bucket, Instant now) {
        byte[] key = name(bucket);
        return database.changeAtOnce(handle -> count(handle, key, bucket.guess().schedule(), now)
                ? Optional.empty()
                : Optional.of(new TryLater(TryLater.Reason.TOO_MANY_TRIES, delay(handle, key, now))));
    }

    @Override
    public void giveBack(BucketKey bucket) {
        Schedule schedule = bucket.guess().schedule();
        database.write(Write.of(GIVE_BACK)
                .bind("key", name(bucket))
                .bind("delays", delays(schedule))
                .bind("steady", schedule.delays().size()));
    }

    @Override
    public void clear(BucketKey bucket) {
        database.write(Write.of(CLEAR).bind("key", name(bucket)));
    }

    @Override
    public int sweep(Instant touchedBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("before", touchedBefore.atOffset(ZoneOffset.UTC))
                .execute());
    }

    private static boolean count(Handle handle, byte[] key, Schedule schedule, Instant now) {
        return 1
                == handle.createUpdate(RESERVE)
                        .bind("key", key)
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .bind("forgotten", now.minus(schedule.forgottenAfter()).atOffset(ZoneOffset.UTC))
                        .bind("delays", delays(schedule))
                        .bind("steady", schedule.delays().size())
                        .execute();
    }

    private static Duration delay(Handle handle, byte[] key, Instant now) {
        return handle.createQuery(NOT_BEFORE)
                .bind("key", key)
                .map((row, context) -> Duration.between(now, Columns.instant(row, "not_before")))
                .findOne()
                .filter(delay -> delay.compareTo(SHORTEST_DELAY) > 0)
                .orElse(SHORTEST_DELAY);
    }

    private static double[] delays(Schedule schedule) {
        return schedule.delays().stream().mapToDouble(Long::doubleValue).toArray();
    }

    private byte[] name(BucketKey bucket) {
        return keys.name("guess_bucket " + bucket.guess() + " " + bucket.subject());
    }
}
