package org.vestibule.adapters.persistence.attempt;

import java.nio.ByteBuffer;
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

    /** An account's id; of whatever else is an owner a name by which nobody can tell it (RFC 9562, version 8). */
    UUID owner(BucketKey bucket) {
        if (bucket.owner() instanceof BucketKey.OfAccount of) {
            return of.account().value();
        }
        ByteBuffer name = ByteBuffer.wrap(keys.name("guess_bucket " + ((BucketKey.Named) bucket.owner()).name()));
        long high = (name.getLong() & ~0xF000L) | 0x8000L;
        long low = (name.getLong() >>> 2) | (1L << 63);
        return new UUID(high, low);
    }

    /** Which of its owner's it is. */
    public byte[] key(BucketKey bucket) {
        String browser = bucket.browser().map(TokenDigest::hex).orElse("");
        return keys.name("guess_bucket " + owner(bucket) + " " + bucket.guess() + " " + browser);
    }
}
