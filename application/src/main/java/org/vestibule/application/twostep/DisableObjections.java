package org.vestibule.application.twostep;

import java.time.Instant;
import java.util.List;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;

/** What speaks against turning somebody's 2-step verification off. Answered by whoever requires it of them. */
public interface DisableObjections {

    /** What speaks against it at a moment, the account being locked. */
    List<Objection> of(AccountId account, Instant now);

    /** A team that would mind, and how. */
    record Objection(TeamId team, TeamName name, Kind kind) {

        /** What turning it off would do to the team. */
        public enum Kind {
            /** The person would be suspended from it at once. */
            ACCESS_LOST,
            /** A rule of it, begun or announced, would be one that its own Owner fails. */
            OWNER_FAILS
        }

        boolean is(Kind other) {
            return kind == other;
        }
    }
}
