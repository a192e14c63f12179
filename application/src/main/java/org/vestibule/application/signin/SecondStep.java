package org.vestibule.application.signin;

import org.vestibule.application.attempt.TryLater;
import org.vestibule.domain.token.BearerToken;

/** What can come of a second step, whether by a code or a backup code. */
public sealed interface SecondStep {

    /** Signed in. */
    record Accepted(BearerToken session) implements SecondStep {}

    /** Not right; nothing was spent, and the sign-in may still be finished. */
    record Wrong() implements SecondStep {}

    /** It was right once and has been used: a replay, not a guess. */
    record AlreadyUsed() implements SecondStep {}

    /** Nothing was compared. */
    record Later(TryLater why) implements SecondStep {}

    /** This wrong one was the last that the sign-in allows. */
    record Ended() implements SecondStep {}

    /** The sign-in was over before. */
    record Expired() implements SecondStep {}
}
