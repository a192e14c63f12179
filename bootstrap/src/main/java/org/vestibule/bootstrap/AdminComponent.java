package org.vestibule.bootstrap;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.bootstrap.settings.Settings;
import org.vestibule.domain.audit.Event;

/** What admin commands use. */
@Singleton
@Component(modules = {ApplicationModule.class, AdminComponent.NobodyLooksOn.class})
interface AdminComponent {

    Capabilities capabilities();

    /** What commands do is told by themselves. */
    @Module
    interface NobodyLooksOn {
        @Provides
        static Consumer<Event> onlooker() {
            return event -> {};
        }
    }

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
