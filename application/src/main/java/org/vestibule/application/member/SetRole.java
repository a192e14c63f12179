package org.vestibule.application.member;

import java.util.function.BiPredicate;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.TeamAct;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.MemberFact;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.TeamId;

/** Gives a member another role. */
public final class SetRole {

    private final TeamActs acts;
    private final Memberships memberships;

    public SetRole(TeamActs acts, Memberships memberships) {
        this.acts = acts;
        this.memberships = memberships;
    }

    /**
     * Gives it.
     *
     * @throws IllegalArgumentException if it is Owner, which is not given but handed over
     */
    public TeamChange set(Authority by, TeamId id, AccountId account, Role role) {
        if (role == Role.OWNER) {
            throw new IllegalArgumentException("A team has its Owner");
        }
        BiPredicate<Role, Role> right =
                (mine, theirs) -> theirs == Role.OWNER ? mine.mayChoosePolicy() : mine.maySetRole(theirs, role);
        return acts.changeMember(by, id, account, right, (act, member) -> set(act, member, role));
    }

    private TeamChange set(TeamAct act, Member member, Role role) {
        if (member.role() == Role.OWNER) {
            return TeamChange.IS_OWNER;
        }
        if (member.role() == role) {
            return TeamChange.UNCHANGED;
        }
        memberships.setRole(act.team().id(), member.account().id(), role);
        act.log(member.account().id(), new MemberFact.RoleSet(member.role(), role));
        act.tell(member.account(), mail(role));
        return TeamChange.DONE;
    }

    private static Notice.Kind mail(Role role) {
        return switch (role) {
            case OWNER -> Notice.Kind.MADE_OWNER;
            case ADMIN -> Notice.Kind.MADE_ADMIN;
            case MANAGER -> Notice.Kind.MADE_MANAGER;
            case USER -> Notice.Kind.MADE_USER;
        };
    }
}
