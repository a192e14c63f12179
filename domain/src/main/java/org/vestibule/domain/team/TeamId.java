package org.vestibule.domain.team;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names a team for ever, also after it is gone. */
public record TeamId(UUID value) {

    private static final Pattern WRITTEN = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Reads what a person typed; empty if it is no id. */
    public static Optional<TeamId> parse(String typed) {
        return WRITTEN.matcher(typed).matches() ? Optional.of(new TeamId(UUID.fromString(typed))) : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
