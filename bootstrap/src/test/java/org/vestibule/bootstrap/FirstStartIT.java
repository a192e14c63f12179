package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.vestibule.testkit.OnlyLong;

/** How long somebody waits who starts the portal for the first time, as people do, on a machine with nothing else to do. */
@Isolated
class FirstStartIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Path data = RunningPortal.emptyDataFolder();

    @Test
    @OnlyLong
    void its_database_is_unpacked_and_made_and_it_is_ready_soon() {
        long start = System.nanoTime();
        try (RunningPortal portal = RunningPortal.start(data, Map.of())) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.out.println("FirstStartIT: it was ready after " + took.toMillis() + " ms");
            assertTrue(took.compareTo(SOON) < 0, () -> took + portal.output());
        }
        RunningPortal.delete(data);
    }
}
