package org.vestibule.domain.audit;

import org.vestibule.domain.account.AccountId;

/**
 * Something that happened to an account. Names people by id only: where it came from stands apart and is dropped
 * sooner.
 *
 * @param account whom it happened to; {@link AccountId#NOBODY} for an address that nobody holds
 * @param reason why an operator did it, in the operator's words; empty where none is asked
 */
public record Event(AccountId account, Kind kind, Actor actor, Origin origin, String reason) {

    /** Done in the portal by whoever holds the browser. */
    public static Event of(AccountId account, Kind kind, Origin origin) {
        return new Event(account, kind, Actor.HOLDER, origin, "");
    }

    /** Done on the command line by the operator. */
    public static Event byOperator(AccountId account, Kind kind) {
        return byOperator(account, kind, "");
    }

    /** The same, for a reason. */
    public static Event byOperator(AccountId account, Kind kind, String reason) {
        return new Event(account, kind, Actor.OPERATOR, Origin.COMMAND_LINE, reason);
    }

    /** Who did it. */
    public enum Actor {
        HOLDER,
        OPERATOR
    }

    /** What happened; the names are what is stored and exported, so they never change. */
    public enum Kind {
        ACCOUNT_CREATED,
        PASSWORD_ACCEPTED,
        PASSWORD_REFUSED,
        SIGNED_IN_WITH_PASSWORD,
        SIGNED_IN_WITH_CODE,
        SIGNED_IN_WITH_BACKUP_CODE,
        CODE_REFUSED,
        CODE_REPLAYED,
        BACKUP_CODE_REFUSED,
        BACKUP_CODE_REPLAYED,
        SECOND_STEP_ACCEPTED,
        SIGN_IN_ENDED,
        SIGNED_OUT,
        TWO_STEP_ENABLED,
        TWO_STEP_DISABLED,
        TWO_STEP_DISOWNED,
        TWO_STEP_RESET,
        DEVICE_CHANGED,
        BACKUP_CODES_RENEWED,
        AUTHENTICATOR_DISABLED,
        BACKUP_CODES_DISABLED,
        PASSWORD_MAIL_REQUESTED,
        PASSWORD_BURNED,
        PASSWORD_CHANGED,
        BACKUP_CODES_SAVED,
        DELAYS_CLEARED
    }
}
