package org.vestibule.application.portal;

import org.vestibule.application.member.AddMember;
import org.vestibule.application.member.LeaveTeam;
import org.vestibule.application.member.ListPeople;
import org.vestibule.application.member.RemoveMember;
import org.vestibule.application.member.SetRole;
import org.vestibule.application.member.SetTechnician;
import org.vestibule.application.member.ViewMember;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.member.ViewRemoval;

/** Who is in a team. The one list of the use cases that do it. */
public record MemberUseCases(
        AddMember addMember,
        RemoveMember removeMember,
        SetRole setRole,
        SetTechnician setTechnician,
        ViewMember viewMember,
        ViewRemoval viewRemoval,
        ViewPeople viewPeople,
        ListPeople listPeople,
        LeaveTeam leaveTeam) {

    static MemberUseCases of(Store store, Means means, SharedParts parts) {
        ViewMember viewMember = new ViewMember(store.memberships(), store.policies(), means.clock());
        return new MemberUseCases(
                new AddMember(parts.teamActs(), store.memberships()),
                new RemoveMember(parts.teamActs(), store.memberships()),
                new SetRole(parts.teamActs(), store.memberships()),
                new SetTechnician(parts.teamActs(), store.memberships(), store.policies()),
                viewMember,
                new ViewRemoval(viewMember, store.computers()),
                new ViewPeople(store.memberships(), store.invitations(), store.refusals(), means.clock()),
                new ListPeople(store.memberships(), store.policies(), store.refusals(), means.clock()),
                new LeaveTeam(parts.teamActs(), store.memberships()));
    }
}
