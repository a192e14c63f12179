package org.vestibule.application.app;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.vestibule.domain.app.SigningKey;

/** The keys that ID tokens are signed with: one that signs, one that is next, and those that did until lately. */
public interface SigningKeys {

    /** All of them, the latest first. */
    List<SigningKey> all();

    /** Adds one that is next or signs, unless there is one in that state already. */
    void add(SigningKey key);

    /** Has the next one sign in the place of the one that does, if that is the one named; false if it is not any more. */
    boolean advance(UUID current, Instant now);

    /** Drops those that have been retired since before the given time; says how many. */
    int sweep(Instant retiredBefore);
}
