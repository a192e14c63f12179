package org.vestibule.testkit;

import java.time.Instant;
import org.vestibule.application.fence.Fence;
import org.vestibule.domain.totp.TimeStep;

/** The fence in memory: what is over by it is gone. */
public final class InMemoryFence implements Fence {

    private final InMemoryDatabase database;

    public InMemoryFence(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void move(TimeStep lowest, Instant now) {
        database.write(tables -> {
            tables.sessions.clear();
            tables.visits.clear();
            tables.signIns.clear();
            tables.appRequests.clear();
            tables.appCodes.clear();
            tables.devices.clear();
            tables.grants.clear();
            tables.signUps.replaceAll((id, row) -> row.until(now));
            tables.links.replaceAll((key, row) -> row.until(now));
            tables.invitations.replaceAll((id, row) -> row.until(now));
            tables.lowestStep = tables.lowestStep.compareTo(lowest) < 0 ? lowest : tables.lowestStep;
        });
    }

    @Override
    public void holdBackupCodes(Instant now) {
        database.write(tables -> tables.heldUntil = now);
    }
}
