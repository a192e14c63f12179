package org.vestibule.application.team;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.team.Standing;
import org.vestibule.domain.team.StandingKind;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamRules;

/** Counts who of a team has 2-step verification, and names who is missing. Two questions, however many there are. */
public final class CheckCompliance {

    private final Memberships memberships;
    private final Policies policies;
    private final Clock clock;

    public CheckCompliance(Memberships memberships, Policies policies, Clock clock) {
        this.memberships = memberships;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * How a team stands.
     *
     * @param on how many have it, required or not
     * @param notRequired how many have it not and need not
     * @param missing who has it not and is due to, or is suspended
     */
    public record Compliance(int members, int on, int notRequired, List<Missing> missing) {

        /** Whether nobody is missing. */
        public boolean complete() {
            return missing.isEmpty();
        }
    }

    /** Somebody of whom it is required and who has it not; due by a moment, or suspended since one. */
    public record Missing(Account account, Standing standing) {}

    /** Counts them. */
    public Compliance check(TeamId team) {
        Instant now = clock.instant();
        TeamRules rules = policies.of(team);
        List<Missing> all = memberships.of(team).stream()
                .map(member -> new Missing(member.account(), rules.standing(member, now)))
                .toList();
        int on = (int) all.stream()
                .filter(member -> member.standing() instanceof Standing.On)
                .count();
        List<Missing> missing = all.stream()
                .filter(member -> StandingKind.of(member.standing()).missing())
                .toList();
        return new Compliance(all.size(), on, all.size() - on - missing.size(), missing);
    }
}
