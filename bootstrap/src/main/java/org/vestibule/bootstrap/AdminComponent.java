package org.vestibule.bootstrap;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.cli.Program;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.application.clock.MeasureClock;

/** What admin commands use. */
@Singleton
@Component(
        modules = {
            PersistenceModule.class,
            AccountModule.class,
            SignInModule.class,
            TwoStepModule.class,
            TeamModule.class,
            MemberModule.class,
            MandateModule.class,
            LinksModule.class,
            AdminModule.class
        })
interface AdminComponent extends Program.UseCases {

    /** Gives what exists before the wiring does. */
    @Component.Factory
    interface Factory {
        AdminComponent create(
                @BindsInstance Settings settings,
                @BindsInstance Persistence persistence,
                @BindsInstance MeasureClock.Result measured,
                @BindsInstance URI base,
                @BindsInstance Clock clock,
                @BindsInstance RandomGenerator random);
    }
}
