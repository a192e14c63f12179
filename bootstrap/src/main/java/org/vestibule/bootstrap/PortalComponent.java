package org.vestibule.bootstrap;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.adapters.web.WebServer;
import org.vestibule.application.housekeeping.DropExpired;
import org.vestibule.application.mandate.TellMembers;
import org.vestibule.application.notice.DeliverNotices;
import org.vestibule.application.password.CountHashCosts;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.signin.CloseUnfinished;

/** What {@code serve} runs. */
@Singleton
@Component(
        modules = {
            PersistenceModule.class,
            ClockModule.class,
            AccountModule.class,
            SignInModule.class,
            RecoveryModule.class,
            TwoStepModule.class,
            TeamModule.class,
            MemberModule.class,
            MandateModule.class,
            InvitationModule.class,
            DemoModule.class,
            BackgroundModule.class,
            LinksModule.class,
            TeamPagesModule.class,
            PortalModule.class
        })
interface PortalComponent {

    SecretHasher secretHasher();

    ClockWatch clockWatch();

    WebServer webServer();

    DeliverNotices deliverNotices();

    CloseUnfinished closeUnfinished();

    DropExpired dropExpired();

    TellMembers tellMembers();

    CountHashCosts countHashCosts();

    Demo demo();

    /** Gives what exists before the wiring does. */
    @Component.Factory
    interface Factory {
        PortalComponent create(
                @BindsInstance Settings settings,
                @BindsInstance Persistence persistence,
                @BindsInstance URI base,
                @BindsInstance @Port int port,
                @BindsInstance Clock clock,
                @BindsInstance RandomGenerator random);
    }
}
