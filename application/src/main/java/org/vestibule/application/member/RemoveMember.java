package org.vestibule.application.member;

import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.team.TellMember;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Takes somebody out of a team; whoever comes back starts anew. Oneself one does not remove: see {@link LeaveTeam}. */
public final class RemoveMember {

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final Memberships memberships;
    private final TellMember tellMember;
    private final AuditTrail trail;
    private final Transactions transactions;

    public RemoveMember(
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            TellMember tellMember,
            AuditTrail trail,
            Transactions transactions) {
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.memberships = memberships;
        this.tellMember = tellMember;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** Removes them. */
    public TeamChange remove(Authority by, TeamId id, AccountId account) {
        return transactions.inTransaction(() -> {
            Optional<Team> team = teams.lock(id);
            if (team.isEmpty()) {
                return TeamChange.NO_TEAM;
            }
            Optional<Member> member = memberships.find(id, account);
            Role role = member.map(Member::role).orElse(Role.USER);
            return by.refusal(enterTeam, id, mine -> mine.mayRemove(role))
                    .orElseGet(
                            () -> member.map(one -> remove(by, team.get(), one)).orElse(TeamChange.NOT_A_MEMBER));
        });
    }

    private TeamChange remove(Authority by, Team team, Member member) {
        AccountId account = member.account().id();
        if (by.member().equals(Optional.of(account))) {
            return TeamChange.IS_ONESELF;
        }
        if (!memberships.leave(team.id(), account)) {
            return TeamChange.IS_OWNER;
        }
        trail.record(by.event(team.id(), account, Event.Kind.MEMBER_REMOVED));
        tellMember.tell(by, team, member.account(), Notice.Kind.MEMBER_REMOVED);
        return TeamChange.DONE;
    }
}
