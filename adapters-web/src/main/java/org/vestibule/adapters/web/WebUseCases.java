package org.vestibule.adapters.web;

import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignOut;
import org.vestibule.application.signin.RedeemBackupCode;
import org.vestibule.application.signin.ResumeSignIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.signin.VerifySecondStep;
import org.vestibule.application.signup.FinishSignUp;
import org.vestibule.application.signup.RequestSignUp;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.application.twostep.ViewTwoStep;

/** The use cases that have a page. */
public record WebUseCases(
        RequestSignUp requestSignUp,
        FinishSignUp finishSignUp,
        SignIn signIn,
        ResumeSignIn resumeSignIn,
        VerifySecondStep verifySecondStep,
        RedeemBackupCode redeemBackupCode,
        ResumeSession resumeSession,
        SignOut signOut,
        ViewTwoStep viewTwoStep,
        OfferKey offerKey,
        EnableTwoStepVerification enableTwoStepVerification) {}
