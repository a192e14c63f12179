package org.vestibule.adapters.web.member;

import java.util.Optional;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.ProvenTeamVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.application.handover.OfferTeam;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.member.SetRole;
import org.vestibule.application.member.SetTechnician;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.member.Role;

/** What is done to one member: another role, Technician, the offer of the team. */
public final class MemberActs {

    private final SetRole setRole;
    private final SetTechnician setTechnician;
    private final OfferTeam offerTeam;
    private final ViewPolicy viewPolicy;

    public MemberActs(SetRole setRole, SetTechnician setTechnician, OfferTeam offerTeam, ViewPolicy viewPolicy) {
        this.setRole = setRole;
        this.setTechnician = setTechnician;
        this.offerTeam = offerTeam;
        this.viewPolicy = viewPolicy;
    }

    /** Gives another role. */
    public Reply role(ProvenTeamVisit visit) {
        Optional<Role> role = InviteForm.role(visit.field(InviteForm.ROLE));
        return role.isEmpty()
                ? Changes.conflict(
                        Refusal.of("role-owner"), Changes.toPeople(visit.place().team())) // the role missing here
                : toMember(visit, setRole.set(visit.authority(), visit.team(), visit.account(), role.get()));
    }

    /** Makes a Technician, or no longer one. */
    public Reply technician(ProvenTeamVisit visit) {
        boolean technician = InviteForm.technician(visit.field(InviteForm.TECHNICIAN));
        return toMember(visit, setTechnician.set(visit.authority(), visit.team(), visit.account(), technician));
    }

    /** Offers the team. */
    public Reply offer(ProvenTeamVisit visit) {
        return toMember(visit, offerTeam.offer(visit.authority(), visit.team(), visit.account()));
    }

    private Reply toMember(TeamVisit visit, TeamChange change) {
        Path member = Paths.MEMBER.of(visit.team(), visit.account());
        Role mine = visit.place().me().role();
        if (change == TeamChange.OWNER_NEEDS_TWO_STEP && mine == Role.OWNER) {
            return Changes.conflict(Refusal.of("mandate-covers-you"), Changes.toEnable());
        }
        boolean names = change == TeamChange.OWNER_NEEDS_TWO_STEP || change == TeamChange.NOT_ALLOWED;
        String owner = names ? owner(visit) : "";
        return Changes.answer(change, visit.place().team(), owner, Reply.tell(member, Outcome.CHANGED), member);
    }

    private String owner(TeamVisit visit) {
        return viewPolicy
                .of(visit.place())
                .map(policy -> policy.owner().name().value())
                .orElse("");
    }
}
