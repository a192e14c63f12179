package org.vestibule.adapters.persistence.seal;

import java.util.Arrays;
import java.util.Optional;

/**
 * A data key as it is kept.
 *
 * @param seals whether it seals; the other one names
 * @param next by the master key that is to follow, if one is
 */
record WrappedKey(short id, boolean seals, Wrapping by, Optional<Wrapping> next) {

    /**
     * What one master key has made of it.
     *
     * @param masterKey the fingerprint of that key; empty if nobody has written it down
     */
    record Wrapping(byte[] bytes, Optional<String> masterKey) {
        boolean isSame(Wrapping other) {
            return Arrays.equals(bytes, other.bytes);
        }
    }

    /** Whether it is what it was, seen from an earlier look: the next master key may have taken the place of the other. */
    boolean follows(WrappedKey before) {
        return by.isSame(before.by) || before.next.filter(by::isSame).isPresent();
    }
}
