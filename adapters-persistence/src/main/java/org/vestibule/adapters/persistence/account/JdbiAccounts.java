package org.vestibule.adapters.persistence.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.application.account.Accounts;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.password.PasswordHash;

/** Accounts in PostgreSQL. */
public final class JdbiAccounts implements Accounts {

    private static final String ADD = """
            WITH claim AS (
                INSERT INTO email_claim (canonical_email, account_id) VALUES (:canonical, :account)
                ON CONFLICT DO NOTHING
                RETURNING account_id)
            INSERT INTO account (account_id, email, name, password_hash, password_set_at, created_at, disabled_at)
            SELECT account_id, :email, :name, :hash, :now, :now, CASE WHEN :enabled THEN NULL ELSE :now END FROM claim
            """;
    private static final String FIND = """
            SELECT account_id, email, name, created_at, disabled_at FROM account WHERE account_id = :account
            """;
    private static final String HOLDER = "SELECT account_id FROM email_claim WHERE canonical_email = :canonical";
    private static final String AFTER = """
            SELECT account_id, email, name, created_at, disabled_at FROM account
            WHERE account_id > :last ORDER BY account_id LIMIT :most
            """;

    private static final String NAMES = "SELECT account_id, name FROM account WHERE account_id = ANY(:accounts)";

    private final Database database;

    public JdbiAccounts(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Account account, PasswordHash password) {
        return 1
                == database.change(handle -> handle.createUpdate(ADD)
                        .bind("canonical", account.email().canonical())
                        .bind("account", account.id().value())
                        .bind("email", account.email().written())
                        .bind("name", account.name().value())
                        .bind("hash", password.phc())
                        .bind("now", account.createdAt().atOffset(ZoneOffset.UTC))
                        .bind("enabled", account.enabled())
                        .execute());
    }

    @Override
    public Optional<Account> find(EmailAddress email) {
        return database.ask(handle -> handle.createQuery(FIND)
                .bind("account", holder(handle, email))
                .map((row, context) -> account(row))
                .findOne());
    }

    /**
     * Whose address it is; if nobody's, nobody's id, so that the next question takes as long. It is a question of its own, for
     * claims lie by their addresses and all else of accounts by their ids: on a sharded database hardly ever at one place.
     */
    public static UUID holder(Handle handle, EmailAddress email) {
        return handle.createQuery(HOLDER)
                .bind("canonical", email.canonical())
                .map((row, context) -> Columns.uuid(row, "account_id"))
                .findOne()
                .orElse(AccountId.NOBODY.value());
    }

    @Override
    public Map<AccountId, PersonName> names(Collection<AccountId> accounts) {
        UUID[] ids = accounts.stream().map(AccountId::value).toArray(UUID[]::new);
        return database.ask(handle -> handle.createQuery(NAMES)
                .bind("accounts", ids)
                .map((row, context) -> Map.entry(
                        new AccountId(Columns.uuid(row, "account_id")), new PersonName(row.getString("name"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public List<Account> after(Optional<AccountId> last, int most) {
        return database.ask(handle -> handle.createQuery(AFTER)
                .bind("last", last.orElse(AccountId.NOBODY).value())
                .bind("most", most)
                .map((row, context) -> account(row))
                .list());
    }

    /** Reads an account from a row with its columns. */
    public static Account account(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(Columns.uuid(row, "account_id")),
                email(row),
                new PersonName(row.getString("name")),
                Columns.instant(row, "created_at"),
                row.getObject("disabled_at") == null);
    }

    /** Reads an account's address. */
    public static EmailAddress email(ResultSet row) throws SQLException {
        return EmailAddress.parse(row.getString("email")).orElseThrow();
    }
}
