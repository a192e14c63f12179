package org.vestibule.adapters.web.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of an act, or why somebody was sent away, as the next page says it first. A browser bears its name between nodes
 * of two versions, so a name never changes, and what is said with other words has another one.
 */
public enum Outcome {
    SIGNED_OUT,
    /** After how long. */
    SESSION_EXPIRED(1),
    SESSION_ENDED,
    SIGN_IN_EXPIRED,
    SIGN_IN_ENDED,
    NEW_PASSWORD_EXPIRED,
    PASSWORD_BURNED,
    PASSWORD_SET,
    /** 2-step verification was taken back by the link in the mail of its enabling. */
    DISOWNED,
    NOT_ME,
    NOT_ME_ENABLED,
    /** Somebody has said that their backup codes are used by them. */
    VOUCHED,

    BACKUP_CODE_USED,
    /** How many other sessions have ended; empty if that is not known. */
    DEVICE_CHANGED(1),
    CODES_SAVED,
    TWO_STEP_DISABLED,

    /** The app that was cut off. */
    APP_DISCONNECTED(1),
    /** The app that may, on a device. */
    DEVICE_CONNECTED(1),
    DEVICE_REFUSED,
    /** A computer that was let in by its device; the team; that one's id. */
    COMPUTER_LICENSED(3),
    /** What a device was let do was taken back by the link in the mail about it. */
    GRANT_DISOWNED,
    /** The same of a computer that was let into a team. */
    LICENSE_DISOWNED,

    /** Somebody has left a team. */
    LEFT,
    /** A team is deleted. */
    DELETED,

    /** How many people; which members were in the list; how many more of those. */
    INVITED(3),
    /** How many people; how many were today already; how many are disabled. */
    REMINDED(3),
    /** Who was taken out of a team. */
    REMOVED(1),
    /** The role of a member, or an addition to it. */
    CHANGED,
    /** How many invitations; how many were gone. */
    RESENT(2),
    /** How many invitations; how many were gone. */
    REVOKED(2),

    /** A computer has another name. */
    COMPUTER_RENAMED,
    /** Which computer was taken out of a team. */
    COMPUTER_REMOVED(1),

    /** A team has another name. */
    RENAMED,
    /** Who must have 2-step verification. */
    RULE,
    /** Who may let computers in. */
    LICENSING;

    private final int words;

    Outcome() {
        this(0);
    }

    /** @param words so many of them its texts leave open */
    Outcome(int words) {
        this.words = words;
    }

    /** Its name, as texts and browsers have it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int words() {
        return words;
    }

    /** Empty if this version knows none of this name with so many words. */
    static Optional<Afterword> read(String key, List<String> words) {
        return Stream.of(values())
                .filter(one -> one.key().equals(key) && one.words == words.size())
                .findFirst()
                .map(one -> new Afterword(one, words));
    }
}
