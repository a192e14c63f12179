package org.vestibule.domain.invitation;

import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.token.TimeOrderedId;

/** Names an invitation within its team. */
public record InvitationId(UUID value) {

    /** Reads what a form sent; empty if it is no id. */
    public static Optional<InvitationId> parse(String typed) {
        return TimeOrderedId.parse(typed).map(InvitationId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
