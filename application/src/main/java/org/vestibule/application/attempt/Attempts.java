package org.vestibule.application.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.attempt.BucketKey;

/** The tries made against each secret, shared by every path and node. */
public interface Attempts {

    /**
     * Counts a try in each of its buckets before it is made and commits that at once, so that tries made in parallel
     * cannot exceed what the schedules allow, and a crash costs a try and nothing else. Must not be called within a
     * transaction.
     *
     * @param buckets in the order in which they are asked
     * @return what the first bucket that refuses says, if one does; the try is counted nowhere then. One that is full
     *     for good says to come back as long as one of its tries may yet turn out to be right
     * @throws org.vestibule.application.clock.ClockOff if this node's clock is off; then, too, it is counted nowhere
     */
    Optional<TryLater> reserve(List<BucketKey> buckets, Instant now);

    /**
     * Whether a bucket refuses another try now; one that is full for good only once all its tries have their verdict, or
     * will never have one.
     */
    boolean exhausted(BucketKey bucket, Instant now);

    /** Notes that a try was wrong and stays counted; says whether its bucket is exhausted. */
    boolean judge(BucketKey bucket, Instant now);

    /** Takes back one reserved try that turned out to be no guess. */
    void giveBack(BucketKey bucket);

    /** Forgets all tries: the secret was shown. */
    void clear(BucketKey bucket);

    /** Drops a batch of the buckets that were forgotten before the given time; says how many. */
    int sweep(Instant forgottenBefore);
}
