package org.vestibule.adapters.web;

import org.vestibule.application.invitation.InvitePeople;
import org.vestibule.application.invitation.ListInvitations;
import org.vestibule.application.invitation.ResendInvitation;
import org.vestibule.application.invitation.RevokeInvitation;
import org.vestibule.application.team.AcceptTeam;
import org.vestibule.application.team.DeleteTeam;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.LeaveTeam;
import org.vestibule.application.team.OfferTeam;
import org.vestibule.application.team.PreviewPolicy;
import org.vestibule.application.team.RemindMembers;
import org.vestibule.application.team.RemoveMember;
import org.vestibule.application.team.RenameTeam;
import org.vestibule.application.team.SetPolicy;
import org.vestibule.application.team.SetRole;
import org.vestibule.application.team.SetTechnician;
import org.vestibule.application.team.ViewMember;
import org.vestibule.application.team.ViewPeople;
import org.vestibule.application.team.ViewPolicy;
import org.vestibule.application.team.WithdrawOffer;

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
