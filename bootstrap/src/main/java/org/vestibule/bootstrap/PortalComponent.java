package org.vestibule.bootstrap;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.adapters.web.Listening;
import org.vestibule.adapters.web.WebServer;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.bootstrap.settings.Settings;

/** What {@code serve} runs. */
@Singleton
@Component(modules = {ApplicationModule.class, PortalModule.class})
interface PortalComponent {

    SecretHasher secretHasher();

    ClockWatch clockWatch();

    WebServer webServer();

    BackgroundLoop backgroundLoop();

    Demo demo();

    /** Gives what exists before the wiring does. */
    @Component.Factory
    interface Factory {
        PortalComponent create(
                @BindsInstance Settings settings,
                @BindsInstance Persistence persistence,
                @BindsInstance URI base,
                @BindsInstance Listening listening,
                @BindsInstance Clock clock,
                @BindsInstance RandomGenerator random);
    }
}
