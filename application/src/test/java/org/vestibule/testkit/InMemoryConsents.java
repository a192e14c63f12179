package org.vestibule.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vestibule.application.app.Consents;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Consent;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.Refreshes;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.app.Scopes;

/** Which apps accounts let in, in memory. */
public final class InMemoryConsents implements Consents {

    private final InMemoryDatabase database;

    public InMemoryConsents(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Consent> find(AccountId account, ClientId client) {
        return database.ask(tables -> Optional.ofNullable(tables.consents.get(new Tables.ConsentKey(account, client))));
    }

    @Override
    public void note(AccountId account, ClientId client, Scopes scopes, Instant now) {
        database.write(tables -> {
            tables.requireAccount(account);
            tables.consents.merge(
                    new Tables.ConsentKey(account, client),
                    new Consent(account, client, scopes, now, now),
                    InMemoryConsents::both);
        });
    }

    private static Consent both(Consent past, Consent next) {
        Instant used = next.lastUsedAt().isAfter(past.lastUsedAt()) ? next.lastUsedAt() : past.lastUsedAt();
        return new Consent(past.account(), past.client(), both(past.scopes(), next.scopes()), past.givenAt(), used);
    }

    private static Scopes both(Scopes one, Scopes other) {
        Set<Scope> all = EnumSet.noneOf(Scope.class);
        all.addAll(one.all());
        all.addAll(other.all());
        return new Scopes(all);
    }

    @Override
    public boolean forget(AccountId account, ClientId client) {
        return database.change(tables -> tables.consents.remove(new Tables.ConsentKey(account, client)) != null);
    }

    @Override
    public List<Connected> of(AccountId account) {
        return database.ask(tables -> tables.consents.values().stream()
                .filter(row -> row.account().equals(account))
                .flatMap(row -> Optional.ofNullable(tables.clients.get(row.client())).stream()
                        .map(known -> new Connected(known.client(), used(tables, row))))
                .sorted(Comparator.comparing((Connected one) -> one.consent().lastUsedAt())
                        .reversed()
                        .thenComparing(one -> one.client().id().toString()))
                .toList());
    }

    /** A refresh is a use, too. */
    private static Consent used(Tables tables, Consent row) {
        Instant latest = tables.grants.values().stream()
                .filter(grant ->
                        grant.account().equals(row.account()) && grant.client().equals(row.client()))
                .map(Grant::refreshes)
                .map(Refreshes::latestAt)
                .filter(at -> at.isAfter(row.lastUsedAt()))
                .max(Comparator.naturalOrder())
                .orElse(row.lastUsedAt());
        return new Consent(row.account(), row.client(), row.scopes(), row.givenAt(), latest);
    }
}
