package org.vestibule.bootstrap;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.apps.ReadIdToken;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.portal.Means;
import org.vestibule.application.portal.Store;
import org.vestibule.bootstrap.settings.HashSettings;
import org.vestibule.bootstrap.settings.Settings;
import org.vestibule.domain.audit.Event;

/** What the portal can do, upon its database and by what the settings say. How, is written in the application. */
@Module
interface ApplicationModule {

    @Binds
    Store store(Persistence persistence);

    @Provides
    static SecretHasher secretHasher(Persistence persistence, Settings settings) {
        HashSettings hash = settings.hash();
        return persistence.secretHasher(hash.memory(), hash.passes(), hash.lanes());
    }

    @Provides
    @Singleton // it bounds all hashes
    static HashQueue hashQueue(Settings settings) {
        return new HashQueue(
                Runtime.getRuntime().availableProcessors(), settings.hash().places(), System::nanoTime);
    }

    @Provides
    @Singleton
    static Means means(
            Persistence persistence,
            Settings settings,
            SecretHasher hasher,
            HashQueue queue,
            Consumer<Event> onlooker,
            URI base,
            Clock clock,
            RandomGenerator random) {
        return new Means(
                hasher,
                queue,
                persistence.commonPasswords(),
                settings.passwordPolicy(),
                settings.sessionLimits(),
                settings.acceptanceWindow(),
                settings.appLimits(),
                new ReadIdToken(base, () -> persistence.signingKeys().all())::hint,
                new PortalLinks(base),
                clock,
                random,
                onlooker);
    }

    @Provides
    @Singleton
    static Capabilities capabilities(Store store, Means means) {
        return Capabilities.of(store, means);
    }
}
