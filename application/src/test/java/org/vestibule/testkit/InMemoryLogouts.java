package org.vestibule.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vestibule.application.logout.Logouts;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Logout;

/** What apps are to be told of people who signed out, in memory. */
public final class InMemoryLogouts implements Logouts {

    private final InMemoryDatabase database;

    public InMemoryLogouts(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Due> claim(Set<ClientId> not, Instant now, Instant until) {
        return database.changeAtOnce(tables -> tables.logouts.values().stream()
                .filter(row ->
                        !row.dueAt().isAfter(now) && !not.contains(row.logout().client()))
                .min(Comparator.comparing(Tables.LogoutRow::dueAt))
                .map(row -> {
                    int tries = row.tries() + 1;
                    tables.logouts.put(row.logout().grant(), new Tables.LogoutRow(row.logout(), until, tries));
                    return new Due(row.logout(), tries);
                }));
    }

    @Override
    public void erase(Due due) {
        database.write(tables -> tables.logouts.computeIfPresent(
                due.logout().grant(), (grant, row) -> row.tries() == due.tries() ? null : row));
    }

    @Override
    public void postpone(ClientId client, int tries, Instant now, Instant until) {
        database.write(tables -> tables.logouts.replaceAll((grant, row) -> {
            boolean putOff = row.logout().client().equals(client)
                    && (!row.dueAt().isAfter(now) || row.tries() == tries)
                    && row.dueAt().isBefore(until);
            return putOff ? new Tables.LogoutRow(row.logout(), until, Math.max(row.tries(), tries)) : row;
        }));
    }

    @Override
    public List<Logout> giveUp(ClientId client, int tries) {
        return database.change(tables -> {
            List<Logout> gone = tables.logouts.values().stream()
                    .filter(row -> row.logout().client().equals(client) && row.tries() >= tries)
                    .map(Tables.LogoutRow::logout)
                    .toList();
            gone.forEach(logout -> tables.logouts.remove(logout.grant()));
            return gone;
        });
    }
}
