package org.vestibule.application.proof;

import java.time.Duration;
import org.vestibule.application.attempt.TryLater;

/** Why a proof does not hold. Nothing was changed. */
public sealed interface ProofRefusal {

    /** Not the account's password; the second thing was neither looked at nor spent. */
    record PasswordWrong() implements ProofRefusal {}

    /** Not a code that counts; not spent. */
    record CodeWrong() implements ProofRefusal {}

    /** A code that was right so long ago, as if the phone's clock were wrong. */
    record CodeTooOld(Duration age) implements ProofRefusal {}

    /** A code that was right once and has been used. */
    record CodeAlreadyUsed() implements ProofRefusal {}

    /** It is right, but since a backup was restored it needs the link beside it that its holder was mailed. */
    record LinkNeeded() implements ProofRefusal {}

    /** 2-step verification is on, and nothing stands in for a code, or not any more. */
    record CodeNeeded() implements ProofRefusal {}

    /** The session was ended at this very moment; nothing was spent. */
    record SessionEnded() implements ProofRefusal {}

    /**
     * One wrong thing too many: the session has ended, the password opens nothing any more, and its holder is mailed a
     * link to set another.
     */
    record PasswordBurned() implements ProofRefusal {}

    /** Nothing was compared, or what was asked for could not be done just now. */
    record Later(TryLater why) implements ProofRefusal {}
}
