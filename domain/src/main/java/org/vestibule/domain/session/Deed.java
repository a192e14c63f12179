package org.vestibule.domain.session;

import java.time.Duration;

/** What somebody did by a form that used up the very token it was sent with, so that its repeat can be told so. */
public enum Deed {
    SIGNED_IN,
    IDENTITY_CONFIRMED,
    TWO_STEP_ENABLED,
    TWO_STEP_DISABLED,
    BACKUP_CODES_RENEWED,
    DEVICE_CHANGE_BEGUN,
    PASSWORD_SET,
    NOT_ME_REPORTED,
    CODES_VOUCHED_FOR;

    /** How long it is known what a token was used up for: more than a form takes to be sent again. */
    public static final Duration KNOWN_FOR = Duration.ofSeconds(60);
}
