package org.vestibule.testkit;

import java.util.List;
import java.util.OptionalInt;
import org.vestibule.application.password.CommonPasswords;

/** A short list of common passwords. */
public final class InMemoryCommonPasswords implements CommonPasswords {

    private final List<String> listed;

    /** @param listed in lower case, the most common first */
    public InMemoryCommonPasswords(String... listed) {
        this.listed = List.of(listed);
    }

    @Override
    public OptionalInt rank(String lowerCase) {
        int index = listed.indexOf(lowerCase);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
    }
}
