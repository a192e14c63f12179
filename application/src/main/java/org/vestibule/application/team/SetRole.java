package org.vestibule.application.team;

import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.team.Role;
import org.vestibule.domain.team.Team;

/** Lets an operator give a member another role. */
public final class SetRole {

    private final Teams teams;
    private final Memberships memberships;
    private final AuditTrail trail;
    private final Transactions transactions;

    public SetRole(Teams teams, Memberships memberships, AuditTrail trail, Transactions transactions) {
        this.teams = teams;
        this.memberships = memberships;
        this.trail = trail;
        this.transactions = transactions;
    }

    /**
     * Gives it.
     *
     * @throws IllegalArgumentException if it is Owner, which is not given but handed over
     */
    public MemberChange set(Team team, AccountId account, Role role) {
        if (role == Role.OWNER) {
            throw new IllegalArgumentException("A team has its Owner");
        }
        return transactions.inTransaction(() -> {
            if (memberships.setRole(team.id(), account, role)) {
                trail.record(Event.byOperator(team, account, Event.Kind.ROLE_SET));
                return MemberChange.DONE;
            }
            Optional<AccountId> owner = teams.find(team.id()).map(Team::owner);
            return owner.equals(Optional.of(account)) ? MemberChange.IS_OWNER : MemberChange.NOT_A_MEMBER;
        });
    }
}
