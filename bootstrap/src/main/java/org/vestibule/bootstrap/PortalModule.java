package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import java.net.URI;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.mail.EmlMailer;
import org.vestibule.adapters.web.InvitationUseCases;
import org.vestibule.adapters.web.TeamUseCases;
import org.vestibule.adapters.web.WebServer;
import org.vestibule.adapters.web.WebUseCases;
import org.vestibule.application.notice.Mailer;
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

/** The portal: its pages and its mails. */
@Module
interface PortalModule {

    @Provides
    static Mailer mailer(Settings settings, URI base, Clock clock, RandomGenerator random) {
        return new EmlMailer(
                settings.dataFolder().resolve("mail"),
                "Vestibule <no-reply@" + base.getHost() + ">",
                clock,
                random,
                new MailAnnouncement(base, System.out)::announce);
    }

    @Provides
    static WebUseCases webUseCases(
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
            InvitationUseCases invitation) {
        return new WebUseCases(
                newPasswords,
                requestSignUp,
                followSignUp,
                finishSignUp,
                signIn,
                resumeSignIn,
                verifySecondStep,
                redeemBackupCode,
                chooseNewPassword,
                requestPasswordReset,
                followLink,
                resetPassword,
                reportNotMe,
                resumeSession,
                backupCodeStandsIn,
                signOut,
                viewTwoStep,
                offerKey,
                enableTwoStepVerification,
                changeDevice,
                confirmDevice,
                renewBackupCodes,
                showCodesSaved,
                listDisableObjections,
                disableTwoStepVerification,
                confirmIdentity,
                listMyTeams,
                team,
                invitation);
    }

    @Provides
    static WebServer webServer(
            @Port int port,
            URI base,
            Settings settings,
            WebUseCases useCases,
            ClockWatch watch,
            Clock clock,
            RandomGenerator random) {
        return new WebServer(
                "localhost", port, base, settings.proxy().of(base), useCases, watch::readiness, clock, random);
    }
}
