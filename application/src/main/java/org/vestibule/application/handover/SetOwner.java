package org.vestibule.application.handover;

import java.time.Instant;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.TeamAct;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.MemberFact;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/**
 * Lets an operator make another member the Owner, who need not accept; who was it becomes an Admin. A rule that covers
 * the new Owner needs their 2-step verification to be on.
 */
public final class SetOwner {

    private final TeamActs acts;
    private final Teams teams;
    private final Memberships memberships;
    private final Policies policies;

    public SetOwner(TeamActs acts, Teams teams, Memberships memberships, Policies policies) {
        this.acts = acts;
        this.teams = teams;
        this.memberships = memberships;
        this.policies = policies;
    }

    /** Makes them the Owner. */
    public TeamChange set(TeamId id, AccountId account) {
        return acts.locking(account).changeMember(Authority.OPERATOR, id, account, (mine, theirs) -> true, this::set);
    }

    private TeamChange set(TeamAct act, Member member) {
        if (member.role() == Role.OWNER) {
            return TeamChange.UNCHANGED;
        }
        TeamRules rules = policies.of(act.team().id());
        Instant at = member.tenure().next(rules.next(act.now()));
        if (rules.failOwner(member, at)) {
            return TeamChange.OWNER_NEEDS_TWO_STEP;
        }
        Team team = act.team();
        Account before =
                memberships.find(team.id(), team.owner()).map(Member::account).orElseThrow();
        teams.handTo(team.id(), member.account().id());
        act.log(member.account().id(), new MemberFact.OwnerSet(before.id()));
        act.tell(member.account(), Notice.Kind.MADE_OWNER);
        act.tell(before, Notice.Kind.MADE_ADMIN);
        return TeamChange.DONE;
    }
}
