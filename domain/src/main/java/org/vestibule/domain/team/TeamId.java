package org.vestibule.domain.team;

import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.token.TimeOrderedId;

/** Names a team for ever, also after it is gone. */
public record TeamId(UUID value) {

    /** Reads what a person typed; empty if it is no id. */
    public static Optional<TeamId> parse(String typed) {
        return TimeOrderedId.parse(typed).map(TeamId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
