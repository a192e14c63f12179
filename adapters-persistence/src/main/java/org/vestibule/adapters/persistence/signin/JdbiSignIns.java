package org.vestibule.adapters.persistence.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.vestibule.adapters.persistence.account.JdbiAccounts;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Sweep;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.signin.SignIns;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.signin.PendingSignIn;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Pending sign-ins in PostgreSQL. */
public final class JdbiSignIns implements SignIns {

    private static final String BEGIN = """
            INSERT INTO sign_in
                (account_id, token_digest, browser_digest, visit_digest, expires_at, wrong_codes, passed,
                client_address, client_browser, tell_at, app_query)
            VALUES (:account, :token, :browser, :visit, :expires, 0, :passed, :address, :client, :expires, :query)
            """;
    private static final String SELECT = """
            SELECT a.account_id, a.email, a.password_burned_at, s.token_digest, s.browser_digest, s.visit_digest,
                s.expires_at, s.passed, s.app_query
            FROM sign_in s JOIN account a ON a.account_id = s.account_id
            WHERE s.account_id = :account AND s.token_digest = :token
                AND s.wrong_codes < :most AND a.disabled_at IS NULL AND s.epoch = (SELECT epoch FROM fence)
                AND (a.password_burned_at IS NULL OR s.browser_digest IS NOT NULL)
            """;
    private static final String FIND = SELECT + "AND s.expires_at > :now";

    /** The account first, as everybody locks it: who else would spend a code of it waits here, and no later. */
    private static final String LOCK =
            SELECT + "AND s.passed IS NOT DISTINCT FROM :passed FOR NO KEY UPDATE OF a FOR UPDATE OF s";

    private static final String COUNT_WRONG = """
            UPDATE sign_in SET wrong_codes = wrong_codes + 1
            WHERE account_id = :account AND token_digest = :token
            RETURNING wrong_codes
            """;
    private static final String AWAIT_NEW_PASSWORD = """
            UPDATE sign_in SET passed = :passed, expires_at = :expires
            WHERE account_id = :account AND token_digest = :token
            """;
    private static final String COMPLETE = """
            DELETE FROM sign_in WHERE account_id = :account AND (token_digest = :token OR visit_digest = :visit)
            """;
    private static final String END_IN =
            "DELETE FROM sign_in WHERE account_id = :account AND browser_digest = :browser";
    private static final String END = "DELETE FROM sign_in WHERE account_id = :account AND token_digest = :token";
    private static final String END_ALL = "DELETE FROM sign_in WHERE account_id = :account";
    private static final String END_PASSED = "DELETE FROM sign_in WHERE account_id = :account AND passed IS NOT NULL";
    private static final String END_UNPASSED = """
            UPDATE sign_in SET wrong_codes = greatest(wrong_codes, :most) WHERE account_id = :account AND passed IS NULL
            """;
    private static final String NEXT_UNFINISHED = """
            SELECT account_id FROM sign_in WHERE tell_at <= :now AND passed IS NULL ORDER BY tell_at LIMIT 1
            """;
    private static final String TELL_LATER = """
            UPDATE sign_in SET tell_at = :then WHERE account_id = :account AND tell_at <= :now AND passed IS NULL
            """;
    private static final String TAKE_UNFINISHED = """
            WITH unfinished AS (
                DELETE FROM sign_in
                WHERE account_id = :account AND expires_at <= :now AND tell_at IS NOT NULL AND passed IS NULL
                RETURNING account_id, expires_at, client_address, client_browser)
            SELECT a.account_id, a.email, u.expires_at, u.client_address, u.client_browser,
                (SELECT count(*) FROM unfinished) AS times,
                (SELECT count(DISTINCT client_address) FROM unfinished) AS addresses
            FROM unfinished u JOIN account a ON a.account_id = u.account_id
            WHERE a.account_id = :account AND a.disabled_at IS NULL
            ORDER BY u.expires_at DESC LIMIT 1
            """;
    private static final String SWEEP = Sweep.of("sign_in", "r.expires_at < :before", "account_id", "token_digest");

    /** Before the method, as nodes of a version before wrote it and read it. */
    private static final String PASSED = "SIGNED_IN_WITH_";

    private final Database database;

    public JdbiSignIns(Database database) {
        this.database = database;
    }

    @Override
    public void begin(PendingSignIn signIn, Origin origin) {
        database.write(on(signIn, BEGIN)
                .bind("browser", signIn.browser().map(TokenDigest::bytes))
                .bind("visit", visit(signIn).map(TokenDigest::bytes))
                .bind("address", origin.address())
                .bind("client", origin.browser())
                .bind("expires", signIn.expiresAt())
                .bind("passed", passed(signIn))
                .bind("query", signIn.forApp().map(AppQuery::text)));
    }

    @Override
    public Optional<PendingSignIn> find(BearerToken token, Instant now) {
        return database.ask(handle -> handle.createQuery(FIND)
                .bind("account", token.owner())
                .bind("token", token.digest().bytes())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("most", AwaitingSecondStep.MOST_WRONG_CODES)
                .map((row, context) -> signIn(row))
                .findOne());
    }

    @Override
    public Progress lock(PendingSignIn signIn, Clock clock) {
        return database.change(handle -> handle.createQuery(LOCK)
                .bind("account", signIn.account().value())
                .bind("token", signIn.token().bytes())
                .bind("most", AwaitingSecondStep.MOST_WRONG_CODES)
                .bind("passed", passed(signIn))
                .map((row, context) -> progress(row, clock.instant()))
                .findOne()
                .orElse(Progress.OVER));
    }

    @Override
    public int countWrong(AwaitingSecondStep signIn) {
        return database.change(handle -> handle.createQuery(COUNT_WRONG)
                .bind("account", signIn.account().value())
                .bind("token", signIn.token().bytes())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public void awaitNewPassword(AwaitingNewPassword signIn) {
        database.write(
                on(signIn, AWAIT_NEW_PASSWORD).bind("passed", passed(signIn)).bind("expires", signIn.expiresAt()));
    }

    @Override
    public void complete(AwaitingSecondStep signIn) {
        database.write(on(signIn, COMPLETE).bind("visit", signIn.visit().map(TokenDigest::bytes)));
    }

    @Override
    public void endIn(AccountId account, TokenDigest browser) {
        database.write(Write.of(END_IN).bind("account", account.value()).bind("browser", browser.bytes()));
    }

    @Override
    public void end(PendingSignIn signIn) {
        database.write(on(signIn, END));
    }

    @Override
    public void endAll(AccountId account) {
        database.write(Write.of(END_ALL).bind("account", account.value()));
    }

    @Override
    public void endPassed(AccountId account) {
        database.write(Write.of(END_PASSED).bind("account", account.value()));
    }

    @Override
    public void endUnpassed(AccountId account) {
        database.write(Write.of(END_UNPASSED)
                .bind("account", account.value())
                .bind("most", AwaitingSecondStep.MOST_WRONG_CODES));
    }

    @Override
    public Optional<AccountId> nextUnfinished(Instant now) {
        return database.ask(handle -> handle.createQuery(NEXT_UNFINISHED)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new AccountId(Columns.uuid(row, "account_id")))
                .findOne());
    }

    @Override
    public void tellLater(AccountId account, Instant now, Instant then) {
        database.write(Write.of(TELL_LATER)
                .bind("account", account.value())
                .bind("now", now)
                .bind("then", then));
    }

    @Override
    public Optional<Unfinished> takeUnfinished(AccountId account, Instant now) {
        return database.change(handle -> handle.createQuery(TAKE_UNFINISHED)
                .bind("account", account.value())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new Unfinished(
                        JdbiAccounts.email(row),
                        Columns.instant(row, "expires_at").minus(AwaitingSecondStep.LIFETIME),
                        new Origin(row.getString("client_address"), row.getString("client_browser")),
                        row.getInt("times"),
                        row.getInt("addresses")))
                .findOne());
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("before", expiredBefore.atOffset(ZoneOffset.UTC))
                .execute());
    }

    private static Write on(PendingSignIn signIn, String sql) {
        return Write.of(sql)
                .bind("account", signIn.account().value())
                .bind("token", signIn.token().bytes());
    }

    private static Progress progress(ResultSet row, Instant locked) throws SQLException {
        if (!locked.isBefore(Columns.instant(row, "expires_at"))) {
            return Progress.OVER;
        }
        return row.getObject("password_burned_at") == null ? Progress.OPEN : Progress.PASSWORD_BURNED;
    }

    /** How the session will have been signed in; empty while the second step is due. */
    private static Optional<String> passed(PendingSignIn signIn) {
        return signIn instanceof AwaitingNewPassword awaiting
                ? Optional.of(PASSED + awaiting.passed().method().name())
                : Optional.empty();
    }

    private static Optional<TokenDigest> visit(PendingSignIn signIn) {
        return signIn instanceof AwaitingSecondStep awaiting ? awaiting.visit() : Optional.empty();
    }

    private static PendingSignIn signIn(ResultSet row) throws SQLException {
        AccountId account = new AccountId(Columns.uuid(row, "account_id"));
        TokenDigest token = TokenDigest.of(row.getBytes("token_digest"));
        EmailAddress email = JdbiAccounts.email(row);
        Optional<TokenDigest> browser = Columns.digest(row, "browser_digest");
        Instant expiresAt = Columns.instant(row, "expires_at");
        Optional<AppQuery> forApp =
                Optional.ofNullable(row.getString("app_query")).map(AppQuery::new);
        String passed = row.getString("passed");
        return passed == null
                ? new AwaitingSecondStep(
                        account, token, email, browser, Columns.digest(row, "visit_digest"), expiresAt, forApp)
                : new AwaitingNewPassword(
                        account,
                        token,
                        email,
                        browser,
                        new Authentication(
                                SignInMethod.valueOf(passed.substring(PASSED.length())),
                                expiresAt.minus(AwaitingNewPassword.LIFETIME)),
                        forApp);
    }
}
