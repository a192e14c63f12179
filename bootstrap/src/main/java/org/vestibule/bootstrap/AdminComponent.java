package org.vestibule.bootstrap;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.cli.Program;
import org.vestibule.adapters.persistence.Persistence;

/** What admin commands use. */
@Singleton
@Component(modules = {PersistenceModule.class, UseCaseModule.class})
interface AdminComponent extends Program.UseCases {

    /** Gives what exists before the wiring does. */
    @Component.Factory
    interface Factory {
        AdminComponent create(
                @BindsInstance Settings settings,
                @BindsInstance Persistence persistence,
                @BindsInstance Clock clock,
                @BindsInstance RandomGenerator random);
    }
}
