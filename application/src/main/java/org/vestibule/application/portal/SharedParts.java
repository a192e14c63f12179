package org.vestibule.application.portal;

import org.vestibule.application.act.Acts;
import org.vestibule.application.app.HeldBy;
import org.vestibule.application.attempt.MailGuard;
import org.vestibule.application.audit.WatchedLog;
import org.vestibule.application.backupcode.BackupCodeGuard;
import org.vestibule.application.backupcode.HeldCodes;
import org.vestibule.application.backupcode.NewBackupCodes;
import org.vestibule.application.computer.DisownComputer;
import org.vestibule.application.grant.EndAppAccess;
import org.vestibule.application.invitation.RefusedInvitations;
import org.vestibule.application.mandate.MandateGuard;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.password.PasswordGuard;
import org.vestibule.application.proof.ProofGuard;
import org.vestibule.application.proof.ProvenActs;
import org.vestibule.application.proof.SecondProofs;
import org.vestibule.application.recovery.ReplacePassword;
import org.vestibule.application.recovery.ShutOut;
import org.vestibule.application.secondstep.SecondStepGuard;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.signin.BurnPassword;
import org.vestibule.application.signin.FinishSignIn;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.totp.CodeGuard;
import org.vestibule.application.twostep.EndOthers;
import org.vestibule.application.twostep.KeyConfirmation;
import org.vestibule.application.twostep.RemoveTwoStep;

/** What use cases of more than one capability go through: each is made once. */
public record SharedParts(
        Acts acts,
        NewPasswords newPasswords,
        NewBackupCodes newBackupCodes,
        PasswordGuard passwords,
        CodeGuard codes,
        BackupCodeGuard backupCodes,
        ProvenActs provenActs,
        KeyConfirmation confirmation,
        BeginSession beginSession,
        EndOthers endOthers,
        FinishSignIn finishSignIn,
        RemoveTwoStep removeTwoStep,
        ShutOut shutOut,
        ReplacePassword replacePassword,
        MailGuard mails,
        EnterTeam enterTeam,
        TeamActs teamActs,
        ListMyTeams listMyTeams,
        RefusedInvitations refusedInvitations,
        MandateGuard mandate,
        HeldBy heldBy,
        EndAppAccess endAppAccess,
        DisownComputer disownComputer) {

    /** Makes them. */
    public static SharedParts of(Store store, Means means) {
        TellHolder tellHolder = new TellHolder(store.mailedLinks(), store.outbox(), means.links(), means.random());
        WatchedLog log = new WatchedLog(store.transactions(), store.auditTrail(), means.onlooker());
        Acts acts = new Acts(log, tellHolder, means.links(), means.clock(), means.random());
        NewPasswords newPasswords = new NewPasswords(means.passwordPolicy(), means.commonPasswords());
        NewBackupCodes newBackupCodes = new NewBackupCodes(means.queue(), means.hasher(), means.random());
        PasswordGuard passwords = new PasswordGuard(
                means.queue(),
                store.attempts(),
                store.credentials(),
                store.hashCosts(),
                means.hasher(),
                log,
                means.clock());
        SecondStepGuard tries = new SecondStepGuard(store.attempts(), store.wrongSteps(), store.credentials(), acts);
        CodeGuard codes = new CodeGuard(tries, store.authenticators(), means.window(), acts);
        BackupCodeGuard backupCodes = new BackupCodeGuard(
                means.queue(),
                tries,
                store.backupCodes(),
                new HeldCodes(store.mailedLinks(), store.backupCodes(), acts),
                means.hasher());
        EndAppAccess endAppAccess =
                new EndAppAccess(store.appRequests(), store.appCodes(), store.deviceRequests(), store.grants());
        BurnPassword burnPassword = new BurnPassword(
                store.credentials(),
                store.knownBrowsers(),
                store.sessions(),
                store.signIns(),
                endAppAccess,
                store.mailedLinks());
        SecondProofs seconds = new SecondProofs(codes, backupCodes, store.authenticators(), store.sessions());
        ProofGuard proofs = new ProofGuard(passwords, seconds, tries, burnPassword, store.sessions(), acts);
        ProvenActs provenActs = new ProvenActs(proofs, store.sessions(), acts);
        KeyConfirmation confirmation = new KeyConfirmation(store.pendingKeys(), store.attempts(), means.window(), acts);
        BeginSession beginSession =
                new BeginSession(store.sessions(), store.knownBrowsers(), store.appRequests(), acts);
        EndOthers endOthers = new EndOthers(store.sessions(), store.signIns(), store.knownBrowsers(), endAppAccess);
        FinishSignIn finishSignIn =
                new FinishSignIn(store.signIns(), store.spentTokens(), beginSession, tries, burnPassword, acts);
        RemoveTwoStep removeTwoStep = new RemoveTwoStep(
                store.authenticators(),
                store.backupCodes(),
                store.attempts(),
                store.twoStepFollowers(),
                store.signIns(),
                endAppAccess);
        ShutOut shutOut = new ShutOut(
                store.sessions(), store.signIns(), store.mailedLinks(), store.knownBrowsers(), endAppAccess);
        ReplacePassword replacePassword = new ReplacePassword(
                newPasswords,
                means.queue(),
                means.hasher(),
                store.credentials(),
                shutOut,
                store.knownBrowsers(),
                store.attempts(),
                store.wrongSteps());
        MailGuard mails = new MailGuard(store.knownBrowsers(), store.attempts());
        ListMyTeams listMyTeams = new ListMyTeams(store.memberships(), means.clock());
        EnterTeam enterTeam = new EnterTeam(listMyTeams);
        TeamActs teamActs = new TeamActs(enterTeam, store.teams(), store.memberships(), store.credentials(), acts);
        MandateGuard mandate = new MandateGuard(listMyTeams);
        return new SharedParts(
                acts,
                newPasswords,
                newBackupCodes,
                passwords,
                codes,
                backupCodes,
                provenActs,
                confirmation,
                beginSession,
                endOthers,
                finishSignIn,
                removeTwoStep,
                shutOut,
                replacePassword,
                mails,
                enterTeam,
                teamActs,
                listMyTeams,
                new RefusedInvitations(store.invitations(), store.refusals()),
                mandate,
                new HeldBy(store.grants(), store.clients(), means.appLimits()),
                endAppAccess,
                new DisownComputer(store.computers(), store.teams(), store.memberships()));
    }
}
