package org.vestibule.adapters.web;

import org.vestibule.application.invitation.AcceptInvitation;
import org.vestibule.application.invitation.FollowInvitation;
import org.vestibule.application.invitation.SignUpByInvitation;

/** The use cases of the page that the link of an invitation opens. */
public record InvitationUseCases(
        FollowInvitation followInvitation, AcceptInvitation acceptInvitation, SignUpByInvitation signUpByInvitation) {}
