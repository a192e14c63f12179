package org.vestibule.adapters.persistence.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Sweep;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.grant.AppCodes;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppCode;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.CodeChallenge;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.Redeemer;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Codes of apps in PostgreSQL. One conditional UPDATE spends one. */
public final class JdbiAppCodes implements AppCodes {

    private static final String ADD = """
            INSERT INTO app_code
                (account_id, token_digest, grant_id, client_id, returns_to, challenge, scopes, nonce, method,
                authenticated_at, browser_digest, expires_at)
            VALUES (:account, :token, :grant, :client, :returns, :challenge, :scopes, :nonce, :method,
                :authenticated, :browser, :expires)
            """;

    /**
     * The account first, as the key of the grant that comes of it will lock it: whoever cuts the app off has locked the
     * account and comes for the code, and of two who wait for each other the database gives one up after a second.
     */
    private static final String SPEND = """
            WITH holder AS (SELECT account_id FROM account WHERE account_id = :account FOR KEY SHARE)
            UPDATE app_code c SET spent_at = :now FROM holder h
            WHERE c.account_id = :account AND h.account_id = :account AND c.token_digest = :token
                AND c.spent_at IS NULL AND c.expires_at > :now AND c.epoch = (SELECT epoch FROM fence)
            RETURNING c.account_id, c.token_digest, c.grant_id, c.client_id, c.returns_to, c.challenge, c.scopes, c.nonce,
                c.method, c.authenticated_at, c.browser_digest, c.expires_at
            """;

    private static final String SPENT_BEFORE = """
            SELECT account_id, client_id, grant_id FROM app_code
            WHERE account_id = :account AND token_digest = :token AND spent_at IS NOT NULL
                AND epoch = (SELECT epoch FROM fence)
            """;
    private static final String END_OF = "DELETE FROM app_code WHERE account_id = :account AND client_id = :client";
    private static final String LEAVE =
            "DELETE FROM app_code WHERE account_id = :account AND browser_digest = :browser AND spent_at IS NULL";
    private static final String END_ALL = "DELETE FROM app_code WHERE account_id = :account";
    private static final String SWEEP = Sweep.of("app_code", "r.expires_at < :before", "account_id", "token_digest");

    private final Database database;

    public JdbiAppCodes(Database database) {
        this.database = database;
    }

    @Override
    public void add(AppCode code) {
        database.write(Write.of(ADD)
                .bind("account", code.account().value())
                .bind("token", code.token().bytes())
                .bind("grant", code.grant().value())
                .bind("client", code.client().value())
                .bind("returns", code.redeemer().returnsTo())
                .bind("challenge", code.redeemer().challenge().text())
                .bind("scopes", AppColumns.words(code.scopes()))
                .bind("nonce", code.nonce())
                .bind("method", code.authentication().method().name())
                .bind("authenticated", code.authentication().at())
                .bind("browser", code.browser().map(TokenDigest::bytes))
                .bind("expires", code.expiresAt()));
    }

    @Override
    public Spending spend(BearerToken token, Instant now) {
        return database.change(handle ->
                spent(handle, token, now).or(() -> spentBefore(handle, token)).orElseGet(NoSuch::new));
    }

    private static Optional<Spending> spent(Handle handle, BearerToken token, Instant now) {
        return handle.createQuery(SPEND)
                .bind("account", token.owner())
                .bind("token", token.digest().bytes())
                .bind("now", Columns.written(now))
                .<Spending>map((row, context) -> new Spent(code(row)))
                .findOne();
    }

    private static Optional<Spending> spentBefore(Handle handle, BearerToken token) {
        return handle.createQuery(SPENT_BEFORE)
                .bind("account", token.owner())
                .bind("token", token.digest().bytes())
                .<Spending>map((row, context) -> new SpentBefore(account(row), AppColumns.client(row), grant(row)))
                .findOne();
    }

    @Override
    public void end(AccountId account, ClientId client) {
        database.write(Write.of(END_OF).bind("account", account.value()).bind("client", client.value()));
    }

    @Override
    public void leave(AccountId account, TokenDigest browser) {
        database.write(Write.of(LEAVE).bind("account", account.value()).bind("browser", browser.bytes()));
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

    private static AppCode code(ResultSet row) throws SQLException {
        return new AppCode(
                account(row),
                TokenDigest.of(row.getBytes("token_digest")),
                grant(row),
                new Redeemer(
                        AppColumns.client(row),
                        row.getString("returns_to"),
                        new CodeChallenge(row.getString("challenge"))),
                AppColumns.scopes(row),
                Optional.ofNullable(row.getString("nonce")),
                AppColumns.authentication(row),
                Columns.digest(row, "browser_digest"),
                Columns.instant(row, "expires_at"));
    }

    private static AccountId account(ResultSet row) throws SQLException {
        return new AccountId(Columns.uuid(row, "account_id"));
    }

    private static GrantId grant(ResultSet row) throws SQLException {
        return new GrantId(Columns.uuid(row, "grant_id"));
    }
}
