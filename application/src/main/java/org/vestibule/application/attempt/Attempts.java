package org.vestibule.application.attempt;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.attempt.BucketKey;

/** The tries made against each secret, shared by every path and node. */
public interface Attempts {

    /**
     * Counts a try before it is made and commits that at once, so that tries made in parallel cannot exceed what the
     * schedule allows, and a crash costs a try and nothing else. Must not be called within a transaction.
     *
     * @return when to come back, if the try may not be made now; it is not counted then
     */
    Optional<TryLater> reserve(BucketKey bucket, Instant now);

    /** Takes back one reserved try that turned out to be no guess. */
    void giveBack(BucketKey bucket);

    /** Forgets all tries: the secret was shown. */
    void clear(BucketKey bucket);

    /** Drops the buckets that nobody touched since the given time; says how many. */
    int sweep(Instant touchedBefore);
}
