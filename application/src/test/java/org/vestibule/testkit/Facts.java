package org.vestibule.testkit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.ClientFact;
import org.vestibule.domain.audit.ComputerFact;
import org.vestibule.domain.audit.Fact;
import org.vestibule.domain.audit.InvitationFact;
import org.vestibule.domain.audit.KeyFact;
import org.vestibule.domain.audit.MailFact;
import org.vestibule.domain.audit.MemberFact;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.audit.SignInFact;
import org.vestibule.domain.audit.SignInFact.Occasion;
import org.vestibule.domain.audit.TeamFact;
import org.vestibule.domain.audit.TwoStepFact;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Licensing;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;

/** One of everything that can happen. */
public final class Facts {

    private static final Instant AT = Instant.parse("2026-12-05T23:00:00Z");
    private static final AccountId ADA = new AccountId(UUID.fromString("00000000-0000-7000-8000-00000000000a"));
    private static final UUID MAIL = UUID.fromString("00000000-0000-7000-8000-00000000000d");
    private static final ClientId WIKI = new ClientId(UUID.fromString("00000000-0000-7000-8000-00000000000e"));
    private static final GrantId GRANT = new GrantId(UUID.fromString("00000000-0000-7000-8000-00000000000f"));
    private static final ComputerId DESK = new ComputerId(UUID.fromString("00000000-0000-7000-8000-000000000010"));
    private static final TeamName ACME = TeamName.parse("Acme").orElseThrow();
    private static final Terms ENTERPRISE = new Terms(Plan.ENTERPRISE, true);
    private static final Invitation INVITATION = new Invitation(
            new TeamId(UUID.fromString("00000000-0000-7000-8000-00000000000b")),
            new InvitationId(UUID.fromString("00000000-0000-7000-8000-00000000000c")),
            EmailAddress.parse("Éve@example.com").orElseThrow(),
            Role.MANAGER,
            true,
            ADA,
            AT);

    private static final List<Fact> TOLD = List.of(
            new SignInFact.PasswordRefused(Occasion.SIGN_IN),
            new SignInFact.CodeRefused(Occasion.PROOF),
            new SignInFact.CodeReplayed(Occasion.NEW_DEVICE),
            new SignInFact.BackupCodeRefused(Occasion.CODES_SAVED),
            new SignInFact.BackupCodeReplayed(Occasion.SIGN_IN),
            new SignInFact.SecondStepAccepted(SignInMethod.CODE),
            new SignInFact.SignedIn(SignInMethod.PASSWORD),
            new SignInFact.SignedIn(SignInMethod.CODE),
            new SignInFact.SignedIn(SignInMethod.BACKUP_CODE),
            new SignInFact.SignInEnded(SignInFact.SignInEnded.Cause.WRONG_CODES),
            new SignInFact.SignedOut(SignInFact.SignedOut.Why.SIGNED_IN_AGAIN),
            new SignInFact.ProofGiven(SignInMethod.BACKUP_CODE),
            new SignInFact.PasswordChanged(SignInFact.PasswordChanged.By.DISOWNING_LINK),
            new TwoStepFact.Disabled(SignInMethod.CODE),
            new TwoStepFact.Reset("Lost phone, met in person"),
            new TwoStepFact.DeviceChanged(AT),
            new TwoStepFact.CodesRenewed(SignInMethod.BACKUP_CODE),
            new MemberFact.Added(Role.USER, true),
            new MemberFact.Joined(INVITATION),
            new MemberFact.Left(Role.ADMIN),
            new MemberFact.Removed(Role.MANAGER),
            new MemberFact.RoleSet(Role.USER, Role.ADMIN),
            new MemberFact.OwnerSet(ADA),
            new InvitationFact.Sent(INVITATION),
            new InvitationFact.Resent(INVITATION),
            new InvitationFact.Revoked(INVITATION),
            new TeamFact.Created(ACME, ENTERPRISE),
            new TeamFact.Renamed(ACME, TeamName.parse("Acme & Söhne").orElseThrow()),
            new TeamFact.Deleted(ACME),
            new TeamFact.SubscriptionSet(Terms.LITE, new PlanChange(AT.minusSeconds(1), ENTERPRISE, Optional.of(AT))),
            new TeamFact.PolicySet(
                    Mandate.NOBODY, new PolicyChange(AT.minusSeconds(1), Mandate.EVERYONE, Optional.of(AT))),
            new KeyFact.Made(3),
            new KeyFact.Removed(2),
            new MailFact.Refused(MAIL),
            new MailFact.GivenUp(MAIL),
            new MailFact.Dropped(MAIL),
            new AppFact.Allowed(WIKI, GRANT),
            new AppFact.Refused(WIKI),
            new AppFact.Disconnected(WIKI),
            new AppFact.Disowned(WIKI, GRANT),
            new AppFact.Revoked(WIKI, GRANT),
            new AppFact.LoggedOut(WIKI, GRANT),
            new AppFact.LogoutUntold(WIKI, GRANT),
            new AppFact.CodeReplayed(WIKI, GRANT),
            new AppFact.RefreshRepeated(WIKI, GRANT),
            new AppFact.RefreshReplayed(WIKI, GRANT),
            new ClientFact.Created(WIKI),
            new ClientFact.Changed(WIKI),
            new ClientFact.SecretRotated(WIKI),
            new ClientFact.Deleted(WIKI),
            new ComputerFact.Licensed(DESK),
            new ComputerFact.Renamed(DESK),
            new ComputerFact.Removed(DESK),
            new ComputerFact.Disowned(DESK),
            new ComputerFact.RefreshRepeated(DESK),
            new ComputerFact.RefreshReplayed(DESK),
            new ComputerFact.LicensingSet(Licensing.EVERYBODY));

    private Facts() {}

    /** All of them. */
    public static List<Fact> all() {
        return Stream.concat(Arrays.stream(PlainFact.values()), TOLD.stream()).toList();
    }
}
