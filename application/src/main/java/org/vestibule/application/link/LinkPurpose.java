package org.vestibule.application.link;

/** What a mailed link is for; it works for nothing else. */
public enum LinkPurpose {
    SET_PASSWORD,
    /** Undo an enabling of 2-step verification. */
    DISOWN_TWO_STEP,
    /** Say of something that a mail told of: this was not me. */
    NOT_ME,
    /** Say of what a device was let do: this was not me. */
    DISOWN_GRANT,
    /** Show that backup codes are used by their holder, since the database may not know which were. */
    VOUCH_FOR_CODES
}
