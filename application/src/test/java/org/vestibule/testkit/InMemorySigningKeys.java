package org.vestibule.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.vestibule.application.app.SigningKeys;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.app.SigningKey.State;

/** Keys that ID tokens are signed with, in memory. */
public final class InMemorySigningKeys implements SigningKeys {

    private final InMemoryDatabase database;
    private final Set<UUID> closed = ConcurrentHashMap.newKeySet();

    public InMemorySigningKeys(InMemoryDatabase database) {
        this.database = database;
    }

    /** Has one open no more, as if it were sealed with another key. */
    public void close(UUID key) {
        closed.add(key);
    }

    @Override
    public List<SigningKey> all() {
        return database.ask(tables -> tables.signingKeys.values().stream()
                .filter(key -> !closed.contains(key.id()))
                .sorted(Comparator.comparing(SigningKey::id).reversed())
                .toList());
    }

    @Override
    public boolean add(SigningKey key) {
        return database.change(tables -> {
            Optional<SigningKey> there = in(tables, key.state());
            Optional<SigningKey> replaced = there.filter(other -> closed.contains(other.id()));
            replaced.ifPresent(other -> tables.signingKeys.put(other.id(), other.as(State.RETIRED, key.since())));
            if (there.isEmpty() || replaced.isPresent()) {
                tables.signingKeys.put(key.id(), key);
                tables.seal(key.id());
            }
            return replaced.isPresent();
        });
    }

    @Override
    public boolean advance(UUID next, Instant now) {
        return database.change(tables -> {
            Optional<SigningKey> signs =
                    in(tables, State.NEXT).filter(key -> key.id().equals(next));
            if (signs.isPresent()) {
                in(tables, State.CURRENT)
                        .ifPresent(before -> tables.signingKeys.put(before.id(), before.as(State.RETIRED, now)));
                tables.signingKeys.put(next, signs.get().as(State.CURRENT, now));
            }
            return signs.isPresent();
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
