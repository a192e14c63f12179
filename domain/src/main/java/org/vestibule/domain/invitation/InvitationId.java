package org.vestibule.domain.invitation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names an invitation within its team. */
public record InvitationId(UUID value) {

    private static final Pattern WRITTEN = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Reads what a form sent; empty if it is no id. */
    public static Optional<InvitationId> parse(String typed) {
        return WRITTEN.matcher(typed).matches()
                ? Optional.of(new InvitationId(UUID.fromString(typed)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
