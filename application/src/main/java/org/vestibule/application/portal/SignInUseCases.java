package org.vestibule.application.portal;

import org.vestibule.application.signin.CloseUnfinished;
import org.vestibule.application.signin.RedeemBackupCode;
import org.vestibule.application.signin.ResumeSignIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.signin.VerifySecondStep;

/** Signing in, step by step. The one list of the use cases that do it. */
public record SignInUseCases(
        SignIn signIn,
        ResumeSignIn resumeSignIn,
        VerifySecondStep verifySecondStep,
        RedeemBackupCode redeemBackupCode,
        CloseUnfinished closeUnfinished) {

    static SignInUseCases of(Store store, Means means, SharedParts parts) {
        return new SignInUseCases(
                new SignIn(
                        parts.passwords(),
                        store.attempts(),
                        store.knownBrowsers(),
                        store.signIns(),
                        parts.beginSession(),
                        parts.acts()),
                new ResumeSignIn(store.signIns(), means.clock()),
                new VerifySecondStep(parts.codes(), parts.finishSignIn()),
                new RedeemBackupCode(parts.backupCodes(), parts.finishSignIn()),
                new CloseUnfinished(
                        store.signIns(), store.wrongSteps(), store.attempts(), store.credentials(), parts.acts()));
    }
}
