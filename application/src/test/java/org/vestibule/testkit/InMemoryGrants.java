package org.vestibule.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.vestibule.application.grant.Grants;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.Logout;
import org.vestibule.domain.app.Refreshes;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.token.TokenDigest;

/** What accounts have granted to apps, in memory. */
public final class InMemoryGrants implements Grants {

    private final InMemoryDatabase database;

    public InMemoryGrants(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Held> add(Grant grant) {
        return database.change(tables -> {
            Optional<Held> held = held(tables, grant);
            held.ifPresent(added -> {
                tables.grants.put(grant.id(), grant);
                tables.seal(grant.id());
            });
            return held;
        });
    }

    @Override
    public Optional<Held> find(AccountId account, GrantId id) {
        return database.ask(tables -> Optional.ofNullable(tables.grants.get(id))
                .filter(grant -> grant.account().equals(account))
                .flatMap(grant -> held(tables, grant)));
    }

    private static Optional<Held> held(Tables tables, Grant grant) {
        return tables.account(grant.account()).filter(Account::enabled).map(holder -> new Held(grant, holder));
    }

    @Override
    public boolean refresh(Grant grant, Instant now) {
        Refreshes past = grant.refreshes();
        return replace(
                grant,
                row -> row.count() == past.count(),
                row -> new Refreshes(row.count() + 1, now, row.repeats(), row.repeatedOn()));
    }

    @Override
    public boolean repeat(Grant grant, Instant now) {
        Refreshes past = grant.refreshes();
        long day = Refreshes.day(now);
        return replace(
                grant,
                past::equals,
                row -> new Refreshes(
                        row.count(), row.latestAt(), grant.refreshes().repeatsOn(day) + 1, day));
    }

    private boolean replace(Grant grant, Predicate<Refreshes> unchanged, UnaryOperator<Refreshes> change) {
        return database.change(tables -> {
            Optional<Grant> same =
                    Optional.ofNullable(tables.grants.get(grant.id())).filter(row -> unchanged.test(row.refreshes()));
            same.ifPresent(row -> tables.grants.put(grant.id(), changed(row, change.apply(row.refreshes()))));
            return same.isPresent();
        });
    }

    private static Grant changed(Grant row, Refreshes refreshes) {
        return new Grant(
                row.account(),
                row.id(),
                row.client(),
                row.scopes(),
                row.authentication(),
                row.browser(),
                row.begunAt(),
                row.key(),
                refreshes);
    }

    @Override
    public boolean end(AccountId account, GrantId id) {
        return database.change(tables ->
                end(tables, of(account).and(grant -> grant.id().equals(id)), true));
    }

    @Override
    public boolean giveBack(AccountId account, GrantId id) {
        return database.change(tables ->
                end(tables, of(account).and(grant -> grant.id().equals(id)), false));
    }

    @Override
    public void leave(AccountId account, TokenDigest browser) {
        database.write(tables -> {
            Predicate<Grant> there = in(account, browser);
            end(tables, there.and(grant -> !grant.scopes().has(Scope.OFFLINE_ACCESS)), true);
            tables.grants.values().stream()
                    .filter(there)
                    .filter(grant -> tables.leftBehind.add(grant.id()))
                    .forEach(grant -> tell(tables, grant));
        });
    }

    @Override
    public void endIn(AccountId account, TokenDigest browser) {
        database.write(tables -> end(tables, in(account, browser), true));
    }

    private static Predicate<Grant> in(AccountId account, TokenDigest browser) {
        return of(account).and(grant -> grant.browser().equals(Optional.of(browser)));
    }

    @Override
    public void end(AccountId account, ClientId client) {
        database.write(tables ->
                end(tables, of(account).and(grant -> grant.client().equals(client)), true));
    }

    @Override
    public void endAll(AccountId account) {
        database.write(tables -> end(tables, of(account), true));
    }

    private static Predicate<Grant> of(AccountId account) {
        return grant -> grant.account().equals(account);
    }

    private static boolean end(Tables tables, Predicate<Grant> which, boolean told) {
        List<Grant> ended = tables.grants.values().stream().filter(which).toList();
        ended.forEach(grant -> tables.grants.remove(grant.id()));
        if (told) {
            ended.forEach(grant -> tell(tables, grant));
        }
        return !ended.isEmpty();
    }

    private static void tell(Tables tables, Grant grant) {
        Optional.ofNullable(tables.clients.get(grant.client()))
                .flatMap(known -> known.client().logout().backChannel())
                .ifPresent(listens -> tables.logouts.put(
                        grant.id(),
                        new Tables.LogoutRow(
                                new Logout(grant.account(), grant.id(), grant.client()), Instant.EPOCH, 0)));
    }

    @Override
    public int sweep(Instant begunBefore, Instant refreshedBefore) {
        return database.change(tables -> {
            int before = tables.grants.size();
            tables.grants
                    .values()
                    .removeIf(grant -> grant.begunAt().isBefore(begunBefore)
                            || grant.refreshes().latestAt().isBefore(refreshedBefore));
            return before - tables.grants.size();
        });
    }
}
