package org.vestibule.adapters.web.health;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.application.transaction.StoreUnavailable;

/** Health, for load balancers and supervisors: one word. */
public final class HealthHandler {

    private final BooleanSupplier ready;

    /** @param ready whether the database answers and has this program's schema */
    public HealthHandler(BooleanSupplier ready) {
        this.ready = ready;
    }

    /** The program runs. */
    public Reply live(Visit visit) {
        return new Reply.Plain(200, "live\n", Map.of());
    }

    /** The program can serve people. */
    public Reply ready(Visit visit) {
        try {
            return ready.getAsBoolean() ? new Reply.Plain(200, "ready\n", Map.of()) : notReady();
        } catch (StoreUnavailable unavailable) {
            return notReady();
        }
    }

    private static Reply notReady() {
        String seconds = String.valueOf(StoreUnavailable.RETRY_AFTER.toSeconds());
        return new Reply.Plain(503, "not ready: the database does not answer\n", Map.of("Retry-After", seconds));
    }
}
