package org.vestibule.application.member;

import java.util.Optional;
import java.util.function.BiPredicate;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.MemberFact;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.TeamId;

/** Takes somebody out of a team; whoever comes back starts anew. Oneself one does not remove: see {@link LeaveTeam}. */
public final class RemoveMember {

    private final TeamActs acts;
    private final Memberships memberships;

    public RemoveMember(TeamActs acts, Memberships memberships) {
        this.acts = acts;
        this.memberships = memberships;
    }

    /** Removes them. */
    public TeamChange remove(Authority by, TeamId id, AccountId account) {
        BiPredicate<Role, Role> right =
                (mine, theirs) -> theirs == Role.OWNER ? mine.maySeePeople() : mine.mayRemove(theirs);
        return acts.changeMember(by, id, account, right, (act, member) -> {
            if (member.role() == Role.OWNER) {
                return TeamChange.IS_OWNER;
            }
            if (by.member().equals(Optional.of(account))) {
                return TeamChange.IS_ONESELF;
            }
            memberships.leave(id, account); // the team is locked, so they are there
            act.log(account, new MemberFact.Removed(member.role()));
            act.tell(member.account(), Notice.Kind.MEMBER_REMOVED);
            return TeamChange.DONE;
        });
    }
}
