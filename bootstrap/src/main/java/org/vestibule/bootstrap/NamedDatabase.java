package org.vestibule.bootstrap;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.application.database.DatabaseState;
import org.vestibule.application.housekeeping.ViewFigures;
import org.vestibule.bootstrap.settings.Settings;

/** The database that the settings name, as commands come to it: whoever typed one does not wait long. */
final class NamedDatabase implements Doctor.Database {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Settings settings;
    private final Clock clock;
    private final RandomGenerator random;

    NamedDatabase(Settings settings, Clock clock, RandomGenerator random) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public DatabaseState survey() {
        return new Opening(PATIENCE)
                .open(() -> Persistence.survey(settings.databaseAccess(), clock, random))
                .orElseThrow();
    }

    @Override
    public Persistence open() {
        return new Opening(PATIENCE)
                .open(() -> Persistence.open(settings.databaseAccess(), clock, random))
                .orElseThrow();
    }

    @Override
    public ViewFigures figures(Persistence opened) {
        URI base = settings.baseUrl(settings.http().port());
        return DaggerAdminComponent.factory()
                .create(settings, opened, base, clock, random)
                .capabilities()
                .housekeeping()
                .viewFigures();
    }
}
