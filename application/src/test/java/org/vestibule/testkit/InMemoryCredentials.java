package org.vestibule.testkit;

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
        database.write(tables ->
                tables.accounts.computeIfPresent(account, (same, row) -> new Tables.AccountRow(row.account(), hash)));
    }

    private static Optional<Credential> credential(Tables tables, AccountId id) {
        return Optional.ofNullable(tables.accounts.get(id))
                .map(row -> new Credential(
                        id,
                        row.account().email(),
                        row.hash(),
                        row.account().enabled(),
                        tables.authenticators.containsKey(id)));
    }
}
