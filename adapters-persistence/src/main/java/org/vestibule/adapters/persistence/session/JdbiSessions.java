package org.vestibule.adapters.persistence.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.vestibule.adapters.persistence.account.JdbiAccounts;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Sessions in PostgreSQL. */
public final class JdbiSessions implements Sessions {

    private static final String START = """
            INSERT INTO session (account_id, token_digest, started_at, last_used_at)
            VALUES (:account, :token, :started, :used)
            """;
    private static final String FIND = """
            SELECT s.token_digest, s.started_at, s.last_used_at, a.account_id, a.email, a.name, a.created_at, a.disabled_at
            FROM session s JOIN account a ON a.account_id = s.account_id
            WHERE s.account_id = :account AND s.token_digest = :token AND a.disabled_at IS NULL
            """;
    private static final String TOUCH = """
            UPDATE session SET last_used_at = greatest(last_used_at, :now)
            WHERE account_id = :account AND token_digest = :token
            """;
    private static final String END = "DELETE FROM session WHERE account_id = :account AND token_digest = :token";
    private static final String END_ALL = "DELETE FROM session WHERE account_id = :account";
    private static final String SWEEP = "DELETE FROM session WHERE started_at < :before";

    private final Database database;

    public JdbiSessions(Database database) {
        this.database = database;
    }

    @Override
    public void start(Session session) {
        database.write(on(session, START).bind("started", session.startedAt()).bind("used", session.lastUsedAt()));
    }

    @Override
    public Optional<SignedIn> find(BearerToken token) {
        return database.ask(handle -> handle.createQuery(FIND)
                .bind("account", token.owner())
                .bind("token", token.digest().bytes())
                .map((row, context) -> signedIn(row))
                .findOne());
    }

    @Override
    public void touch(Session session, Instant now) {
        database.write(on(session, TOUCH).bind("now", now));
    }

    @Override
    public void end(Session session) {
        database.write(on(session, END));
    }

    @Override
    public int endAll(AccountId account) {
        return database.change(handle ->
                handle.createUpdate(END_ALL).bind("account", account.value()).execute());
    }

    @Override
    public int sweep(Instant startedBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("before", startedBefore.atOffset(ZoneOffset.UTC))
                .execute());
    }

    private static Write on(Session session, String sql) {
        return Write.of(sql)
                .bind("account", session.account().value())
                .bind("token", session.token().bytes());
    }

    private static SignedIn signedIn(ResultSet row) throws SQLException {
        Account account = JdbiAccounts.account(row);
        Session session = new Session(
                account.id(),
                TokenDigest.of(row.getBytes("token_digest")),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "last_used_at"));
        return new SignedIn(session, account);
    }
}
