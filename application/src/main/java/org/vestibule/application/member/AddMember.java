package org.vestibule.application.member;

import java.time.Clock;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;

/** Lets an operator put somebody into a team, who need not agree. A rule that covers them is due at once. */
public final class AddMember {

    private final Teams teams;
    private final Memberships memberships;
    private final Credentials credentials;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    public AddMember(
            Teams teams,
            Memberships memberships,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.teams = teams;
        this.memberships = memberships;
        this.credentials = credentials;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Adds them; {@link TeamChange#UNCHANGED} if they are in it already.
     *
     * @throws IllegalArgumentException if the role is Owner, which is not given but handed over
     */
    public TeamChange add(Team team, AccountId account, Role role, boolean technician) {
        if (role == Role.OWNER) {
            throw new IllegalArgumentException("A team has its Owner");
        }
        return transactions.inTransaction(() -> {
            credentials.lock(account);
            if (teams.lock(team.id()).isEmpty()) {
                return TeamChange.NO_TEAM;
            }
            if (!memberships.join(team.id(), account, role, technician, clock.instant())) {
                return TeamChange.UNCHANGED;
            }
            trail.record(Event.byOperator(team.id(), account, Event.Kind.MEMBER_ADDED));
            return TeamChange.DONE;
        });
    }
}
