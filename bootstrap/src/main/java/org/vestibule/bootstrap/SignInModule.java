package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.backupcode.BackupCodeGuard;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.password.CommonPasswords;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.password.HashCosts;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.password.PasswordGuard;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.proof.ConfirmIdentity;
import org.vestibule.application.proof.ProofGuard;
import org.vestibule.application.secondstep.SecondStepGuard;
import org.vestibule.application.secondstep.WrongSteps;
import org.vestibule.application.session.BackupCodeStandsIn;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignOut;
import org.vestibule.application.signin.BurnPassword;
import org.vestibule.application.signin.FinishSignIn;
import org.vestibule.application.signin.RedeemBackupCode;
import org.vestibule.application.signin.ResumeSignIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.signin.SignIns;
import org.vestibule.application.signin.VerifySecondStep;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.application.totp.CodeGuard;
import org.vestibule.application.transaction.Transactions;

/** Signing in, sessions and all that checks a secret, made by their constructors. */
@Module
interface SignInModule {
    @Provides
    @Singleton
    static HashQueue hashQueue(Settings settings) {
        return new HashQueue(
                Runtime.getRuntime().availableProcessors(), settings.hash().places());
    }

    @Provides
    static NewPasswords newPasswords(Settings settings, CommonPasswords common) {
        return new NewPasswords(settings.passwordPolicy(), common);
    }

    @Provides
    @Singleton
    static PasswordGuard passwordGuard(
            HashQueue queue,
            Attempts attempts,
            Credentials credentials,
            HashCosts costs,
            SecretHasher hasher,
            AuditTrail trail,
            Clock clock) {
        return new PasswordGuard(queue, attempts, credentials, costs, hasher, trail, clock);
    }

    @Provides
    static SecondStepGuard secondStepGuard(
            Attempts attempts, WrongSteps wrongSteps, Credentials credentials, Transactions transactions, Clock clock) {
        return new SecondStepGuard(attempts, wrongSteps, credentials, transactions, clock);
    }

    @Provides
    static CodeGuard codeGuard(
            SecondStepGuard tries,
            Authenticators authenticators,
            Settings settings,
            TellHolder tellHolder,
            AuditTrail trail,
            Clock clock) {
        return new CodeGuard(tries, authenticators, settings.acceptanceWindow(), tellHolder, trail, clock);
    }

    @Provides
    @Singleton
    static BackupCodeGuard backupCodeGuard(
            HashQueue queue,
            Attempts attempts,
            SecondStepGuard tries,
            BackupCodes backupCodes,
            SecretHasher hasher,
            TellHolder tellHolder,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Clock clock) {
        return new BackupCodeGuard(
                queue, attempts, tries, backupCodes, hasher, tellHolder, outbox, links, trail, clock);
    }

    @Provides
    static ProofGuard proofGuard(
            PasswordGuard passwords,
            CodeGuard codes,
            BackupCodeGuard backupCodes,
            SecondStepGuard tries,
            BurnPassword burnPassword,
            Authenticators authenticators,
            Sessions sessions,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new ProofGuard(
                passwords,
                codes,
                backupCodes,
                tries,
                burnPassword,
                authenticators,
                sessions,
                transactions,
                clock,
                random);
    }

    @Provides
    static ConfirmIdentity confirmIdentity(
            ProofGuard proofs,
            Sessions sessions,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new ConfirmIdentity(proofs, sessions, trail, transactions, clock, random);
    }

    @Provides
    static BeginSession beginSession(
            Sessions sessions, KnownBrowsers browsers, AuditTrail trail, RandomGenerator random) {
        return new BeginSession(sessions, browsers, trail, random);
    }

    @Provides
    static BurnPassword burnPassword(
            Credentials credentials,
            KnownBrowsers browsers,
            Sessions sessions,
            SignIns signIns,
            MailedLinks mailedLinks,
            TellHolder tellHolder,
            PortalLinks links,
            AuditTrail trail) {
        return new BurnPassword(credentials, browsers, sessions, signIns, mailedLinks, tellHolder, links, trail);
    }

    @Provides
    static FinishSignIn finishSignIn(
            SignIns signIns,
            BeginSession beginSession,
            SecondStepGuard tries,
            BurnPassword burnPassword,
            TellHolder tellHolder,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new FinishSignIn(
                signIns, beginSession, tries, burnPassword, tellHolder, trail, transactions, clock, random);
    }

    @Provides
    static SignIn signIn(
            PasswordGuard passwords,
            Attempts attempts,
            KnownBrowsers browsers,
            SignIns signIns,
            BeginSession beginSession,
            TellHolder tellHolder,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        return new SignIn(passwords, attempts, browsers, signIns, beginSession, tellHolder, trail, transactions, clock);
    }

    @Provides
    static ResumeSignIn resumeSignIn(SignIns signIns, Clock clock) {
        return new ResumeSignIn(signIns, clock);
    }

    @Provides
    static VerifySecondStep verifySecondStep(CodeGuard codes, FinishSignIn finish) {
        return new VerifySecondStep(codes, finish);
    }

    @Provides
    static RedeemBackupCode redeemBackupCode(BackupCodeGuard codes, FinishSignIn finish) {
        return new RedeemBackupCode(codes, finish);
    }

    @Provides
    static ResumeSession resumeSession(Sessions sessions, Settings settings, Transactions transactions, Clock clock) {
        return new ResumeSession(sessions, settings.sessionLimits(), transactions, clock);
    }

    @Provides
    static BackupCodeStandsIn backupCodeStandsIn(Sessions sessions, Clock clock) {
        return new BackupCodeStandsIn(sessions, clock);
    }

    @Provides
    static SignOut signOut(Sessions sessions, AuditTrail trail, Transactions transactions) {
        return new SignOut(sessions, trail, transactions);
    }
}
