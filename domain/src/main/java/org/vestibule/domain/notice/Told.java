package org.vestibule.domain.notice;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.audit.Origin;

/**
 * What a mail told of, as its link remembers it.
 *
 * @param what by which mail; empty if that is of a kind which only a newer version knows
 */
public record Told(Optional<Notice.Kind> what, Instant at, Origin origin) {

    /** What is told of a happening. */
    public static Told of(Happening happening) {
        return new Told(Optional.of(happening.what()), happening.at(), happening.origin());
    }
}
