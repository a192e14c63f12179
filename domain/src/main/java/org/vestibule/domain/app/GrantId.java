package org.vestibule.domain.app;

import java.util.UUID;

/** The identity of what an account has granted to an app by one sign-in. */
public record GrantId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
