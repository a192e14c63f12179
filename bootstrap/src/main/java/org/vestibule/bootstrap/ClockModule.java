package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.application.clock.DatabaseTime;
import org.vestibule.application.clock.MeasureClock;

/** What this node's clock is held against, and what else it needs. */
@Module
interface ClockModule {

    @Provides
    static MeasureClock measureClock(DatabaseTime databaseTime, Clock clock) {
        return new MeasureClock(databaseTime, clock);
    }

    @Provides
    @Singleton
    static ClockWatch clockWatch(MeasureClock measureClock, Persistence persistence, Settings settings, Clock clock) {
        return new ClockWatch(measureClock, new Footing(persistence::check, settings.dataFolder())::look, clock);
    }
}
