package org.vestibule.domain.app;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an app wants people to be asked (OIDC Core §3.1.2.1). */
public enum Prompt {
    /** Nothing: it would rather be told that it cannot be done. */
    NONE,
    /** To sign in, even if they are. */
    LOGIN,
    /** Whether the app may, even if they said so before. */
    CONSENT,
    /** As whom: whoever has another account signs in. */
    SELECT_ACCOUNT;

    /** The one of a word; empty if there is none. */
    public static Optional<Prompt> of(String word) {
        return Stream.of(values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
