package org.vestibule.domain.audit;

/** What needs no more said than that it happened, to whom, when and by whom. Each is named as its kind. */
public enum PlainFact implements Fact {
    ACCOUNT_CREATED,
    DELAYS_CLEARED,
    FENCE_MOVED,
    PASSWORD_ACCEPTED,
    PASSWORD_MAIL_REQUESTED,
    PASSWORD_BURNED,
    NOT_ME_REPORTED,
    TWO_STEP_ENABLED,
    TWO_STEP_DISOWNED,
    AUTHENTICATOR_DISABLED,
    BACKUP_CODES_DISABLED,
    BACKUP_CODES_SEEN,
    BACKUP_CODES_SAVED,
    BACKUP_CODES_VOUCHED_FOR,
    TECHNICIAN_GIVEN,
    TECHNICIAN_TAKEN,
    MEMBER_REMINDED,
    TEAM_OFFERED,
    TEAM_OFFER_WITHDRAWN,
    MASTER_KEY_CHANGE_BEGUN,
    MASTER_KEY_CHANGED,
    SIGNING_KEY_ROTATED;

    private final Event.Kind kind;

    PlainFact() {
        this.kind = Event.Kind.valueOf(name());
    }

    @Override
    public Event.Kind kind() {
        return kind;
    }
}
