package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A thousand forms that come a byte at a time cost whoever sends them, and nobody else (F-08, L-40). */
@Isolated
class SlowBodiesIT {

    private static final int CONNECTIONS = 1_000;
    private static final int TRIES = 3;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Path data = RunningPortal.newDataFolder();

    @Test
    void pages_and_health_answer_while_a_thousand_forms_come_slowly() throws IOException, InterruptedException {
        try (RunningPortal portal = RunningPortal.start(data)) {
            portal.status("/sign-in"); // once, so that it is not the first page ever that is timed
            Process slow = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            SlowClient.class.getName(),
                            portal.base().replaceAll(".*:", ""),
                            String.valueOf(CONNECTIONS))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                assertEquals("begun", slow.inputReader().readLine());
                for (int i = 0; i < TRIES; i++) {
                    assertSoon(portal, "/sign-in");
                    assertSoon(portal, "/health/live");
                    assertSoon(portal, "/health/ready");
                    Thread.sleep(1_000); // another byte of each comes
                }
            } finally {
                slow.destroyForcibly();
            }
        }
        RunningPortal.delete(data);
    }

    private static void assertSoon(RunningPortal portal, String path) {
        long start = System.nanoTime();
        assertEquals(200, portal.status(path), path);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("SlowBodiesIT: " + path + " took " + took.toMillis() + " ms");
        assertTrue(took.compareTo(SOON) < 0, () -> path + " took " + took);
    }
}
