package org.vestibule.application.member;

import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.team.TeamId;

/** Lets a member leave, also one from whom the team is withheld; the Owner hands it over or deletes it first. */
public final class LeaveTeam {

    private final Teams teams;
    private final Memberships memberships;
    private final AuditTrail trail;
    private final Transactions transactions;

    public LeaveTeam(Teams teams, Memberships memberships, AuditTrail trail, Transactions transactions) {
        this.teams = teams;
        this.memberships = memberships;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** Leaves. */
    public TeamChange leave(Authority.OfMember by, TeamId team) {
        AccountId me = by.person().account();
        return transactions.inTransaction(() -> {
            if (teams.lock(team).isEmpty() || memberships.find(team, me).isEmpty()) {
                return TeamChange.NO_TEAM;
            }
            if (!memberships.leave(team, me)) {
                return TeamChange.IS_OWNER;
            }
            trail.record(by.event(team, me, Event.Kind.MEMBER_LEFT));
            return TeamChange.DONE;
        });
    }
}
