package org.vestibule.testkit;

import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.account.FindAccount;
import org.vestibule.application.account.ListAccounts;
import org.vestibule.application.attempt.ClearDelays;
import org.vestibule.application.attempt.MailGuard;
import org.vestibule.application.backupcode.BackupCodeGuard;
import org.vestibule.application.backupcode.NewBackupCodes;
import org.vestibule.application.handover.AcceptTeam;
import org.vestibule.application.handover.OfferTeam;
import org.vestibule.application.handover.SetOwner;
import org.vestibule.application.handover.WithdrawOffer;
import org.vestibule.application.housekeeping.DropExpired;
import org.vestibule.application.invitation.AcceptInvitation;
import org.vestibule.application.invitation.FollowInvitation;
import org.vestibule.application.invitation.InvitePeople;
import org.vestibule.application.invitation.ListInvitations;
import org.vestibule.application.invitation.ResendInvitation;
import org.vestibule.application.invitation.RevokeInvitation;
import org.vestibule.application.invitation.SignUpByInvitation;
import org.vestibule.application.mandate.CheckCompliance;
import org.vestibule.application.mandate.MandateGuard;
import org.vestibule.application.mandate.PreviewPolicy;
import org.vestibule.application.mandate.RemindMembers;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.mandate.TellMembers;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.member.AddMember;
import org.vestibule.application.member.LeaveTeam;
import org.vestibule.application.member.RemoveMember;
import org.vestibule.application.member.SetRole;
import org.vestibule.application.member.SetTechnician;
import org.vestibule.application.member.ViewMember;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.notice.DeliverNotices;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.password.CountHashCosts;
import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.password.PasswordGuard;
import org.vestibule.application.proof.ConfirmIdentity;
import org.vestibule.application.proof.ProofGuard;
import org.vestibule.application.recovery.ChooseNewPassword;
import org.vestibule.application.recovery.FollowLink;
import org.vestibule.application.recovery.ReplacePassword;
import org.vestibule.application.recovery.ReportNotMe;
import org.vestibule.application.recovery.RequestPasswordReset;
import org.vestibule.application.recovery.ResetPassword;
import org.vestibule.application.secondstep.SecondStepGuard;
import org.vestibule.application.session.BackupCodeStandsIn;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignOut;
import org.vestibule.application.signin.BurnPassword;
import org.vestibule.application.signin.CloseUnfinished;
import org.vestibule.application.signin.FinishSignIn;
import org.vestibule.application.signin.RedeemBackupCode;
import org.vestibule.application.signin.ResumeSignIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.signin.VerifySecondStep;
import org.vestibule.application.signup.FinishSignUp;
import org.vestibule.application.signup.FollowSignUp;
import org.vestibule.application.signup.RequestSignUp;
import org.vestibule.application.subscription.SetSubscription;
import org.vestibule.application.team.CreateTeam;
import org.vestibule.application.team.DeleteTeam;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.FindTeam;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.ListTeams;
import org.vestibule.application.team.RenameTeam;
import org.vestibule.application.totp.CodeGuard;
import org.vestibule.application.twostep.ChangeDevice;
import org.vestibule.application.twostep.ConfirmDevice;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.KeyConfirmation;
import org.vestibule.application.twostep.ListDisableObjections;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.application.twostep.RemoveTwoStep;
import org.vestibule.application.twostep.RenewBackupCodes;
import org.vestibule.application.twostep.ResetTwoStep;
import org.vestibule.application.twostep.ShowCodesSaved;
import org.vestibule.application.twostep.ViewTwoStep;

/** All use cases, wired by hand upon any store. */
public final class Portal {

    public final CreateAccount createAccount;
    public final FindAccount findAccount;
    public final ListAccounts listAccounts;
    public final ClearDelays clearDelays;
    public final NewPasswords newPasswords;
    public final RequestSignUp requestSignUp;
    public final FollowSignUp followSignUp;
    public final FinishSignUp finishSignUp;
    public final SignIn signIn;
    public final ResumeSignIn resumeSignIn;
    public final VerifySecondStep verifySecondStep;
    public final RedeemBackupCode redeemBackupCode;
    public final CodeGuard codes;
    public final BackupCodeGuard backupCodes;
    public final ChooseNewPassword chooseNewPassword;
    public final RequestPasswordReset requestPasswordReset;
    public final FollowLink followLink;
    public final ResetPassword resetPassword;
    public final ReportNotMe reportNotMe;
    public final ResumeSession resumeSession;
    public final BackupCodeStandsIn backupCodeStandsIn;
    public final SignOut signOut;
    public final OfferKey offerKey;
    public final EnableTwoStepVerification enableTwoStepVerification;
    public final ChangeDevice changeDevice;
    public final ConfirmDevice confirmDevice;
    public final RenewBackupCodes renewBackupCodes;
    public final ShowCodesSaved showCodesSaved;
    public final ListDisableObjections listDisableObjections;
    public final DisableTwoStepVerification disableTwoStepVerification;
    public final ResetTwoStep resetTwoStep;
    public final ViewTwoStep viewTwoStep;
    public final AddMember addMember;
    public final CheckCompliance checkCompliance;
    public final CreateTeam createTeam;
    public final FindTeam findTeam;
    public final ListMyTeams listMyTeams;
    public final ListTeams listTeams;
    public final PreviewPolicy previewPolicy;
    public final RemoveMember removeMember;
    public final SetOwner setOwner;
    public final SetPolicy setPolicy;
    public final SetRole setRole;
    public final SetTechnician setTechnician;
    public final ViewMember viewMember;
    public final ViewPeople viewPeople;
    public final ViewPolicy viewPolicy;
    public final EnterTeam enterTeam;
    public final ConfirmIdentity confirmIdentity;
    public final OfferTeam offerTeam;
    public final WithdrawOffer withdrawOffer;
    public final AcceptTeam acceptTeam;
    public final LeaveTeam leaveTeam;
    public final RenameTeam renameTeam;
    public final DeleteTeam deleteTeam;
    public final RemindMembers remindMembers;
    public final TellMembers tellMembers;
    public final InvitePeople invitePeople;
    public final ResendInvitation resendInvitation;
    public final RevokeInvitation revokeInvitation;
    public final ListInvitations listInvitations;
    public final FollowInvitation followInvitation;
    public final AcceptInvitation acceptInvitation;
    public final SignUpByInvitation signUpByInvitation;
    public final SetSubscription setSubscription;
    public final DeliverNotices deliverNotices;
    public final CloseUnfinished closeUnfinished;
    public final DropExpired dropExpired;
    public final CountHashCosts countHashCosts;

    public Portal(Store store, Surroundings around) {
        var transactions = store.transactions();
        var attempts = store.attempts();
        var browsers = store.knownBrowsers();
        var mailedLinks = store.mailedLinks();
        var outbox = store.outbox();
        var trail = store.auditTrail();
        var queue = around.queue();
        var hasher = around.hasher();
        var links = around.links();
        var clock = around.clock();
        var random = around.random();
        var tellHolder = new TellHolder(mailedLinks, outbox, links, random);
        newPasswords = new NewPasswords(around.passwordPolicy(), around.commonPasswords());
        var newBackupCodes = new NewBackupCodes(queue, hasher, random);
        var passwords =
                new PasswordGuard(queue, attempts, store.credentials(), store.hashCosts(), hasher, trail, clock);
        var tries = new SecondStepGuard(attempts, store.wrongSteps(), store.credentials(), transactions, clock);
        codes = new CodeGuard(tries, store.authenticators(), around.window(), tellHolder, trail, clock);
        backupCodes = new BackupCodeGuard(
                queue, attempts, tries, store.backupCodes(), hasher, tellHolder, outbox, links, trail, clock);
        var burnPassword = new BurnPassword(
                store.credentials(),
                browsers,
                store.sessions(),
                store.signIns(),
                mailedLinks,
                tellHolder,
                links,
                trail);
        var proofs = new ProofGuard(
                passwords,
                codes,
                backupCodes,
                tries,
                burnPassword,
                store.authenticators(),
                store.sessions(),
                transactions,
                clock,
                random);
        var confirmation = new KeyConfirmation(store.pendingKeys(), attempts, around.window(), trail, clock);
        var beginSession = new BeginSession(store.sessions(), browsers, trail, random);
        var removeTwoStep =
                new RemoveTwoStep(store.authenticators(), store.backupCodes(), attempts, store.twoStepFollowers());
        listMyTeams = new ListMyTeams(store.memberships(), store.policies(), clock);
        var mandate = new MandateGuard(listMyTeams);
        var replacePassword = new ReplacePassword(
                newPasswords,
                queue,
                hasher,
                store.credentials(),
                store.sessions(),
                store.signIns(),
                mailedLinks,
                browsers,
                attempts,
                store.wrongSteps(),
                tellHolder,
                trail);
        var finishSignIn = new FinishSignIn(
                store.signIns(), beginSession, tries, burnPassword, tellHolder, trail, transactions, clock, random);

        createAccount = new CreateAccount(
                store.accounts(), newPasswords, hasher, mailedLinks, outbox, links, trail, transactions, clock, random);
        findAccount = new FindAccount(store.accounts());
        listAccounts = new ListAccounts(store.accounts());
        clearDelays = new ClearDelays(attempts, browsers, outbox, links, trail, transactions);
        MailGuard mails = new MailGuard(browsers, attempts);
        requestSignUp =
                new RequestSignUp(store.accounts(), store.signUps(), mails, outbox, links, transactions, clock, random);
        followSignUp = new FollowSignUp(store.signUps(), clock);
        finishSignUp = new FinishSignUp(
                store.signUps(),
                store.accounts(),
                newPasswords,
                queue,
                hasher,
                beginSession,
                trail,
                transactions,
                clock,
                random);
        signIn = new SignIn(
                passwords, attempts, browsers, store.signIns(), beginSession, tellHolder, trail, transactions, clock);
        resumeSignIn = new ResumeSignIn(store.signIns(), clock);
        verifySecondStep = new VerifySecondStep(codes, finishSignIn);
        redeemBackupCode = new RedeemBackupCode(backupCodes, finishSignIn);
        chooseNewPassword = new ChooseNewPassword(
                store.accounts(),
                store.signIns(),
                store.credentials(),
                replacePassword,
                beginSession,
                transactions,
                clock);
        requestPasswordReset = new RequestPasswordReset(
                store.accounts(), mailedLinks, mails, outbox, links, trail, transactions, clock, random);
        followLink = new FollowLink(mailedLinks, clock);
        resetPassword = new ResetPassword(
                mailedLinks,
                replacePassword,
                removeTwoStep,
                store.credentials(),
                tellHolder,
                links,
                trail,
                transactions,
                clock,
                random);
        reportNotMe = new ReportNotMe(
                mailedLinks,
                store.credentials(),
                hasher,
                store.sessions(),
                store.signIns(),
                browsers,
                tellHolder,
                links,
                trail,
                transactions,
                clock,
                random);
        resumeSession = new ResumeSession(store.sessions(), around.sessionLimits(), transactions, clock);
        backupCodeStandsIn = new BackupCodeStandsIn(store.sessions(), clock);
        signOut = new SignOut(store.sessions(), trail, transactions);
        offerKey = new OfferKey(
                store.authenticators(), store.pendingKeys(), store.sessions(), transactions, clock, random);
        enableTwoStepVerification = new EnableTwoStepVerification(
                passwords,
                confirmation,
                store.authenticators(),
                newBackupCodes,
                store.backupCodes(),
                store.sessions(),
                browsers,
                store.twoStepFollowers(),
                mailedLinks,
                tellHolder,
                links,
                trail,
                transactions,
                clock,
                random);
        changeDevice = new ChangeDevice(
                proofs, store.authenticators(), store.pendingKeys(), store.sessions(), transactions, clock, random);
        confirmDevice = new ConfirmDevice(
                confirmation,
                store.credentials(),
                store.authenticators(),
                store.pendingKeys(),
                store.sessions(),
                attempts,
                tellHolder,
                trail,
                transactions,
                clock);
        renewBackupCodes = new RenewBackupCodes(
                proofs,
                store.authenticators(),
                newBackupCodes,
                store.backupCodes(),
                store.sessions(),
                attempts,
                tellHolder,
                trail,
                transactions,
                clock,
                random);
        showCodesSaved = new ShowCodesSaved(backupCodes, trail, transactions, clock);
        listDisableObjections = new ListDisableObjections(mandate, clock);
        disableTwoStepVerification = new DisableTwoStepVerification(
                proofs, mandate, removeTwoStep, store.sessions(), tellHolder, trail, transactions, clock, random);
        resetTwoStep = new ResetTwoStep(
                store.credentials(),
                mandate,
                removeTwoStep,
                store.sessions(),
                store.signIns(),
                browsers,
                outbox,
                links,
                trail,
                transactions,
                clock);
        var memberships = store.memberships();
        var policies = store.policies();
        var teams = store.teams();
        enterTeam = new EnterTeam(memberships, policies, clock);
        confirmIdentity = new ConfirmIdentity(proofs, store.sessions(), trail, transactions, clock, random);
        addMember = new AddMember(teams, memberships, store.credentials(), trail, transactions, clock);
        checkCompliance = new CheckCompliance(memberships, policies, clock);
        createTeam =
                new CreateTeam(teams, store.subscriptions(), store.credentials(), trail, transactions, clock, random);
        findTeam = new FindTeam(teams);
        listTeams = new ListTeams(teams);
        previewPolicy = new PreviewPolicy(memberships, policies, clock);
        removeMember = new RemoveMember(enterTeam, teams, memberships, trail, transactions);
        setOwner = new SetOwner(teams, memberships, policies, store.credentials(), trail, transactions, clock);
        setPolicy =
                new SetPolicy(enterTeam, teams, memberships, policies, store.credentials(), trail, transactions, clock);
        setRole = new SetRole(enterTeam, teams, memberships, trail, transactions);
        setTechnician = new SetTechnician(
                enterTeam, teams, memberships, policies, store.credentials(), trail, transactions, clock);
        viewMember = new ViewMember(memberships, policies, clock);
        viewPeople = new ViewPeople(memberships, policies, clock);
        viewPolicy = new ViewPolicy(memberships, policies, clock);
        offerTeam = new OfferTeam(enterTeam, teams, memberships, outbox, links, trail, transactions);
        withdrawOffer = new WithdrawOffer(enterTeam, teams, trail, transactions);
        acceptTeam = new AcceptTeam(
                enterTeam,
                teams,
                memberships,
                policies,
                store.credentials(),
                outbox,
                links,
                trail,
                transactions,
                clock);
        leaveTeam = new LeaveTeam(teams, memberships, trail, transactions);
        renameTeam = new RenameTeam(enterTeam, teams, trail, transactions);
        deleteTeam = new DeleteTeam(enterTeam, teams, trail, transactions);
        remindMembers = new RemindMembers(enterTeam, teams, memberships, outbox, links, trail, transactions, clock);
        tellMembers = new TellMembers(store.mandateWatch(), policies, outbox, links, transactions, clock);
        var invitations = store.invitations();
        invitePeople = new InvitePeople(
                enterTeam, teams, memberships, invitations, outbox, links, trail, transactions, clock, random);
        resendInvitation =
                new ResendInvitation(enterTeam, teams, invitations, outbox, links, trail, transactions, clock, random);
        revokeInvitation = new RevokeInvitation(enterTeam, teams, invitations, trail, transactions);
        listInvitations = new ListInvitations(invitations);
        followInvitation = new FollowInvitation(invitations, enterTeam, store.accounts(), clock);
        acceptInvitation = new AcceptInvitation(
                invitations, enterTeam, teams, memberships, store.credentials(), trail, transactions, clock);
        signUpByInvitation = new SignUpByInvitation(
                invitations, enterTeam, store.accounts(), store.signUps(), transactions, clock, random);
        setSubscription = new SetSubscription(store.subscriptions(), trail, transactions, clock);
        viewTwoStep = new ViewTwoStep(store.authenticators(), store.backupCodes(), store.pendingKeys(), clock);
        deliverNotices = new DeliverNotices(outbox, around.mailer(), transactions);
        closeUnfinished = new CloseUnfinished(
                store.signIns(), store.wrongSteps(), attempts, store.credentials(), tellHolder, transactions, clock);
        dropExpired = new DropExpired(
                store.sessions(),
                store.signIns(),
                store.signUps(),
                mailedLinks,
                store.invitations(),
                browsers,
                attempts,
                transactions,
                clock);
        countHashCosts = new CountHashCosts(store.hashCosts(), hasher, transactions, clock);
    }
}
