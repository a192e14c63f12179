package org.vestibule.adapters.persistence.attempt;

import java.util.UUID;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.token.TokenDigest;

/** How buckets are named where they are stored: nobody can tell an address from its bucket's name. */
public final class BucketNames {

    private final KeyRing keys;

    public BucketNames(KeyRing keys) {
        this.keys = keys;
    }

    /** An account's id; of whatever else is an owner a name by which nobody can tell it. */
    UUID owner(BucketKey bucket) {
        if (bucket.owner() instanceof BucketKey.OfAccount of) {
            return of.account().value();
        }
        return keys.id("guess_bucket " + ((BucketKey.Named) bucket.owner()).name());
    }

    /** Which of its owner's it is. */
    public byte[] key(BucketKey bucket) {
        String browser = bucket.browser().map(TokenDigest::hex).orElse("");
        return keys.name("guess_bucket " + owner(bucket) + " " + bucket.guess() + " " + browser);
    }
}
