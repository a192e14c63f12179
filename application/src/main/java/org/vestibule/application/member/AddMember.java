package org.vestibule.application.member;

import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.MemberFact;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;

/** Lets an operator put somebody into a team, who need not agree. A rule that covers them is due at once. */
public final class AddMember {

    private final TeamActs acts;
    private final Memberships memberships;

    public AddMember(TeamActs acts, Memberships memberships) {
        this.acts = acts;
        this.memberships = memberships;
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
        return acts.locking(account).change(Authority.OPERATOR, team.id(), anyRole -> true, refused -> refused, act -> {
            if (!memberships.join(team.id(), account, role, technician, act.now())) {
                return TeamChange.UNCHANGED;
            }
            act.log(account, new MemberFact.Added(role, technician));
            return TeamChange.DONE;
        });
    }
}
