package org.vestibule.adapters.web;

import org.vestibule.application.handover.AcceptTeam;
import org.vestibule.application.handover.OfferTeam;
import org.vestibule.application.handover.WithdrawOffer;
import org.vestibule.application.invitation.InvitePeople;
import org.vestibule.application.invitation.ListInvitations;
import org.vestibule.application.invitation.ResendInvitation;
import org.vestibule.application.invitation.RevokeInvitation;
import org.vestibule.application.mandate.PreviewPolicy;
import org.vestibule.application.mandate.RemindMembers;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.member.LeaveTeam;
import org.vestibule.application.member.RemoveMember;
import org.vestibule.application.member.SetRole;
import org.vestibule.application.member.SetTechnician;
import org.vestibule.application.member.ViewMember;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.team.DeleteTeam;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.RenameTeam;

/** The use cases of a team's pages, all for its members. */
public record TeamUseCases(
        EnterTeam enterTeam,
        ViewPeople viewPeople,
        ViewMember viewMember,
        RemindMembers remindMembers,
        SetRole setRole,
        SetTechnician setTechnician,
        RemoveMember removeMember,
        InvitePeople invitePeople,
        ListInvitations listInvitations,
        ResendInvitation resendInvitation,
        RevokeInvitation revokeInvitation,
        ViewPolicy viewPolicy,
        PreviewPolicy previewPolicy,
        SetPolicy setPolicy,
        RenameTeam renameTeam,
        OfferTeam offerTeam,
        WithdrawOffer withdrawOffer,
        AcceptTeam acceptTeam,
        LeaveTeam leaveTeam,
        DeleteTeam deleteTeam) {}
