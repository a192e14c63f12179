package org.vestibule.application.member;

import java.util.List;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.TeamAct;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.member.TechnicianChange;
import org.vestibule.domain.member.Tenure;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.TeamId;

/**
 * Makes a member a Technician, or no longer one. Never the Owner where a rule for Technicians would cover them with their
 * 2-step verification off.
 */
public final class SetTechnician {

    private final TeamActs acts;
    private final Memberships memberships;
    private final Policies policies;

    public SetTechnician(TeamActs acts, Memberships memberships, Policies policies) {
        this.acts = acts;
        this.memberships = memberships;
        this.policies = policies;
    }

    /** Makes them one, or no longer. */
    public TeamChange set(Authority by, TeamId id, AccountId account, boolean technician) {
        return acts.locking(account)
                .changeMember(by, id, account, Role::maySetTechnician, (act, member) -> set(act, member, technician));
    }

    private TeamChange set(TeamAct act, Member member, boolean technician) {
        if (member.technician(act.now()) == technician) {
            return TeamChange.UNCHANGED;
        }
        if (technician && failsAsTechnician(act, member)) {
            return TeamChange.OWNER_NEEDS_TWO_STEP;
        }
        AccountId account = member.account().id();
        memberships.setTechnician(act.team().id(), account, technician, act.now());
        act.log(account, technician ? PlainFact.TECHNICIAN_GIVEN : PlainFact.TECHNICIAN_TAKEN);
        act.tell(member.account(), technician ? Notice.Kind.TECHNICIAN_GIVEN : Notice.Kind.TECHNICIAN_TAKEN);
        return TeamChange.DONE;
    }

    private boolean failsAsTechnician(TeamAct act, Member member) {
        if (member.role() != Role.OWNER) {
            return false;
        }
        Tenure asTechnician = new Tenure(member.tenure().joinedAt(), List.of(new TechnicianChange(act.now(), true)));
        Member owner = new Member(member.account(), Role.OWNER, asTechnician, member.twoStepOn(), member.remindedAt());
        TeamRules rules = policies.of(act.team().id());
        return rules.failOwner(owner, rules.next(act.now()));
    }
}
