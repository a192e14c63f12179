package org.vestibule.domain.app;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Something that an app may do; the words are OpenID Connect's, or our own. */
public enum Scope {
    /** Know who somebody is from one sign-in to the next, and no more. */
    OPENID,
    /** Their name. */
    PROFILE,
    /** Their e-mail address. */
    EMAIL,
    /** The teams that they take part in. */
    TEAMS,
    /** The computers of those teams. */
    COMPUTERS,
    /** Keep an address book for them. */
    ADDRESS_BOOK,
    /** Be a computer of a team of theirs. Only a device asks for it, and what comes of it is the team's. */
    LICENSE,
    /** All that without them being there. */
    OFFLINE_ACCESS;

    /** The word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of a word; empty if there is none. */
    public static Optional<Scope> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
