package org.vestibule.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.clock.ClockOff;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.domain.attempt.Bucket;
import org.vestibule.domain.attempt.BucketKey;

/** Buckets in memory. */
public final class InMemoryAttempts implements Attempts {

    private final InMemoryDatabase database;
    private final Supplier<MeasureClock.Result> measure;

    /** Those of a node whose clock is right. */
    public InMemoryAttempts(InMemoryDatabase database) {
        this(database, () -> new MeasureClock.Right(Duration.ZERO));
    }

    /** Those of a node whose clock is measured. */
    public InMemoryAttempts(InMemoryDatabase database, MeasureClock measureClock) {
        this(database, measureClock::measure);
    }

    private InMemoryAttempts(InMemoryDatabase database, Supplier<MeasureClock.Result> measure) {
        this.database = database;
        this.measure = measure;
    }

    @Override
    public Optional<TryLater> reserve(List<BucketKey> keys, Instant now) {
        if (measure.get() instanceof MeasureClock.Off off) {
            throw new ClockOff(off.ahead());
        }
        return database.changeAtOnce(tables -> {
            Optional<TryLater> refused = keys.stream()
                    .flatMap(key -> refusal(tables, key, now).stream())
                    .findFirst();
            if (refused.isEmpty()) {
                keys.forEach(key -> tables.buckets.put(
                        key,
                        bucket(tables, key).reserve(key.guess().schedule(), now).orElseThrow()));
            }
            return refused;
        });
    }

    @Override
    public boolean exhausted(BucketKey key, Instant now) {
        return database.ask(tables -> exhausted(tables, key, now));
    }

    @Override
    public boolean judge(BucketKey key, Instant now) {
        return database.change(tables -> {
            tables.buckets.computeIfPresent(key, (same, bucket) -> bucket.judge());
            return exhausted(tables, key, now);
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
    public int sweep(Instant forgottenBefore) {
        return database.change(tables -> {
            int before = tables.buckets.size();
            tables.buckets.values().removeIf(bucket -> bucket.forgottenAt().isBefore(forgottenBefore));
            return before - tables.buckets.size();
        });
    }

    private static Bucket bucket(Tables tables, BucketKey key) {
        return tables.buckets.getOrDefault(key, Bucket.EMPTY);
    }

    private static Optional<TryLater> refusal(Tables tables, BucketKey key, Instant now) {
        Bucket bucket = bucket(tables, key);
        if (bucket.reserve(key.guess().schedule(), now).isPresent()) {
            return Optional.empty();
        }
        return unsettled(key, bucket, now)
                ? Optional.of(TryLater.unsettled(Duration.between(now, bucket.settledAt())))
                : Optional.of(TryLater.of(key.guess(), Duration.between(now, bucket.notBefore())));
    }

    private static boolean exhausted(Tables tables, BucketKey key, Instant now) {
        return refusal(tables, key, now).isPresent() && !unsettled(key, bucket(tables, key), now);
    }

    private static boolean unsettled(BucketKey key, Bucket bucket, Instant now) {
        return key.guess().schedule().endsForGood() && bucket.unsettled(now);
    }
}
