package org.vestibule.adapters.persistence.attempt;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.domain.attempt.BucketKey;

/**
 * Buckets in PostgreSQL. One statement reserves a try in all of its buckets, so that no number of nodes can overrun a
 * schedule.
 */
public final class JdbiAttempts implements Attempts {

    private static final String NOT_BEFORE = "SELECT not_before FROM guess_bucket WHERE bucket_key = :key";
    private static final String EXHAUSTED = """
            SELECT EXISTS (SELECT FROM guess_bucket
                WHERE bucket_key = :key AND tries >= :free AND not_before > :now AND forgotten_at > :now)
            """;
    private static final String CLEAR = "DELETE FROM guess_bucket WHERE bucket_key = :key";
    private static final String SWEEP = "DELETE FROM guess_bucket WHERE forgotten_at < :before";
    private static final Duration SHORTEST_DELAY = Duration.ofSeconds(1);

    private final Database database;
    private final KeyRing keys;

    public JdbiAttempts(Database database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
    }

    @Override
    public Optional<TryLater> reserve(List<BucketKey> buckets, Instant now) {
        return database.changeAtOnce(handle -> {
            int counted = count(handle, buckets, now);
            if (counted == buckets.size()) {
                return Optional.empty();
            }
            for (BucketKey bucket : buckets.subList(0, counted)) {
                handle.createUpdate(ScheduleSql.giveBack(bucket.guess().schedule()))
                        .bind("key0", name(bucket))
                        .execute();
            }
            BucketKey refusing = buckets.get(counted);
            return Optional.of(TryLater.of(refusing.guess(), delay(handle, refusing, now)));
        });
    }

    @Override
    public boolean exhausted(BucketKey bucket, Instant now) {
        return database.ask(handle -> handle.createQuery(EXHAUSTED)
                .bind("key", name(bucket))
                .bind("free", bucket.guess().schedule().freeTries())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public void giveBack(BucketKey bucket) {
        database.write(Write.of(ScheduleSql.giveBack(bucket.guess().schedule())).bind("key0", name(bucket)));
    }

    @Override
    public void clear(BucketKey bucket) {
        database.write(Write.of(CLEAR).bind("key", name(bucket)));
    }

    @Override
    public int sweep(Instant forgottenBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("before", forgottenBefore.atOffset(ZoneOffset.UTC))
                .execute());
    }

    private int count(Handle handle, List<BucketKey> buckets, Instant now) {
        Query query = handle.createQuery(ScheduleSql.reserve(buckets)).bind("now", now.atOffset(ZoneOffset.UTC));
        for (int i = 0; i < buckets.size(); i++) {
            query.bind("key" + i, name(buckets.get(i)));
        }
        return query.mapTo(Integer.class).one();
    }

    private Duration delay(Handle handle, BucketKey bucket, Instant now) {
        return handle.createQuery(NOT_BEFORE)
                .bind("key", name(bucket))
                .map((row, context) -> Duration.between(now, Columns.instant(row, "not_before")))
                .findOne()
                .filter(delay -> delay.compareTo(SHORTEST_DELAY) > 0)
                .orElse(SHORTEST_DELAY);
    }

    private byte[] name(BucketKey bucket) {
        return keys.name("guess_bucket " + bucket.guess() + " " + bucket.subject());
    }
}
