package org.vestibule.application.team;

import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.team.Team;

/** Lets an operator take somebody out of a team; whoever comes back starts anew. */
public final class RemoveMember {

    private final Teams teams;
    private final Memberships memberships;
    private final AuditTrail trail;
    private final Transactions transactions;

    public RemoveMember(Teams teams, Memberships memberships, AuditTrail trail, Transactions transactions) {
        this.teams = teams;
        this.memberships = memberships;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** Removes them. */
    public MemberChange remove(Team team, AccountId account) {
        return transactions.inTransaction(() -> {
            if (memberships.leave(team.id(), account)) {
                trail.record(Event.byOperator(team, account, Event.Kind.MEMBER_REMOVED));
                return MemberChange.DONE;
            }
            Optional<AccountId> owner = teams.find(team.id()).map(Team::owner);
            return owner.equals(Optional.of(account)) ? MemberChange.IS_OWNER : MemberChange.NOT_A_MEMBER;
        });
    }
}
