package org.vestibule.adapters.persistence.fence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.persistence.DatabaseAccess;
import org.vestibule.adapters.persistence.DatabaseTemplate;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.application.database.DatabaseState;
import org.vestibule.application.database.DatabaseState.FenceState;
import org.vestibule.domain.totp.TimeStep;

/** What an operator sees of a database, on a real one. */
class SurveyTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05.678Z");

    @TempDir
    Path folder;

    @Test
    void it_changes_nothing_and_sees_how_a_database_stands() {
        DatabaseTemplate.copyWithoutTablesTo(folder);
        DatabaseState empty = survey();
        assertEquals(0, empty.migrations().applied());
        int all = empty.migrations().waiting();
        assertTrue(all > 40, "of " + all);
        assertEquals(empty.migrations(), survey().migrations(), "nothing was brought up to date");
        assertEquals(Optional.empty(), empty.fence());
        assertTrue(empty.server().matches("PostgreSQL \\d+.*"), empty.server());
        assertEquals(folder.toString(), empty.where());
        assertTrue(empty.embedded() && empty.bytes() > 1_000_000);
        assertEquals(1, empty.history().orElseThrow().timeline());

        opened(persistence -> {});
        DatabaseState fresh = survey();
        assertEquals(new DatabaseState.Migrations(all, 0), fresh.migrations());
        assertEquals(empty.history(), fresh.history());
        assertEquals(Optional.empty(), fresh.fence(), "it never moved");

        opened(persistence -> persistence.transactions().inTransaction(() -> {
            persistence.fence().move(new TimeStep(7), NOW);
            return true;
        }));
        assertEquals(Optional.of(new FenceState(NOW.getEpochSecond(), NOW, Optional.empty())), survey().fence());
        opened(persistence -> persistence.transactions().inTransaction(() -> {
            persistence.fence().holdBackupCodes(NOW);
            return true;
        }));
        assertEquals(Optional.of(NOW), survey().fence().orElseThrow().codesHeldUntil());
    }

    private DatabaseState survey() {
        return Persistence.survey(new DatabaseAccess(Optional.empty(), folder), Clock.systemUTC(), RANDOM);
    }

    private void opened(Consumer<Persistence> use) {
        try (Persistence persistence =
                Persistence.open(new DatabaseAccess(Optional.empty(), folder), Clock.systemUTC(), RANDOM)) {
            use.accept(persistence);
        }
    }
}
