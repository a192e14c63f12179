package org.vestibule.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.app.SigningKeys;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.app.SigningKey.State;

/** Keys that ID tokens are signed with, in memory. */
public final class InMemorySigningKeys implements SigningKeys {

    private final InMemoryDatabase database;

    public InMemorySigningKeys(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<SigningKey> all() {
        return database.ask(tables -> tables.signingKeys.values().stream()
                .sorted(Comparator.comparing(SigningKey::id).reversed())
                .toList());
    }

    @Override
    public void add(SigningKey key) {
        database.change(tables -> {
            boolean taken = in(tables, key.state()).isPresent();
            if (!taken) {
                tables.signingKeys.put(key.id(), key);
                tables.seal(key.id());
            }
            return !taken;
        });
    }

    @Override
    public boolean advance(UUID current, Instant now) {
        return database.change(tables -> {
            Optional<SigningKey> signs =
                    in(tables, State.CURRENT).filter(key -> key.id().equals(current));
            Optional<SigningKey> next = in(tables, State.NEXT);
            if (signs.isEmpty() || next.isEmpty()) {
                return false;
            }
            tables.signingKeys.put(current, signs.get().as(State.RETIRED, now));
            tables.signingKeys.put(next.get().id(), next.get().as(State.CURRENT, now));
            return true;
        });
    }

    @Override
    public int sweep(Instant retiredBefore) {
        return database.change(tables -> {
            int before = tables.signingKeys.size();
            tables.signingKeys
                    .values()
                    .removeIf(key -> key.state() == State.RETIRED && key.since().isBefore(retiredBefore));
            return before - tables.signingKeys.size();
        });
    }

    private static Optional<SigningKey> in(Tables tables, State state) {
        return tables.signingKeys.values().stream()
                .filter(key -> key.state() == state)
                .findFirst();
    }
}
