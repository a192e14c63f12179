package org.vestibule.bootstrap;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.bootstrap.settings.Settings;

/** What admin commands use. */
@Singleton
@Component(modules = ApplicationModule.class)
interface AdminComponent {

    Capabilities capabilities();

    /** Gives what exists before the wiring does. */
    @Component.Factory
    interface Factory {
        AdminComponent create(
                @BindsInstance Settings settings,
                @BindsInstance Persistence persistence,
                @BindsInstance URI base,
                @BindsInstance Clock clock,
                @BindsInstance RandomGenerator random);
    }
}
