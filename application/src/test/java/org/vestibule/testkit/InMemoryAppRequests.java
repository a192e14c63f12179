package org.vestibule.testkit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AppRequest;

/** Requests of apps in memory. */
public final class InMemoryAppRequests implements AppRequests {

    private final InMemoryDatabase database;

    public InMemoryAppRequests(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(AppRequest request) {
        database.write(tables -> {
            tables.requireAccount(request.account());
            tables.appRequests.put(request.id(), request);
        });
    }

    @Override
    public Optional<AppRequest> find(AccountId account, UUID id, Instant now) {
        return database.ask(tables -> Optional.ofNullable(tables.appRequests.get(id))
                .filter(row -> row.account().equals(account) && now.isBefore(row.expiresAt())));
    }

    @Override
    public boolean replace(AccountId account, UUID id, AppQuery query, Instant now) {
        return database.change(tables -> {
            Optional<AppRequest> found = Optional.ofNullable(tables.appRequests.get(id))
                    .filter(row -> row.account().equals(account) && now.isBefore(row.expiresAt()));
            found.map(row -> new AppRequest(account, id, query, row.authentication(), row.expiresAt()))
                    .ifPresent(row -> tables.appRequests.put(id, row));
            return found.isPresent();
        });
    }

    @Override
    public Optional<AppRequest> take(AccountId account, UUID id, Instant now) {
        return database.change(tables -> {
            Optional<AppRequest> found = Optional.ofNullable(tables.appRequests.get(id))
                    .filter(row -> row.account().equals(account) && now.isBefore(row.expiresAt()));
            found.ifPresent(row -> tables.appRequests.remove(id));
            return found;
        });
    }

    @Override
    public void endAll(AccountId account) {
        database.write(tables ->
                tables.appRequests.values().removeIf(row -> row.account().equals(account)));
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(tables -> {
            int before = tables.appRequests.size();
            tables.appRequests.values().removeIf(row -> row.expiresAt().isBefore(expiredBefore));
            return before - tables.appRequests.size();
        });
    }
}
