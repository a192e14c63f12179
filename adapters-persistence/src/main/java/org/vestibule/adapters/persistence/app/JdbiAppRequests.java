package org.vestibule.adapters.persistence.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Sweep;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AppRequest;

/** Requests of apps in PostgreSQL. */
public final class JdbiAppRequests implements AppRequests {

    private static final String ADD = """
            INSERT INTO app_request (account_id, request_id, query, method, authenticated_at, expires_at)
            VALUES (:account, :request, :query, :method, :authenticated, :expires)
            """;
    private static final String THE_ONE = """
            FROM app_request
            WHERE account_id = :account AND request_id = :request AND expires_at > :now
                AND epoch = (SELECT epoch FROM fence)
            """;
    private static final String COLUMNS = "account_id, request_id, query, method, authenticated_at, expires_at ";
    private static final String FIND = "SELECT " + COLUMNS + THE_ONE;
    private static final String REPLACE = """
            UPDATE app_request SET query = :query
            WHERE account_id = :account AND request_id = :request AND expires_at > :now
                AND epoch = (SELECT epoch FROM fence)
            """;
    private static final String TAKE = "DELETE " + THE_ONE + "RETURNING " + COLUMNS;
    private static final String END_ALL = "DELETE FROM app_request WHERE account_id = :account";
    private static final String SWEEP = Sweep.of("app_request", "r.expires_at < :before", "account_id", "request_id");

    private final Database database;

    public JdbiAppRequests(Database database) {
        this.database = database;
    }

    @Override
    public void add(AppRequest request) {
        database.write(Write.of(ADD)
                .bind("account", request.account().value())
                .bind("request", request.id())
                .bind("query", request.query().text())
                .bind("method", request.authentication().method().name())
                .bind("authenticated", request.authentication().at())
                .bind("expires", request.expiresAt()));
    }

    @Override
    public Optional<AppRequest> find(AccountId account, UUID id, Instant now) {
        return database.ask(handle -> one(handle, FIND, account, id, now));
    }

    @Override
    public boolean replace(AccountId account, UUID id, AppQuery query, Instant now) {
        return 1
                == database.change(handle -> handle.createUpdate(REPLACE)
                        .bind("account", account.value())
                        .bind("request", id)
                        .bind("query", query.text())
                        .bind("now", Columns.written(now))
                        .execute());
    }

    @Override
    public Optional<AppRequest> take(AccountId account, UUID id, Instant now) {
        return database.change(handle -> one(handle, TAKE, account, id, now));
    }

    private static Optional<AppRequest> one(Handle handle, String sql, AccountId account, UUID id, Instant now) {
        return handle.createQuery(sql)
                .bind("account", account.value())
                .bind("request", id)
                .bind("now", Columns.written(now))
                .map((row, context) -> request(row))
                .findOne();
    }

    @Override
    public void endAll(AccountId account) {
        database.write(Write.of(END_ALL).bind("account", account.value()));
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("before", Columns.written(expiredBefore))
                .execute());
    }

    private static AppRequest request(ResultSet row) throws SQLException {
        return new AppRequest(
                new AccountId(Columns.uuid(row, "account_id")),
                Columns.uuid(row, "request_id"),
                new AppQuery(row.getString("query")),
                AppColumns.authentication(row),
                Columns.instant(row, "expires_at"));
    }
}
