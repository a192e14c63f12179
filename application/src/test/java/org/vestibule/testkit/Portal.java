package org.vestibule.testkit;

import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.account.FindAccounts;
import org.vestibule.application.backupcode.BackupCodeGuard;
import org.vestibule.application.backupcode.NewBackupCodes;
import org.vestibule.application.housekeeping.DropExpired;
import org.vestibule.application.notice.DeliverNotices;
import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.password.PasswordGuard;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignOut;
import org.vestibule.application.signin.RedeemBackupCode;
import org.vestibule.application.signin.ResumeSignIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.signin.VerifySecondStep;
import org.vestibule.application.signup.FinishSignUp;
import org.vestibule.application.signup.RequestSignUp;
import org.vestibule.application.twostep.CodeGuard;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.application.twostep.ViewTwoStep;

/** All use cases, wired by hand upon any store. */
public final class Portal {

    public final CreateAccount createAccount;
    public final FindAccounts findAccounts;
    public final RequestSignUp requestSignUp;
    public final FinishSignUp finishSignUp;
    public final SignIn signIn;
    public final ResumeSignIn resumeSignIn;
    public final VerifySecondStep verifySecondStep;
    public final RedeemBackupCode redeemBackupCode;
    public final ResumeSession resumeSession;
    public final SignOut signOut;
    public final OfferKey offerKey;
    public final EnableTwoStepVerification enableTwoStepVerification;
    public final ViewTwoStep viewTwoStep;
    public final DeliverNotices deliverNotices;
    public final DropExpired dropExpired;

    public Portal(Store store, Surroundings around) {
        var transactions = store.transactions();
        var trail = store.auditTrail();
        var clock = around.clock();
        var random = around.random();
        var newPasswords = new NewPasswords(around.passwordPolicy(), around.commonPasswords());
        var newBackupCodes = new NewBackupCodes(around.queue(), around.hasher(), random);
        var passwords =
                new PasswordGuard(around.queue(), store.attempts(), store.credentials(), around.hasher(), trail, clock);
        var codes = new CodeGuard(store.attempts(), store.authenticators(), around.window(), trail, clock);
        var backupCodes = new BackupCodeGuard(
                around.queue(), store.attempts(), store.backupCodes(), around.hasher(), trail, clock);

        createAccount =
                new CreateAccount(store.accounts(), newPasswords, around.hasher(), trail, transactions, clock, random);
        findAccounts = new FindAccounts(store.accounts());
        requestSignUp = new RequestSignUp(
                store.accounts(),
                store.signUps(),
                store.attempts(),
                store.outbox(),
                around.links(),
                transactions,
                clock,
                random);
        finishSignUp = new FinishSignUp(
                store.signUps(),
                store.accounts(),
                newPasswords,
                around.queue(),
                around.hasher(),
                store.sessions(),
                trail,
                transactions,
                clock,
                random);
        signIn = new SignIn(passwords, store.signIns(), store.sessions(), trail, transactions, clock, random);
        resumeSignIn = new ResumeSignIn(store.signIns(), clock);
        verifySecondStep =
                new VerifySecondStep(codes, store.signIns(), store.sessions(), trail, transactions, clock, random);
        redeemBackupCode = new RedeemBackupCode(
                backupCodes, store.signIns(), store.sessions(), trail, transactions, clock, random);
        resumeSession = new ResumeSession(store.sessions(), around.sessionLimits(), transactions, clock);
        signOut = new SignOut(store.sessions(), trail, transactions);
        offerKey = new OfferKey(store.authenticators(), store.pendingKeys(), transactions, clock, random);
        enableTwoStepVerification = new EnableTwoStepVerification(
                passwords,
                store.pendingKeys(),
                store.authenticators(),
                newBackupCodes,
                store.backupCodes(),
                store.sessions(),
                store.attempts(),
                around.window(),
                trail,
                transactions,
                clock,
                random);
        viewTwoStep = new ViewTwoStep(store.authenticators(), store.backupCodes());
        deliverNotices = new DeliverNotices(store.outbox(), around.mailer(), transactions);
        dropExpired = new DropExpired(
                store.sessions(), store.signIns(), store.signUps(), store.attempts(), transactions, clock);
    }
}
