package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.invitation.AcceptInvitation;
import org.vestibule.application.invitation.FollowInvitation;
import org.vestibule.application.invitation.Invitations;
import org.vestibule.application.invitation.InvitePeople;
import org.vestibule.application.invitation.ListInvitations;
import org.vestibule.application.invitation.ResendInvitation;
import org.vestibule.application.invitation.RevokeInvitation;
import org.vestibule.application.invitation.SignUpByInvitation;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.signup.SignUps;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;

/** Invitations, made by their constructors. */
@Module
interface InvitationModule {
    @Provides
    static InvitePeople invitePeople(
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            Invitations invitations,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new InvitePeople(
                enterTeam, teams, memberships, invitations, outbox, links, trail, transactions, clock, random);
    }

    @Provides
    static ListInvitations listInvitations(Invitations invitations) {
        return new ListInvitations(invitations);
    }

    @Provides
    static ResendInvitation resendInvitation(
            EnterTeam enterTeam,
            Teams teams,
            Invitations invitations,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new ResendInvitation(enterTeam, teams, invitations, outbox, links, trail, transactions, clock, random);
    }

    @Provides
    static RevokeInvitation revokeInvitation(
            EnterTeam enterTeam, Teams teams, Invitations invitations, AuditTrail trail, Transactions transactions) {
        return new RevokeInvitation(enterTeam, teams, invitations, trail, transactions);
    }

    @Provides
    static FollowInvitation followInvitation(
            Invitations invitations, EnterTeam enterTeam, Accounts accounts, Clock clock) {
        return new FollowInvitation(invitations, enterTeam, accounts, clock);
    }

    @Provides
    static AcceptInvitation acceptInvitation(
            Invitations invitations,
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        return new AcceptInvitation(
                invitations, enterTeam, teams, memberships, credentials, trail, transactions, clock);
    }

    @Provides
    static SignUpByInvitation signUpByInvitation(
            Invitations invitations,
            EnterTeam enterTeam,
            Accounts accounts,
            SignUps signUps,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new SignUpByInvitation(invitations, enterTeam, accounts, signUps, transactions, clock, random);
    }
}
