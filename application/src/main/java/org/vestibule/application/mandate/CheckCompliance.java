package org.vestibule.application.mandate;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;

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
     * @param dormant whether the rule rests because the subscription does not include it
     * @param onceAwake who will be missing once it does again
     */
    public record Compliance(
            int members, int on, int notRequired, List<Missing> missing, boolean dormant, List<Missing> onceAwake) {

        /** Whether nobody is missing. */
        public boolean complete() {
            return missing.isEmpty();
        }
    }

    /** Somebody of whom it is required and who has it not; due by a moment, or suspended since one. */
    public record Missing(Account account, boolean owner, Standing standing) {}

    /** Counts them. */
    public Compliance check(TeamId team) {
        Instant now = clock.instant();
        TeamRules rules = policies.of(team);
        List<Member> members = memberships.of(team);
        int on = (int) members.stream().filter(Member::twoStepOn).count();
        List<Missing> missing = missing(members, rules, now);
        boolean dormant = rules.dormant(now);
        return new Compliance(
                members.size(),
                on,
                members.size() - on - missing.size(),
                missing,
                dormant,
                dormant ? missing(members, rules.awake(), now) : List.of());
    }

    private static List<Missing> missing(List<Member> members, TeamRules rules, Instant now) {
        return members.stream()
                .map(member -> new Missing(member.account(), member.role() == Role.OWNER, rules.standing(member, now)))
                .filter(member -> StandingKind.of(member.standing()).missing())
                .toList();
    }
}
