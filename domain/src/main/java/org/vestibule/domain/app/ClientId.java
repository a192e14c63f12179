package org.vestibule.domain.app;

import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.token.TimeOrderedId;

/** The identity of a registered app: {@code client_id} in OpenID Connect. */
public record ClientId(UUID value) {

    /** Reads one as apps send it and operators type it; empty if it is none. */
    public static Optional<ClientId> parse(String text) {
        return TimeOrderedId.parse(text).map(ClientId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
