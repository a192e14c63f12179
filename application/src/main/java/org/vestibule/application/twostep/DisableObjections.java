package org.vestibule.application.twostep;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;

/** What speaks against turning somebody's 2-step verification off, or is to be said first. Answered by whoever requires it. */
public interface DisableObjections {

    /** What speaks against it at a moment, the account being locked. */
    List<Objection> of(AccountId account, Instant now);

    /**
     * A team that would mind, and how.
     *
     * @param day of the team's, since which it requires it of them, or from which it will; empty while its rule rests, and
     *     for its Owner
     */
    record Objection(TeamId team, TeamName name, Kind kind, Optional<LocalDate> day) {

        /** What turning it off would do to the team. */
        public enum Kind {
            /** The person would be suspended from it at once. */
            ACCESS_LOST,
            /** Nothing yet: the person would be suspended from a day on that is announced. */
            ACCESS_LOST_LATER,
            /** Nothing yet: a rule of it rests, and the person would be suspended once it is awake again. */
            ACCESS_LOST_ONCE_AWAKE,
            /** A rule of it, begun or announced, would be one that its own Owner fails. */
            OWNER_FAILS,
            /** Nothing yet: a rule of it rests, and would be one that its own Owner fails once it is awake again. */
            OWNER_FAILS_ONCE_AWAKE
        }

        /** Whether it forbids it, or does until the team is given up; else it is only to be said. */
        public boolean forbids() {
            return kind == Kind.ACCESS_LOST || kind == Kind.OWNER_FAILS;
        }

        boolean is(Kind other) {
            return kind == other;
        }
    }
}
