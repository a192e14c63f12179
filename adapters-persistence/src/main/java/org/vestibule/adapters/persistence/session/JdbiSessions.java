package org.vestibule.adapters.persistence.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.vestibule.adapters.persistence.account.JdbiAccounts;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Sweep;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Sessions in PostgreSQL. */
public final class JdbiSessions implements Sessions {

    private static final String START = """
            INSERT INTO session
                (account_id, token_digest, browser_digest, visit_digest, method, authenticated_at, started_at,
                last_used_at, proven_at)
            VALUES (:account, :token, :browser, :visit, :method, :authenticated, :started, :used, :proven)
            """;
    private static final String FIND = """
            SELECT s.token_digest, s.browser_digest, s.method, coalesce(s.authenticated_at, s.started_at) AS authenticated_at,
                s.started_at, s.last_used_at, s.proven_at,
                a.account_id, a.email, a.name, a.created_at, a.disabled_at
            FROM session s JOIN account a ON a.account_id = s.account_id
            WHERE s.account_id = :account AND s.token_digest = :token AND a.disabled_at IS NULL
                AND s.epoch = (SELECT epoch FROM fence)
            """;
    private static final String LOCK = """
            SELECT 1 FROM session
            WHERE account_id = :account AND token_digest = :token AND epoch = (SELECT epoch FROM fence) FOR UPDATE
            """;
    private static final String TOUCH = """
            UPDATE session SET last_used_at = greatest(last_used_at, :now)
            WHERE account_id = :account AND token_digest = :token
            """;
    private static final String DROP_PENDING_KEY =
            "DELETE FROM pending_key WHERE account_id = :account AND token_digest = :token";
    private static final String RENEW = """
            UPDATE session SET token_digest = :fresh, proven_at = :now
            WHERE account_id = :account AND token_digest = :token
            """;
    private static final String ALLOW_STAND_INS = """
            UPDATE session SET change_device_until = :until, new_backup_codes_until = :until
            WHERE account_id = :account AND token_digest = :token
            """;
    private static final String STANDS_IN = """
            SELECT EXISTS (SELECT FROM session
                WHERE account_id = :account AND token_digest = :token AND %s > :now)
            """;
    private static final String SPEND_STAND_IN = """
            UPDATE session SET %1$s = NULL
            WHERE account_id = :account AND token_digest = :token AND %1$s > :now
            """;
    private static final String END = "DELETE FROM session WHERE account_id = :account AND token_digest = :token";
    private static final String END_IN =
            "DELETE FROM session WHERE account_id = :account AND browser_digest = :browser";
    private static final String END_VISIT = "DELETE FROM session WHERE account_id = :account AND visit_digest = :visit";
    private static final String ENDED = """
            WITH ended AS (%s RETURNING epoch) SELECT count(*) FROM ended WHERE epoch = (SELECT epoch FROM fence)
            """;
    private static final String END_ALL = ENDED.formatted("DELETE FROM session WHERE account_id = :account");
    private static final String END_OTHERS =
            ENDED.formatted("DELETE FROM session WHERE account_id = :account AND token_digest <> :token");
    private static final String SWEEP = Sweep.of("session", "r.started_at < :before", "account_id", "token_digest");

    private final Database database;

    public JdbiSessions(Database database) {
        this.database = database;
    }

    @Override
    public void start(Session session, Optional<TokenDigest> visit) {
        visit.ifPresent(same -> database.write(
                Write.of(END_VISIT).bind("account", session.account().value()).bind("visit", same.bytes())));
        database.write(on(session, START)
                .bind("visit", visit.map(TokenDigest::bytes))
                .bind("browser", session.browser().map(TokenDigest::bytes))
                .bind("method", session.authentication().method().name())
                .bind("authenticated", session.authentication().at())
                .bind("started", session.startedAt())
                .bind("used", session.lastUsedAt())
                .bind("proven", session.provenAt().map(Columns::written)));
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
    public boolean lock(Session session) {
        return database.change(handle -> handle.createQuery(LOCK)
                .bind("account", session.account().value())
                .bind("token", session.token().bytes())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    @Override
    public void touch(Session session, Instant now) {
        database.write(on(session, TOUCH).bind("now", now));
    }

    @Override
    public Optional<Session> renew(Session session, TokenDigest fresh, Deed deed, Instant now) {
        Optional<Session> after = database.change(handle -> {
            handle.createUpdate(DROP_PENDING_KEY)
                    .bind("account", session.account().value())
                    .bind("token", session.token().bytes())
                    .execute();
            int renewed = handle.createUpdate(RENEW)
                    .bind("account", session.account().value())
                    .bind("token", session.token().bytes())
                    .bind("fresh", fresh.bytes())
                    .bind("now", Columns.written(now))
                    .execute();
            return renewed == 1 ? Optional.of(session.renewed(fresh, now)) : Optional.empty();
        });
        if (after.isPresent()) {
            database.write(JdbiSpentTokens.spending(session.account(), session.token(), deed, Optional.of(fresh), now));
        }
        return after;
    }

    @Override
    public void allowStandIns(Session session, Instant until) {
        database.write(on(session, ALLOW_STAND_INS).bind("until", until));
    }

    @Override
    public boolean standsIn(Session session, StandIn act, Instant now) {
        return database.ask(handle -> handle.createQuery(STANDS_IN.formatted(column(act)))
                .bind("account", session.account().value())
                .bind("token", session.token().bytes())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public boolean spendStandIn(Session session, StandIn act, Instant now) {
        return 1
                == database.change(handle -> handle.createUpdate(SPEND_STAND_IN.formatted(column(act)))
                        .bind("account", session.account().value())
                        .bind("token", session.token().bytes())
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .execute());
    }

    @Override
    public void end(Session session) {
        database.write(on(session, END));
    }

    @Override
    public int endOthers(Session kept) {
        return database.change(handle -> handle.createQuery(END_OTHERS)
                .bind("account", kept.account().value())
                .bind("token", kept.token().bytes())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public int endVisit(AccountId account, TokenDigest visit) {
        return database.change(handle -> handle.createUpdate(END_VISIT)
                .bind("account", account.value())
                .bind("visit", visit.bytes())
                .execute());
    }

    @Override
    public void endIn(AccountId account, TokenDigest browser) {
        database.write(Write.of(END_IN).bind("account", account.value()).bind("browser", browser.bytes()));
    }

    @Override
    public int endAll(AccountId account) {
        return database.change(handle -> handle.createQuery(END_ALL)
                .bind("account", account.value())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public int sweep(Instant startedBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("before", startedBefore.atOffset(ZoneOffset.UTC))
                .execute());
    }

    private static String column(StandIn act) {
        return switch (act) {
            case CHANGE_DEVICE -> "change_device_until";
            case NEW_BACKUP_CODES -> "new_backup_codes_until";
        };
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
                Columns.digest(row, "browser_digest"),
                new Authentication(
                        SignInMethod.valueOf(row.getString("method")), Columns.instant(row, "authenticated_at")),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "last_used_at"),
                Columns.instantIfAny(row, "proven_at"));
        return new SignedIn(session, account);
    }
}
