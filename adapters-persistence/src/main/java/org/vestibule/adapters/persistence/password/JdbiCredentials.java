package org.vestibule.adapters.persistence.password;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.vestibule.adapters.persistence.account.JdbiAccounts;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.password.Credential;
import org.vestibule.application.password.Credentials;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.password.PasswordHash;

/** Passwords in PostgreSQL. */
public final class JdbiCredentials implements Credentials {

    private static final String COLUMNS = """
            SELECT a.account_id, a.email, a.password_hash, a.password_set_at, a.password_burned_at, a.disabled_at,
                EXISTS (SELECT FROM authenticator t WHERE t.account_id = :account) AS second_step_due
            """;
    private static final String LOCK = "SELECT account_id FROM account WHERE account_id = :account FOR UPDATE";
    private static final String READ = COLUMNS + "FROM account a WHERE a.account_id = :account";
    private static final String UPGRADE = "UPDATE account SET password_hash = :hash WHERE account_id = :account";
    private static final String REPLACE = """
            UPDATE account SET password_hash = :hash, password_set_at = :now, password_burned_at = NULL
            WHERE account_id = :account
            """;
    private static final String BURN = """
            UPDATE account SET password_burned_at = :now WHERE account_id = :account AND password_burned_at IS NULL
            """;

    private final Database database;

    public JdbiCredentials(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Credential> find(EmailAddress email) {
        return database.ask(handle -> handle.createQuery(READ)
                .bind("account", JdbiAccounts.holder(handle, email))
                .map((row, context) -> credential(row))
                .findOne());
    }

    @Override
    public Optional<Credential> lock(AccountId account) {
        // Two statements: the second sees what was committed while the first waited for the lock.
        return database.change(handle -> {
            handle.createQuery(LOCK).bind("account", account.value()).mapToMap().list();
            return handle.createQuery(READ)
                    .bind("account", account.value())
                    .map((row, context) -> credential(row))
                    .findOne();
        });
    }

    @Override
    public void upgrade(AccountId account, PasswordHash hash) {
        database.write(Write.of(UPGRADE).bind("account", account.value()).bind("hash", hash.phc()));
    }

    @Override
    public void replace(AccountId account, PasswordHash hash, Instant now) {
        database.write(Write.of(REPLACE)
                .bind("account", account.value())
                .bind("hash", hash.phc())
                .bind("now", now));
    }

    @Override
    public boolean burn(AccountId account, Instant now) {
        return 1
                == database.change(handle -> handle.createUpdate(BURN)
                        .bind("account", account.value())
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .execute());
    }

    private static Credential credential(ResultSet row) throws SQLException {
        return new Credential(
                new AccountId(Columns.uuid(row, "account_id")),
                JdbiAccounts.email(row),
                new PasswordHash(row.getString("password_hash")),
                Columns.instant(row, "password_set_at"),
                row.getObject("disabled_at") == null,
                row.getBoolean("second_step_due"),
                row.getObject("password_burned_at") != null);
    }
}
