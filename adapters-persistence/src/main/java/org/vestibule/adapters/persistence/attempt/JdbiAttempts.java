package org.vestibule.adapters.persistence.attempt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.vestibule.adapters.persistence.clock.ClockGuard;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Sweep;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;

/**
 * Buckets in PostgreSQL. One statement reserves a try in all buckets of an owner, so that no number of nodes can overrun
 * a schedule; where a second owner's refuses, the first's are taken back.
 */
public final class JdbiAttempts implements Attempts {

    private static final String FULL = "tries >= :free AND not_before > :now AND forgotten_at > :now";
    private static final String SETTLED = "(awaited = 0 OR settled_at <= :now)";
    private static final String REFUSAL = """
            SELECT not_before, settled_at, %s AS filled, %s AS settled FROM guess_bucket
            WHERE owner = :owner AND bucket_key = :key0
            """.formatted(FULL, SETTLED);
    private static final String EXHAUSTED = """
            SELECT %s AND %s FROM guess_bucket WHERE owner = :owner AND bucket_key = :key0
            """.formatted(FULL, SETTLED);
    private static final String JUDGE = """
            UPDATE guess_bucket SET awaited = greatest(awaited - 1, 0) WHERE owner = :owner AND bucket_key = :key0
            RETURNING %s AND %s
            """.formatted(FULL, SETTLED);
    private static final String CLEAR = "DELETE FROM guess_bucket WHERE owner = :owner AND bucket_key = :key0";
    private static final String SWEEP = Sweep.of("guess_bucket", "r.forgotten_at < :before", "owner", "bucket_key");
    private static final Duration SHORTEST_DELAY = Duration.ofSeconds(1);

    private final Database database;
    private final BucketNames names;
    private final ClockGuard clock;

    public JdbiAttempts(Database database, KeyRing keys, ClockGuard clock) {
        this.database = database;
        this.names = new BucketNames(keys);
        this.clock = clock;
    }

    @Override
    public Optional<TryLater> reserve(List<BucketKey> buckets, Instant now) {
        return clock.guard(first -> reserve(buckets, now, first));
    }

    /** The first owner's statement is guarded; what comes behind it goes by the same time. */
    private Optional<TryLater> reserve(List<BucketKey> buckets, Instant now, ClockGuard.Asking first) {
        return database.changeAtOnce(handle -> {
            int counted = 0;
            while (counted < buckets.size()) {
                List<BucketKey> together = ofOneOwner(buckets.subList(counted, buckets.size()));
                int some = count(handle, together, now, counted == 0 ? first : clock.behind());
                counted += some;
                if (some < together.size()) {
                    buckets.subList(0, counted).forEach(bucket -> giveBack(handle, bucket));
                    BucketKey refusing = buckets.get(counted);
                    return Optional.of(refusal(handle, refusing, now));
                }
            }
            return Optional.empty();
        });
    }

    @Override
    public boolean exhausted(BucketKey bucket, Instant now) {
        return database.ask(handle -> on(bucket, now, handle.createQuery(EXHAUSTED))
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    @Override
    public boolean judge(BucketKey bucket, Instant now) {
        return database.change(handle -> on(bucket, now, handle.createQuery(JUDGE))
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    @Override
    public void giveBack(BucketKey bucket) {
        database.write(Write.of(ScheduleSql.giveBack(bucket.guess().schedule()))
                .bind("owner", names.owner(bucket))
                .bind("key0", names.key(bucket)));
    }

    @Override
    public void clear(BucketKey bucket) {
        database.write(Write.of(CLEAR).bind("owner", names.owner(bucket)).bind("key0", names.key(bucket)));
    }

    @Override
    public int sweep(Instant forgottenBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("before", forgottenBefore.toEpochMilli())
                .execute());
    }

    /** The first of them, up to the first of another owner. */
    private static List<BucketKey> ofOneOwner(List<BucketKey> buckets) {
        BucketKey.Owner owner = buckets.get(0).owner();
        return buckets.stream()
                .takeWhile(bucket -> bucket.owner().equals(owner))
                .toList();
    }

    private int count(Handle handle, List<BucketKey> buckets, Instant now, ClockGuard.Asking asking) {
        Query query = asking.begin(handle, ScheduleSql.reserve(buckets))
                .bind("now", now.toEpochMilli())
                .bind("owner", names.owner(buckets.get(0)));
        for (int i = 0; i < buckets.size(); i++) {
            query.bind("key" + i, names.key(buckets.get(i)));
        }
        return asking.send(query);
    }

    private TryLater refusal(Handle handle, BucketKey bucket, Instant now) {
        return on(bucket, now, handle.createQuery(REFUSAL))
                .map((row, context) -> refusal(bucket.guess(), row, now))
                .findOne()
                .orElseGet(() -> open(bucket.guess()));
    }

    /** What a bucket says as it is now. */
    private static TryLater refusal(Guess guess, ResultSet row, Instant now) throws SQLException {
        if (!row.getBoolean("filled")) {
            return open(guess);
        }
        return guess.schedule().endsForGood() && !row.getBoolean("settled")
                ? TryLater.unsettled(until(row, "settled_at", now))
                : TryLater.of(guess, until(row, "not_before", now));
    }

    /** What one says that was given a try back since it refused, so that nothing else comes of it. */
    private static TryLater open(Guess guess) {
        return guess.schedule().endsForGood() ? TryLater.unsettled(SHORTEST_DELAY) : TryLater.of(guess, SHORTEST_DELAY);
    }

    private static Duration until(ResultSet row, String column, Instant now) throws SQLException {
        Duration delay = Duration.ofMillis(row.getLong(column) - now.toEpochMilli());
        return delay.compareTo(SHORTEST_DELAY) > 0 ? delay : SHORTEST_DELAY;
    }

    private Query on(BucketKey bucket, Instant now, Query query) {
        return query.bind("owner", names.owner(bucket))
                .bind("key0", names.key(bucket))
                .bind("free", bucket.guess().schedule().freeTries())
                .bind("now", now.toEpochMilli());
    }

    private void giveBack(Handle handle, BucketKey bucket) {
        handle.createUpdate(ScheduleSql.giveBack(bucket.guess().schedule()))
                .bind("owner", names.owner(bucket))
                .bind("key0", names.key(bucket))
                .execute();
    }
}
