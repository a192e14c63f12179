package org.vestibule.application.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.app.SigningKey;

/** The keys that ID tokens are signed with: one that signs, one that is next, and those that did until lately. */
public interface SigningKeys {

    /** All of them that open here, the latest first: nobody could sign with another. */
    List<SigningKey> all();

    /** The one that signs, or the one that is next. */
    default Optional<SigningKey> find(SigningKey.State state) {
        return all().stream().filter(key -> key.state() == state).findFirst();
    }

    /**
     * Adds one that is next or signs, unless there is one in that state already. One that does not open is retired for it;
     * says whether one was.
     */
    boolean add(SigningKey key);

    /** Has the one named sign, in the place of whichever does; false if it is not the next one any more. */
    boolean advance(UUID next, Instant now);

    /** Drops a batch of those that have been retired since before the given time; says how many. */
    int sweep(Instant retiredBefore);
}
