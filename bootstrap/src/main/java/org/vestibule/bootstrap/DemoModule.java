package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.account.FindAccount;
import org.vestibule.application.account.ListAccounts;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.member.AddMember;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignOut;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.team.CreateTeam;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.OfferKey;

/** The demo and what it is made by. */
@Module
interface DemoModule {
    @Provides
    static Demo demo(Demo.UseCases useCases, Settings settings, Clock clock, RandomGenerator random) {
        return new Demo(useCases, settings.databaseUrl().isEmpty(), clock, random);
    }

    @Provides
    static Demo.UseCases demoUseCases(
            CreateAccount createAccount,
            FindAccount findAccount,
            ListAccounts listAccounts,
            SignIn signIn,
            ResumeSession resumeSession,
            SignOut signOut,
            OfferKey offerKey,
            EnableTwoStepVerification enableTwoStepVerification,
            CreateTeam createTeam,
            AddMember addMember,
            SetPolicy setPolicy) {
        return new Demo.UseCases(
                createAccount,
                findAccount,
                listAccounts,
                signIn,
                resumeSession,
                signOut,
                offerKey,
                enableTwoStepVerification,
                createTeam,
                addMember,
                setPolicy);
    }
}
