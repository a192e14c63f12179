package org.vestibule.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.domain.attempt.Bucket;
import org.vestibule.domain.attempt.BucketKey;

/** Buckets in memory. */
public final class InMemoryAttempts implements Attempts {

    private final InMemoryDatabase database;

    public InMemoryAttempts(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<TryLater> reserve(BucketKey key, Instant now) {
        return database.changeAtOnce(tables -> {
            Bucket bucket = tables.buckets.getOrDefault(key, Bucket.EMPTY);
            Optional<Bucket> next = bucket.reserve(key.guess().schedule(), now);
            next.ifPresent(counted -> tables.buckets.put(key, counted));
            return next.isPresent() ? Optional.empty() : Optional.of(later(bucket, now));
        });
    }

    @Override
    public void giveBack(BucketKey key) {
        database.write(tables -> tables.buckets.computeIfPresent(
                key, (same, bucket) -> bucket.giveBack(key.guess().schedule())));
    }

    @Override
    public void clear(BucketKey key) {
        database.write(tables -> tables.buckets.remove(key));
    }

    @Override
    public int sweep(Instant touchedBefore) {
        return database.change(tables -> {
            int before = tables.buckets.size();
            tables.buckets.values().removeIf(bucket -> bucket.touchedAt().isBefore(touchedBefore));
            return before - tables.buckets.size();
        });
    }

    private static TryLater later(Bucket bucket, Instant now) {
        return new TryLater(TryLater.Reason.TOO_MANY_TRIES, Duration.between(now, bucket.notBefore()));
    }
}
