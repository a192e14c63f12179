package org.vestibule.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.app.Clients;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.token.TokenDigest;

/** Registered apps in memory. */
public final class InMemoryClients implements Clients {

    private final InMemoryDatabase database;

    public InMemoryClients(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Registered registered) {
        database.write(tables -> {
            if (tables.clients.putIfAbsent(registered.client().id(), registered) != null) {
                throw new IllegalArgumentException(
                        "There is an app " + registered.client().id());
            }
        });
    }

    @Override
    public Optional<Registered> find(ClientId id) {
        return database.ask(tables -> Optional.ofNullable(tables.clients.get(id)));
    }

    @Override
    public Optional<Client> lock(ClientId id) {
        return database.change(
                tables -> Optional.ofNullable(tables.clients.get(id)).map(Registered::client));
    }

    @Override
    public List<Client> all() {
        return database.ask(tables -> tables.clients.values().stream()
                .map(Registered::client)
                .sorted(Comparator.comparing(Client::createdAt)
                        .thenComparing(client -> client.id().toString()))
                .toList());
    }

    @Override
    public void change(Client client) {
        database.write(tables -> tables.clients.computeIfPresent(client.id(), (id, row) -> {
            Client changed = row.client().changed(client.name(), client.returns(), client.logout());
            return new Registered(changed, row.secret());
        }));
    }

    @Override
    public boolean replaceSecret(ClientId id, TokenDigest secret) {
        return database.change(tables -> {
            Optional<Registered> known = Optional.ofNullable(tables.clients.get(id))
                    .filter(row -> row.secret().isPresent());
            known.ifPresent(row -> tables.clients.put(id, new Registered(row.client(), Optional.of(secret))));
            return known.isPresent();
        });
    }

    @Override
    public boolean remove(ClientId id) {
        return database.change(tables -> tables.clients.remove(id) != null);
    }
}
