package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import java.time.Clock;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.MandateGuard;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.twostep.DisableObjections;

/** Teams, their subscriptions and what they require, made by their constructors. */
@Module
interface TeamModule {
    @Provides
    static ListMyTeams listMyTeams(
            Memberships memberships, Policies policies, Subscriptions subscriptions, Clock clock) {
        return new ListMyTeams(memberships, policies, subscriptions, clock);
    }

    @Provides
    static DisableObjections disableObjections(ListMyTeams myTeams) {
        return new MandateGuard(myTeams);
    }
}
