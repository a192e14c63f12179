package org.vestibule.adapters.web.page;

import org.vestibule.application.attempt.TryLater;

/** How a page says that a secret was tried too often. */
public final class Waiting {

    /** Too many requests (RFC 6585 §4). */
    public static final int STATUS = 429;

    private Waiting() {}

    /** The refusal, with how long to wait. */
    public static Refusal refusal(TryLater why) {
        String code = switch (why.reason()) {
            case TOO_MANY_MAILS -> "too-many-mails";
            case TOO_MANY_PASSWORDS -> "too-many-passwords";
            case TOO_MANY_TRIES, BUSY, PASSWORD_BURNED, AUTHENTICATOR_OFF, BACKUP_CODES_OFF, KEY_UNREADABLE ->
                "too-many-tries";
        };
        return Refusal.of(code, Texts.duration(why.delay()));
    }
}
