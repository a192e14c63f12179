package org.vestibule.application.member;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.team.TellMember;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.member.TechnicianChange;
import org.vestibule.domain.member.Tenure;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/**
 * Makes a member a Technician, or no longer one. Never the Owner where a rule for Technicians would cover them with their
 * 2-step verification off.
 */
public final class SetTechnician {

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final Memberships memberships;
    private final Policies policies;
    private final Credentials credentials;
    private final TellMember tellMember;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    public SetTechnician(
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            Policies policies,
            Credentials credentials,
            TellMember tellMember,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.memberships = memberships;
        this.policies = policies;
        this.credentials = credentials;
        this.tellMember = tellMember;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes them one, or no longer. */
    public TeamChange set(Authority by, TeamId id, AccountId account, boolean technician) {
        return transactions.inTransaction(() -> {
            credentials.lock(account); // from here on nobody turns their second step off
            Optional<Team> team = teams.lock(id);
            if (team.isEmpty()) {
                return TeamChange.NO_TEAM;
            }
            Optional<Member> member = memberships.find(id, account);
            Role role = member.map(Member::role).orElse(Role.USER);
            return by.refusal(enterTeam, id, mine -> mine.maySetTechnician(role))
                    .orElseGet(() -> member.map(one -> set(by, team.get(), one, technician))
                            .orElse(TeamChange.NOT_A_MEMBER));
        });
    }

    private TeamChange set(Authority by, Team team, Member member, boolean technician) {
        Instant now = clock.instant();
        if (member.technician(now) == technician) {
            return TeamChange.UNCHANGED;
        }
        if (technician && failsAsTechnician(team.id(), member, now)) {
            return TeamChange.OWNER_NEEDS_TWO_STEP;
        }
        AccountId account = member.account().id();
        memberships.setTechnician(team.id(), account, technician, now);
        Event.Kind kind = technician ? Event.Kind.TECHNICIAN_GIVEN : Event.Kind.TECHNICIAN_TAKEN;
        trail.record(by.event(team.id(), account, kind));
        Notice.Kind mail = technician ? Notice.Kind.TECHNICIAN_GIVEN : Notice.Kind.TECHNICIAN_TAKEN;
        tellMember.tell(by, team, member.account(), mail);
        return TeamChange.DONE;
    }

    private boolean failsAsTechnician(TeamId team, Member member, Instant now) {
        if (member.role() != Role.OWNER) {
            return false;
        }
        Tenure asTechnician = new Tenure(member.tenure().joinedAt(), List.of(new TechnicianChange(now, true)));
        Member owner = new Member(member.account(), Role.OWNER, asTechnician, member.twoStepOn(), member.remindedAt());
        TeamRules rules = policies.of(team);
        return rules.failOwner(owner, rules.next(now));
    }
}
