package org.vestibule.testkit;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.password.Credential;
import org.vestibule.application.password.Credentials;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.password.PasswordHash;

/** Passwords in memory. */
public final class InMemoryCredentials implements Credentials {

    private final InMemoryDatabase database;

    public InMemoryCredentials(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Credential> find(EmailAddress email) {
        return database.ask(tables ->
                Optional.ofNullable(tables.claims.get(email.canonical())).flatMap(id -> credential(tables, id)));
    }

    @Override
    public Optional<Credential> lock(AccountId account) {
        return database.change(tables -> credential(tables, account)); // a transaction keeps all others out
    }

    @Override
    public void upgrade(AccountId account, PasswordHash hash) {
        database.write(tables -> tables.accounts.computeIfPresent(
                account, (same, row) -> new Tables.AccountRow(row.account(), hash, row.passwordSetAt(), row.burned())));
    }

    @Override
    public void replace(AccountId account, PasswordHash hash, Instant now) {
        database.write(tables -> tables.accounts.computeIfPresent(
                account, (same, row) -> new Tables.AccountRow(row.account(), hash, now, false)));
    }

    @Override
    public boolean burn(AccountId account, Instant now) {
        return database.change(tables -> {
            boolean first = Optional.ofNullable(tables.accounts.get(account))
                    .filter(row -> !row.burned())
                    .isPresent();
            tables.accounts.computeIfPresent(
                    account,
                    (same, row) -> new Tables.AccountRow(row.account(), row.hash(), row.passwordSetAt(), true));
            return first;
        });
    }

    private static Optional<Credential> credential(Tables tables, AccountId id) {
        return Optional.ofNullable(tables.accounts.get(id))
                .map(row -> new Credential(
                        id,
                        row.account().email(),
                        row.hash(),
                        row.passwordSetAt(),
                        row.account().enabled(),
                        tables.authenticators.containsKey(id),
                        row.burned()));
    }
}
