package org.vestibule.application.signin;

import java.time.Duration;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.session.BeginSession;

/** What can come of a second step, whether by a code or a backup code. */
public sealed interface SecondStep {

    /** Signed in. */
    record Accepted(BeginSession.Begun begun) implements SecondStep {}

    /** It was right, but somebody else knows the password: the sign-in goes on to choose another. */
    record NewPasswordDue() implements SecondStep {}

    /** Not right; nothing was spent, and the sign-in may still be finished. */
    record Wrong() implements SecondStep {}

    /** Not right any more: so long ago it was, as if the phone's clock were wrong. A guess all the same. */
    record TooOld(Duration age) implements SecondStep {}

    /** It was right once and has been used: a replay, not a guess. */
    record AlreadyUsed() implements SecondStep {}

    /** It is right, but since a backup was restored it needs the link beside it that its holder was mailed. */
    record LinkNeeded() implements SecondStep {}

    /** Nothing was compared. */
    record Later(TryLater why) implements SecondStep {}

    /** This wrong one was the last that the sign-in allows. */
    record Ended() implements SecondStep {}

    /**
     * This wrong one was the last that the password allows, which opens nothing any more in such a browser; its holder is
     * mailed a link to set another. Whoever typed it is told: they have just given the password, and would see at their
     * next try that it does not work any more; that its holder is mailed tells a thief no more than that.
     */
    record PasswordBurned() implements SecondStep {}

    /** The sign-in was over before. */
    record Expired() implements SecondStep {}
}
