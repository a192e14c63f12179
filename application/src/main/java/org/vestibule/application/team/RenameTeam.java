package org.vestibule.application.team;

import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;

/** Lets the Owner give the team another name. */
public final class RenameTeam {

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final AuditTrail trail;
    private final Transactions transactions;

    public RenameTeam(EnterTeam enterTeam, Teams teams, AuditTrail trail, Transactions transactions) {
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** Renames it. */
    public TeamChange rename(SignedIn person, TeamId id, TeamName name, Origin origin) {
        AccountId me = person.account().id();
        return transactions.inTransaction(() -> {
            Optional<Team> team = teams.lock(id);
            if (team.isEmpty()) {
                return TeamChange.NO_TEAM;
            }
            Optional<TeamChange> refusal =
                    enterTeam.enter(me, id, Role::mayRename).refusal();
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (team.get().name().equals(name)) {
                return TeamChange.UNCHANGED;
            }
            teams.rename(id, name);
            trail.record(Event.byMember(id, me, me, Event.Kind.TEAM_RENAMED, origin));
            return TeamChange.DONE;
        });
    }
}
