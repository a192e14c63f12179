package org.vestibule.adapters.web.health;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.application.transaction.StoreUnavailable;

/** Health, for load balancers and supervisors: one line. */
public final class HealthHandler {

    private final Supplier<Optional<String>> obstacle;

    /** @param obstacle what keeps the program from serving people now; empty if nothing does */
    public HealthHandler(Supplier<Optional<String>> obstacle) {
        this.obstacle = obstacle;
    }

    /** The program runs. */
    public Reply live(Visit visit) {
        return new Reply.Plain(200, "live\n", Map.of());
    }

    /** The program can serve people. */
    public Reply ready(Visit visit) {
        return obstacle.get().map(HealthHandler::notReady).orElseGet(() -> new Reply.Plain(200, "ready\n", Map.of()));
    }

    private static Reply notReady(String why) {
        String seconds = String.valueOf(StoreUnavailable.RETRY_AFTER.toSeconds());
        return new Reply.Plain(503, "not ready: " + why + "\n", Map.of("Retry-After", seconds));
    }
}
