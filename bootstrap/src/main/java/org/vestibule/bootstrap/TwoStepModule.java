package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.backupcode.BackupCodeGuard;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.backupcode.NewBackupCodes;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.PasswordGuard;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.proof.ProofGuard;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.signin.SignIns;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.application.twostep.ChangeDevice;
import org.vestibule.application.twostep.ConfirmDevice;
import org.vestibule.application.twostep.DisableObjections;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.KeyConfirmation;
import org.vestibule.application.twostep.ListDisableObjections;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.application.twostep.PendingKeys;
import org.vestibule.application.twostep.RemoveTwoStep;
import org.vestibule.application.twostep.RenewBackupCodes;
import org.vestibule.application.twostep.ResetTwoStep;
import org.vestibule.application.twostep.ShowCodesSaved;
import org.vestibule.application.twostep.TwoStepFollowers;
import org.vestibule.application.twostep.ViewTwoStep;

/** 2-step verification, made by its constructors. */
@Module
interface TwoStepModule {
    @Provides
    static NewBackupCodes newBackupCodes(HashQueue queue, SecretHasher hasher, RandomGenerator random) {
        return new NewBackupCodes(queue, hasher, random);
    }

    @Provides
    static KeyConfirmation keyConfirmation(
            PendingKeys pendingKeys, Attempts attempts, Settings settings, AuditTrail trail, Clock clock) {
        return new KeyConfirmation(pendingKeys, attempts, settings.acceptanceWindow(), trail, clock);
    }

    @Provides
    static RemoveTwoStep removeTwoStep(
            Authenticators authenticators, BackupCodes backupCodes, Attempts attempts, TwoStepFollowers followers) {
        return new RemoveTwoStep(authenticators, backupCodes, attempts, followers);
    }

    @Provides
    static ViewTwoStep viewTwoStep(
            Authenticators authenticators, BackupCodes backupCodes, PendingKeys pendingKeys, Clock clock) {
        return new ViewTwoStep(authenticators, backupCodes, pendingKeys, clock);
    }

    @Provides
    static OfferKey offerKey(
            Authenticators authenticators,
            PendingKeys pendingKeys,
            Sessions sessions,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new OfferKey(authenticators, pendingKeys, sessions, transactions, clock, random);
    }

    @Provides
    static EnableTwoStepVerification enableTwoStepVerification(
            PasswordGuard passwords,
            KeyConfirmation confirmation,
            Authenticators authenticators,
            NewBackupCodes newBackupCodes,
            BackupCodes backupCodes,
            Sessions sessions,
            KnownBrowsers browsers,
            TwoStepFollowers followers,
            MailedLinks mailedLinks,
            TellHolder tellHolder,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new EnableTwoStepVerification(
                passwords,
                confirmation,
                authenticators,
                newBackupCodes,
                backupCodes,
                sessions,
                browsers,
                followers,
                mailedLinks,
                tellHolder,
                links,
                trail,
                transactions,
                clock,
                random);
    }

    @Provides
    static ChangeDevice changeDevice(
            ProofGuard proofs,
            Authenticators authenticators,
            PendingKeys pendingKeys,
            Sessions sessions,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new ChangeDevice(proofs, authenticators, pendingKeys, sessions, transactions, clock, random);
    }

    @Provides
    static ConfirmDevice confirmDevice(
            KeyConfirmation confirmation,
            Credentials credentials,
            Authenticators authenticators,
            PendingKeys pendingKeys,
            Sessions sessions,
            Attempts attempts,
            TellHolder tellHolder,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        return new ConfirmDevice(
                confirmation,
                credentials,
                authenticators,
                pendingKeys,
                sessions,
                attempts,
                tellHolder,
                trail,
                transactions,
                clock);
    }

    @Provides
    static RenewBackupCodes renewBackupCodes(
            ProofGuard proofs,
            Authenticators authenticators,
            NewBackupCodes newBackupCodes,
            BackupCodes backupCodes,
            Sessions sessions,
            Attempts attempts,
            TellHolder tellHolder,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new RenewBackupCodes(
                proofs,
                authenticators,
                newBackupCodes,
                backupCodes,
                sessions,
                attempts,
                tellHolder,
                trail,
                transactions,
                clock,
                random);
    }

    @Provides
    static ShowCodesSaved showCodesSaved(
            BackupCodeGuard codes, AuditTrail trail, Transactions transactions, Clock clock) {
        return new ShowCodesSaved(codes, trail, transactions, clock);
    }

    @Provides
    static ListDisableObjections listDisableObjections(DisableObjections objections, Clock clock) {
        return new ListDisableObjections(objections, clock);
    }

    @Provides
    static DisableTwoStepVerification disableTwoStepVerification(
            ProofGuard proofs,
            DisableObjections objections,
            RemoveTwoStep remove,
            Sessions sessions,
            TellHolder tellHolder,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new DisableTwoStepVerification(
                proofs, objections, remove, sessions, tellHolder, trail, transactions, clock, random);
    }

    @Provides
    static ResetTwoStep resetTwoStep(
            Credentials credentials,
            DisableObjections objections,
            RemoveTwoStep remove,
            Sessions sessions,
            SignIns signIns,
            KnownBrowsers browsers,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        return new ResetTwoStep(
                credentials,
                objections,
                remove,
                sessions,
                signIns,
                browsers,
                outbox,
                links,
                trail,
                transactions,
                clock);
    }
}
