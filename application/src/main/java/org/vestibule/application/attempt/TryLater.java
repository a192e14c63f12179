package org.vestibule.application.attempt;

import java.time.Duration;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.attempt.Schedule;

/**
 * Says that nothing was compared, why, and when to come back.
 *
 * @param delay never zero; longer than anybody waits where something is off until it is mended
 */
public record TryLater(Reason reason, Duration delay) {

    /** Why. */
    public enum Reason {
        /** This secret was tried too often. */
        TOO_MANY_TRIES,
        /** Too many wrong passwords came from this network address, whosever they were. */
        TOO_MANY_PASSWORDS,
        /** Too many mails were asked for from this network address. */
        TOO_MANY_MAILS,
        /** Too many people are waiting for a hash; no try was counted. */
        BUSY,
        /** Too many second steps were never completed. */
        PASSWORD_BURNED,
        /** Too many wrong codes in a row. */
        AUTHENTICATOR_OFF,
        /** Too many wrong backup codes in a row. */
        BACKUP_CODES_OFF,
        /** The authenticator's key cannot be read; no try was counted. */
        KEY_UNREADABLE
    }

    /** What every code gets while the key cannot be read that would tell whether it is right. */
    public static final TryLater UNREADABLE = new TryLater(Reason.KEY_UNREADABLE, Schedule.NEVER);

    /** What a full bucket says while one of its tries may yet turn out to be right. */
    public static TryLater unsettled(Duration delay) {
        return new TryLater(Reason.TOO_MANY_TRIES, delay);
    }

    /** What a bucket says that refuses a try. */
    public static TryLater of(Guess guess, Duration delay) {
        return new TryLater(
                switch (guess) {
                    case CODE_IN_A_ROW -> Reason.AUTHENTICATOR_OFF;
                    case BACKUP_CODE_IN_A_ROW -> Reason.BACKUP_CODES_OFF;
                    case SECOND_STEP -> Reason.PASSWORD_BURNED;
                    case PASSWORD,
                            CODE,
                            BACKUP_CODE,
                            BACKUP_CODE_TYPED_BACK,
                            SIGN_UP_MAIL,
                            PASSWORD_MAIL,
                            NEW_BROWSER_MAIL,
                            UNFINISHED_MAIL,
                            DEVICE_CODE,
                            DEVICE_CODE_FROM_ADDRESS,
                            DEVICE_FROM_ADDRESS -> Reason.TOO_MANY_TRIES;
                    case PASSWORD_FROM_ADDRESS -> Reason.TOO_MANY_PASSWORDS;
                    case MAIL_FROM_ADDRESS -> Reason.TOO_MANY_MAILS;
                },
                delay);
    }
}
