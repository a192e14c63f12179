package org.vestibule.application.twostep;

import java.time.Duration;
import org.vestibule.application.attempt.TryLater;

/** Why a key that was shown is not confirmed. It stays as it was. */
public sealed interface KeyRefusal {

    /** Not a code of it. */
    record CodeWrong() implements KeyRefusal {}

    /** A code of it that was right so long ago. */
    record CodeTooOld(Duration age) implements KeyRefusal {}

    /** A code of it that will be right in so long. */
    record CodeAhead(Duration lead) implements KeyRefusal {}

    /** It waited too long, or this session was shown none. */
    record KeyExpired() implements KeyRefusal {}

    /** Nothing was compared, or nothing could be changed just now. */
    record Later(TryLater why) implements KeyRefusal {}
}
