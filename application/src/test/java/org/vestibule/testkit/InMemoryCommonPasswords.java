package org.vestibule.testkit;

import java.util.Set;
import org.vestibule.application.password.CommonPasswords;

/** A short list of common passwords. */
public final class InMemoryCommonPasswords implements CommonPasswords {

    private final Set<String> listed;

    /** @param listed in lower case */
    public InMemoryCommonPasswords(String... listed) {
        this.listed = Set.of(listed);
    }

    @Override
    public boolean contains(String lowerCase) {
        return listed.contains(lowerCase);
    }
}
