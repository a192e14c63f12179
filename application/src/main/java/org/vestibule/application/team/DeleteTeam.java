package org.vestibule.application.team;

import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;

/** Lets the Owner delete the team, with its members' places, its invitations and all that it chose; its log stays. */
public final class DeleteTeam {

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final AuditTrail trail;
    private final Transactions transactions;

    public DeleteTeam(EnterTeam enterTeam, Teams teams, AuditTrail trail, Transactions transactions) {
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** Deletes it. */
    public TeamChange delete(Authority.OfMember by, TeamId team) {
        AccountId me = by.person().account();
        return transactions.inTransaction(() -> {
            if (teams.lock(team).isEmpty()) {
                return TeamChange.NO_TEAM;
            }
            Optional<TeamChange> refusal = by.refusal(enterTeam, team, Role::mayDelete);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            teams.delete(team);
            trail.record(by.event(team, me, Event.Kind.TEAM_DELETED));
            return TeamChange.DONE;
        });
    }
}
