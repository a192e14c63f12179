package org.vestibule.application.portal;

import org.vestibule.application.act.Acts;
import org.vestibule.application.attempt.MailGuard;
import org.vestibule.application.backupcode.BackupCodeGuard;
import org.vestibule.application.backupcode.NewBackupCodes;
import org.vestibule.application.mandate.MandateGuard;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.password.PasswordGuard;
import org.vestibule.application.proof.ProofGuard;
import org.vestibule.application.recovery.ReplacePassword;
import org.vestibule.application.secondstep.SecondStepGuard;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.signin.BurnPassword;
import org.vestibule.application.signin.FinishSignIn;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.totp.CodeGuard;
import org.vestibule.application.twostep.KeyConfirmation;
import org.vestibule.application.twostep.RemoveTwoStep;

/** What use cases of more than one capability go through: each is made once. */
public record SharedParts(
        TellHolder tellHolder,
        NewPasswords newPasswords,
        NewBackupCodes newBackupCodes,
        PasswordGuard passwords,
        SecondStepGuard tries,
        CodeGuard codes,
        BackupCodeGuard backupCodes,
        BurnPassword burnPassword,
        ProofGuard proofs,
        KeyConfirmation confirmation,
        BeginSession beginSession,
        FinishSignIn finishSignIn,
        RemoveTwoStep removeTwoStep,
        ReplacePassword replacePassword,
        MailGuard mails,
        EnterTeam enterTeam,
        Acts acts,
        TeamActs teamActs,
        ListMyTeams listMyTeams,
        MandateGuard mandate) {

    /** Makes them. */
    public static SharedParts of(Store store, Means means) {
        TellHolder tellHolder = new TellHolder(store.mailedLinks(), store.outbox(), means.links(), means.random());
        NewPasswords newPasswords = new NewPasswords(means.passwordPolicy(), means.commonPasswords());
        NewBackupCodes newBackupCodes = new NewBackupCodes(means.queue(), means.hasher(), means.random());
        PasswordGuard passwords = new PasswordGuard(
                means.queue(),
                store.attempts(),
                store.credentials(),
                store.hashCosts(),
                means.hasher(),
                store.auditTrail(),
                means.clock());
        SecondStepGuard tries = new SecondStepGuard(
                store.attempts(), store.wrongSteps(), store.credentials(), store.transactions(), means.clock());
        CodeGuard codes = new CodeGuard(
                tries, store.authenticators(), means.window(), tellHolder, store.auditTrail(), means.clock());
        BackupCodeGuard backupCodes = new BackupCodeGuard(
                means.queue(),
                store.attempts(),
                tries,
                store.backupCodes(),
                means.hasher(),
                tellHolder,
                means.links(),
                store.auditTrail(),
                means.clock());
        BurnPassword burnPassword = new BurnPassword(
                store.credentials(),
                store.knownBrowsers(),
                store.sessions(),
                store.signIns(),
                store.mailedLinks(),
                tellHolder,
                means.links(),
                store.auditTrail());
        ProofGuard proofs = new ProofGuard(
                passwords,
                codes,
                backupCodes,
                tries,
                burnPassword,
                store.authenticators(),
                store.sessions(),
                store.transactions(),
                means.clock(),
                means.random());
        KeyConfirmation confirmation = new KeyConfirmation(
                store.pendingKeys(), store.attempts(), means.window(), store.auditTrail(), means.clock());
        BeginSession beginSession =
                new BeginSession(store.sessions(), store.knownBrowsers(), store.auditTrail(), means.random());
        FinishSignIn finishSignIn = new FinishSignIn(
                store.signIns(),
                store.spentTokens(),
                beginSession,
                tries,
                burnPassword,
                tellHolder,
                store.auditTrail(),
                store.transactions(),
                means.clock(),
                means.random());
        RemoveTwoStep removeTwoStep = new RemoveTwoStep(
                store.authenticators(), store.backupCodes(), store.attempts(), store.twoStepFollowers());
        ReplacePassword replacePassword = new ReplacePassword(
                newPasswords,
                means.queue(),
                means.hasher(),
                store.credentials(),
                store.sessions(),
                store.signIns(),
                store.mailedLinks(),
                store.knownBrowsers(),
                store.attempts(),
                store.wrongSteps(),
                tellHolder,
                store.auditTrail());
        MailGuard mails = new MailGuard(store.knownBrowsers(), store.attempts());
        EnterTeam enterTeam = new EnterTeam(store.memberships(), store.policies(), means.clock());
        Acts acts = new Acts(
                store.transactions(), store.auditTrail(), tellHolder, means.links(), means.clock(), means.random());
        TeamActs teamActs = new TeamActs(enterTeam, store.teams(), store.memberships(), store.credentials(), acts);
        ListMyTeams listMyTeams = new ListMyTeams(store.memberships(), store.policies(), means.clock());
        MandateGuard mandate = new MandateGuard(listMyTeams);
        return new SharedParts(
                tellHolder,
                newPasswords,
                newBackupCodes,
                passwords,
                tries,
                codes,
                backupCodes,
                burnPassword,
                proofs,
                confirmation,
                beginSession,
                finishSignIn,
                removeTwoStep,
                replacePassword,
                mails,
                enterTeam,
                acts,
                teamActs,
                listMyTeams,
                mandate);
    }
}
