package org.vestibule.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.vestibule.application.logout.Logouts;
import org.vestibule.domain.app.ClientId;

/** What apps are to be told of people who signed out, in memory. */
public final class InMemoryLogouts implements Logouts {

    private final InMemoryDatabase database;

    public InMemoryLogouts(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Due> claim(Set<ClientId> silent, Instant now, Instant until) {
        return database.changeAtOnce(tables -> tables.logouts.values().stream()
                .filter(row -> !row.dueAt().isAfter(now)
                        && !silent.contains(row.logout().client()))
                .min(Comparator.comparing(Tables.LogoutRow::dueAt))
                .map(row -> {
                    int tries = row.tries() + 1;
                    tables.logouts.put(row.logout().grant(), new Tables.LogoutRow(row.logout(), until, tries));
                    return new Due(row.logout(), tries);
                }));
    }

    @Override
    public void erase(Due due) {
        database.write(tables -> tables.logouts.remove(due.logout().grant()));
    }

    @Override
    public void postpone(Due due, Instant until) {
        database.write(tables -> tables.logouts.computeIfPresent(
                due.logout().grant(),
                (grant, row) ->
                        row.tries() == due.tries() ? new Tables.LogoutRow(row.logout(), until, row.tries()) : row));
    }
}
