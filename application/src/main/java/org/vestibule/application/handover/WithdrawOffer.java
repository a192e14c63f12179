package org.vestibule.application.handover;

import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Ends the offer of a team: the Owner takes it back, or whom it was made to declines. */
public final class WithdrawOffer {

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final AuditTrail trail;
    private final Transactions transactions;

    public WithdrawOffer(EnterTeam enterTeam, Teams teams, AuditTrail trail, Transactions transactions) {
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** Ends it. */
    public TeamChange withdraw(SignedIn person, TeamId id, Origin origin) {
        AccountId me = person.account().id();
        return transactions.inTransaction(() -> {
            Optional<Team> team = teams.lock(id);
            if (team.isEmpty()) {
                return TeamChange.NO_TEAM;
            }
            Optional<AccountId> heir = team.get().heir();
            boolean mine = heir.equals(Optional.of(me));
            return enterTeam
                    .enter(me, id, role -> mine || role == Role.OWNER)
                    .refusal()
                    .or(() -> heir.isEmpty() ? Optional.of(TeamChange.UNCHANGED) : Optional.empty())
                    .orElseGet(() -> {
                        teams.offer(id, Optional.empty());
                        trail.record(
                                Event.byMember(id, me, heir.orElseThrow(), Event.Kind.TEAM_OFFER_WITHDRAWN, origin));
                        return TeamChange.DONE;
                    });
        });
    }
}
