package org.vestibule.testkit;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.twostep.PendingKeys;
import org.vestibule.domain.session.Session;

/** Unconfirmed keys in memory. */
public final class InMemoryPendingKeys implements PendingKeys {

    private final InMemoryDatabase database;

    public InMemoryPendingKeys(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public PendingKey keep(Session session, PendingKey fresh, Instant now) {
        return database.change(tables -> {
            if (!tables.sessions.containsKey(InMemorySessions.key(session))) {
                throw new IllegalArgumentException("There is no such session");
            }
            PendingKey kept = live(tables, session, now).orElse(fresh);
            tables.pendingKeys.put(InMemorySessions.key(session), kept);
            tables.seal(InMemorySessions.key(session));
            return kept;
        });
    }

    @Override
    public Optional<PendingKey> find(Session session, Instant now) {
        return database.ask(tables -> live(tables, session, now));
    }

    @Override
    public void drop(Session session) {
        database.write(tables -> tables.pendingKeys.remove(InMemorySessions.key(session)));
    }

    private static Optional<PendingKey> live(Tables tables, Session session, Instant now) {
        return Optional.ofNullable(tables.pendingKeys.get(InMemorySessions.key(session)))
                .filter(pending -> pending.expiresAt().isAfter(now));
    }
}
