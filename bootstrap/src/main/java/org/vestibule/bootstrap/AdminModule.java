package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import dagger.Subcomponent;
import org.vestibule.adapters.cli.Program;
import org.vestibule.application.clock.ClockOff;
import org.vestibule.application.clock.MeasureClock;

/** How admin commands come to what writes. */
@Module(subcomponents = AdminModule.Changes.class)
interface AdminModule {

    /** What writes, each made when it is asked for. */
    @Subcomponent
    interface Changes extends Program.Changes {

        /** Makes it. */
        @Subcomponent.Factory
        interface Factory {
            Changes create();
        }
    }

    @Provides
    static Program.Changes changes(MeasureClock.Result measured, Changes.Factory changes) {
        if (measured instanceof MeasureClock.Off off) {
            throw new ClockOff(off.ahead());
        }
        return changes.create();
    }
}
