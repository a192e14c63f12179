package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.account.FindAccounts;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.backupcode.BackupCodeGuard;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.backupcode.NewBackupCodes;
import org.vestibule.application.housekeeping.DropExpired;
import org.vestibule.application.notice.DeliverNotices;
import org.vestibule.application.notice.Mailer;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.password.CommonPasswords;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.password.PasswordGuard;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignOut;
import org.vestibule.application.signin.RedeemBackupCode;
import org.vestibule.application.signin.ResumeSignIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.signin.SignIns;
import org.vestibule.application.signin.VerifySecondStep;
import org.vestibule.application.signup.FinishSignUp;
import org.vestibule.application.signup.RequestSignUp;
import org.vestibule.application.signup.SignUps;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.application.twostep.Authenticators;
import org.vestibule.application.twostep.CodeGuard;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.application.twostep.PendingKeys;
import org.vestibule.application.twostep.ViewTwoStep;

/** The use cases, made by their constructors. */
@Module
interface UseCaseModule {

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
            SecretHasher hasher,
            AuditTrail trail,
            Clock clock) {
        return new PasswordGuard(queue, attempts, credentials, hasher, trail, clock);
    }

    @Provides
    static CodeGuard codeGuard(
            Attempts attempts, Authenticators authenticators, Settings settings, AuditTrail trail, Clock clock) {
        return new CodeGuard(attempts, authenticators, settings.acceptanceWindow(), trail, clock);
    }

    @Provides
    @Singleton
    static BackupCodeGuard backupCodeGuard(
            HashQueue queue,
            Attempts attempts,
            BackupCodes backupCodes,
            SecretHasher hasher,
            AuditTrail trail,
            Clock clock) {
        return new BackupCodeGuard(queue, attempts, backupCodes, hasher, trail, clock);
    }

    @Provides
    static NewBackupCodes newBackupCodes(HashQueue queue, SecretHasher hasher, RandomGenerator random) {
        return new NewBackupCodes(queue, hasher, random);
    }

    @Provides
    static CreateAccount createAccount(
            Accounts accounts,
            NewPasswords newPasswords,
            SecretHasher hasher,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new CreateAccount(accounts, newPasswords, hasher, trail, transactions, clock, random);
    }

    @Provides
    static FindAccounts findAccounts(Accounts accounts) {
        return new FindAccounts(accounts);
    }

    @Provides
    static RequestSignUp requestSignUp(
            Accounts accounts,
            SignUps signUps,
            Attempts attempts,
            Outbox outbox,
            PortalLinks links,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new RequestSignUp(accounts, signUps, attempts, outbox, links, transactions, clock, random);
    }

    @Provides
    static FinishSignUp finishSignUp(
            SignUps signUps,
            Accounts accounts,
            NewPasswords newPasswords,
            HashQueue queue,
            SecretHasher hasher,
            Sessions sessions,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new FinishSignUp(
                signUps, accounts, newPasswords, queue, hasher, sessions, trail, transactions, clock, random);
    }

    @Provides
    static SignIn signIn(
            PasswordGuard passwords,
            SignIns signIns,
            Sessions sessions,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new SignIn(passwords, signIns, sessions, trail, transactions, clock, random);
    }

    @Provides
    static ResumeSignIn resumeSignIn(SignIns signIns, Clock clock) {
        return new ResumeSignIn(signIns, clock);
    }

    @Provides
    static VerifySecondStep verifySecondStep(
            CodeGuard codes,
            SignIns signIns,
            Sessions sessions,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new VerifySecondStep(codes, signIns, sessions, trail, transactions, clock, random);
    }

    @Provides
    static RedeemBackupCode redeemBackupCode(
            BackupCodeGuard codes,
            SignIns signIns,
            Sessions sessions,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new RedeemBackupCode(codes, signIns, sessions, trail, transactions, clock, random);
    }

    @Provides
    static ResumeSession resumeSession(Sessions sessions, Settings settings, Transactions transactions, Clock clock) {
        return new ResumeSession(sessions, settings.sessionLimits(), transactions, clock);
    }

    @Provides
    static SignOut signOut(Sessions sessions, AuditTrail trail, Transactions transactions) {
        return new SignOut(sessions, trail, transactions);
    }

    @Provides
    static ViewTwoStep viewTwoStep(Authenticators authenticators, BackupCodes backupCodes) {
        return new ViewTwoStep(authenticators, backupCodes);
    }

    @Provides
    static OfferKey offerKey(
            Authenticators authenticators,
            PendingKeys pendingKeys,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new OfferKey(authenticators, pendingKeys, transactions, clock, random);
    }

    @Provides
    static EnableTwoStepVerification enableTwoStepVerification(
            PasswordGuard passwords,
            PendingKeys pendingKeys,
            Authenticators authenticators,
            NewBackupCodes newBackupCodes,
            BackupCodes backupCodes,
            Sessions sessions,
            Attempts attempts,
            Settings settings,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new EnableTwoStepVerification(
                passwords,
                pendingKeys,
                authenticators,
                newBackupCodes,
                backupCodes,
                sessions,
                attempts,
                settings.acceptanceWindow(),
                trail,
                transactions,
                clock,
                random);
    }

    @Provides
    static DeliverNotices deliverNotices(Outbox outbox, Mailer mailer, Transactions transactions) {
        return new DeliverNotices(outbox, mailer, transactions);
    }

    @Provides
    static DropExpired dropExpired(
            Sessions sessions,
            SignIns signIns,
            SignUps signUps,
            Attempts attempts,
            Transactions transactions,
            Clock clock) {
        return new DropExpired(sessions, signIns, signUps, attempts, transactions, clock);
    }
}
