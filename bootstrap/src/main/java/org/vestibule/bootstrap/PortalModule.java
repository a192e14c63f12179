package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import java.net.URI;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.mail.EmlMailer;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.adapters.web.WebServer;
import org.vestibule.adapters.web.WebUseCases;
import org.vestibule.application.notice.Mailer;
import org.vestibule.application.notice.PortalLinks;
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

/** The portal: its pages and its mails. */
@Module
interface PortalModule {

    @Provides
    static PortalLinks portalLinks(URI base) {
        return new PortalLinks(base);
    }

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
            EnableTwoStepVerification enableTwoStepVerification) {
        return new WebUseCases(
                requestSignUp,
                finishSignUp,
                signIn,
                resumeSignIn,
                verifySecondStep,
                redeemBackupCode,
                resumeSession,
                signOut,
                viewTwoStep,
                offerKey,
                enableTwoStepVerification);
    }

    @Provides
    static WebServer webServer(
            @Port int port,
            URI base,
            WebUseCases useCases,
            Persistence persistence,
            Clock clock,
            RandomGenerator random) {
        return new WebServer("localhost", port, base, useCases, persistence::ready, clock, random);
    }
}
