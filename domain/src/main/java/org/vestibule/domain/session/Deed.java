package org.vestibule.domain.session;

/** What somebody did by a form that used up the very token it was sent with, so that its repeat can be told so. */
public enum Deed {
    SIGNED_IN,
    IDENTITY_CONFIRMED,
    TWO_STEP_ENABLED,
    TWO_STEP_DISABLED,
    BACKUP_CODES_RENEWED,
    DEVICE_CHANGE_BEGUN,
    PASSWORD_SET,
    NOT_ME_REPORTED
}
