package org.vestibule.adapters.web;

import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.proof.ConfirmIdentity;
import org.vestibule.application.recovery.ChooseNewPassword;
import org.vestibule.application.recovery.FollowLink;
import org.vestibule.application.recovery.ReportNotMe;
import org.vestibule.application.recovery.RequestPasswordReset;
import org.vestibule.application.recovery.ResetPassword;
import org.vestibule.application.session.BackupCodeStandsIn;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignOut;
import org.vestibule.application.signin.RedeemBackupCode;
import org.vestibule.application.signin.ResumeSignIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.signin.VerifySecondStep;
import org.vestibule.application.signup.FinishSignUp;
import org.vestibule.application.signup.FollowSignUp;
import org.vestibule.application.signup.RequestSignUp;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.twostep.ChangeDevice;
import org.vestibule.application.twostep.ConfirmDevice;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.ListDisableObjections;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.application.twostep.RenewBackupCodes;
import org.vestibule.application.twostep.ShowCodesSaved;
import org.vestibule.application.twostep.ViewTwoStep;

/**
 * The use cases that have a page, those of a team and of an invitation in records of their own, and the judge of new
 * passwords, whose demands several pages name.
 */
public record WebUseCases(
        NewPasswords newPasswords,
        RequestSignUp requestSignUp,
        FollowSignUp followSignUp,
        FinishSignUp finishSignUp,
        SignIn signIn,
        ResumeSignIn resumeSignIn,
        VerifySecondStep verifySecondStep,
        RedeemBackupCode redeemBackupCode,
        ChooseNewPassword chooseNewPassword,
        RequestPasswordReset requestPasswordReset,
        FollowLink followLink,
        ResetPassword resetPassword,
        ReportNotMe reportNotMe,
        ResumeSession resumeSession,
        BackupCodeStandsIn backupCodeStandsIn,
        SignOut signOut,
        ViewTwoStep viewTwoStep,
        OfferKey offerKey,
        EnableTwoStepVerification enableTwoStepVerification,
        ChangeDevice changeDevice,
        ConfirmDevice confirmDevice,
        RenewBackupCodes renewBackupCodes,
        ShowCodesSaved showCodesSaved,
        ListDisableObjections listDisableObjections,
        DisableTwoStepVerification disableTwoStepVerification,
        ConfirmIdentity confirmIdentity,
        ListMyTeams listMyTeams,
        TeamUseCases team,
        InvitationUseCases invitation) {}
