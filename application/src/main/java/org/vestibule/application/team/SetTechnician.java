package org.vestibule.application.team;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.team.Member;
import org.vestibule.domain.team.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamRules;
import org.vestibule.domain.team.TechnicianChange;
import org.vestibule.domain.team.Tenure;

/**
 * Lets an operator make a member a Technician, or no longer one. Never the Owner where a rule for Technicians would cover
 * them with their 2-step verification off.
 */
public final class SetTechnician {

    private final Teams teams;
    private final Memberships memberships;
    private final Policies policies;
    private final Subscriptions subscriptions;
    private final Credentials credentials;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    public SetTechnician(
            Teams teams,
            Memberships memberships,
            Policies policies,
            Subscriptions subscriptions,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.teams = teams;
        this.memberships = memberships;
        this.policies = policies;
        this.subscriptions = subscriptions;
        this.credentials = credentials;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Result {
        DONE,
        /** It was so already. */
        UNCHANGED,
        NOT_A_MEMBER,
        /** A rule would cover an Owner whose 2-step verification is off. */
        NEEDS_TWO_STEP
    }

    /** Makes them one, or no longer. */
    public Result set(Team team, AccountId account, boolean technician) {
        return transactions.inTransaction(() -> {
            credentials.lock(account); // from here on nobody turns their second step off
            teams.lock(team.id());
            Instant now = clock.instant();
            Optional<Member> member = memberships.find(team.id(), account);
            if (member.isEmpty()) {
                return Result.NOT_A_MEMBER;
            }
            if (member.get().technician(now) == technician) {
                return Result.UNCHANGED;
            }
            if (technician && failsAsTechnician(team, member.get(), now)) {
                return Result.NEEDS_TWO_STEP;
            }
            memberships.setTechnician(team.id(), account, technician, now);
            trail.record(Event.byOperator(
                    team, account, technician ? Event.Kind.TECHNICIAN_GIVEN : Event.Kind.TECHNICIAN_TAKEN));
            return Result.DONE;
        });
    }

    private boolean failsAsTechnician(Team team, Member member, Instant now) {
        if (member.role() != Role.OWNER) {
            return false;
        }
        Tenure asTechnician = new Tenure(member.tenure().joinedAt(), List.of(new TechnicianChange(now, true)));
        TeamRules rules = new TeamRules(policies.of(team.id()), subscriptions.of(team.id()));
        return rules.failOwner(new Member(member.account(), Role.OWNER, asTechnician, member.twoStepOn()), now);
    }
}
