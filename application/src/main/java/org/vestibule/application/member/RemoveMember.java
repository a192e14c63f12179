package org.vestibule.application.member;

import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;

/** Takes somebody out of a team; whoever comes back starts anew. Oneself one does not remove: see {@link LeaveTeam}. */
public final class RemoveMember {

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final Memberships memberships;
    private final AuditTrail trail;
    private final Transactions transactions;

    public RemoveMember(
            EnterTeam enterTeam, Teams teams, Memberships memberships, AuditTrail trail, Transactions transactions) {
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.memberships = memberships;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** Removes them. */
    public TeamChange remove(Authority by, TeamId team, AccountId account) {
        return transactions.inTransaction(() -> {
            if (teams.lock(team).isEmpty()) {
                return TeamChange.NO_TEAM;
            }
            Optional<Role> role = memberships.find(team, account).map(Member::role);
            Optional<TeamChange> refusal = by.refusal(enterTeam, team, mine -> mine.mayRemove(role.orElse(Role.USER)));
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (role.isEmpty()) {
                return TeamChange.NOT_A_MEMBER;
            }
            if (by.member().equals(Optional.of(account))) {
                return TeamChange.IS_ONESELF;
            }
            if (!memberships.leave(team, account)) {
                return TeamChange.IS_OWNER;
            }
            trail.record(by.event(team, account, Event.Kind.MEMBER_REMOVED));
            return TeamChange.DONE;
        });
    }
}
