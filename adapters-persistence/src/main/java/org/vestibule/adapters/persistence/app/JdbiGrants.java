package org.vestibule.adapters.persistence.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.vestibule.adapters.persistence.account.JdbiAccounts;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Sweep;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.seal.SealedColumn;
import org.vestibule.application.grant.Grants;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.app.Refreshes;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.token.TokenDigest;

/** What accounts have granted to apps, in PostgreSQL, the keys sealed. One conditional UPDATE counts a refresh. */
public final class JdbiGrants implements Grants {

    private static final String ADD = """
            WITH added AS (
                INSERT INTO app_grant
                    (account_id, grant_id, client_id, scopes, method, authenticated_at, browser_digest, begun_at, key_id,
                    sealed_key, refreshes, refreshed_at, refreshed_on, repeats, repeated_on)
                SELECT account_id, :grant, :client, :scopes, :method, :authenticated, :browser, :begun, :keyId, :sealedKey,
                    :refreshes, :refreshed, :day, :repeats, :repeatedOn
                FROM account WHERE account_id = :account AND disabled_at IS NULL
                RETURNING account_id)
            SELECT a.account_id, a.email, a.name, a.created_at, a.disabled_at
            FROM added g JOIN account a ON a.account_id = g.account_id
            WHERE a.account_id = :account
            """;
    private static final String FIND = """
            SELECT a.account_id, a.email, a.name, a.created_at, a.disabled_at,
                g.client_id, g.scopes, g.method, g.authenticated_at, g.browser_digest, g.begun_at, g.key_id, g.sealed_key,
                g.refreshes, g.refreshed_at, g.repeats, g.repeated_on
            FROM app_grant g JOIN account a ON a.account_id = g.account_id
            WHERE g.account_id = :account AND g.grant_id = :grant AND a.disabled_at IS NULL
                AND g.epoch = (SELECT epoch FROM fence)
            """;
    private static final String REFRESH = """
            UPDATE app_grant SET refreshes = refreshes + 1, refreshed_at = :now, refreshed_on = :day
            WHERE account_id = :account AND grant_id = :grant AND refreshes = :refreshes
            """;
    private static final String REPEAT = """
            UPDATE app_grant SET repeats = :next, repeated_on = :day
            WHERE account_id = :account AND grant_id = :grant AND refreshes = :refreshes
                AND repeats = :repeats AND repeated_on = :repeatedOn
            """;
    private static final String GIVE_BACK = "DELETE FROM app_grant WHERE account_id = :account AND grant_id = :grant";
    private static final String ENDED = """
            WITH ended AS (
                DELETE FROM app_grant WHERE account_id = :account AND %s RETURNING grant_id, client_id)
            """;
    /** In the statement that ends it: so no end of a grant can forget the apps that want to be told. */
    private static final String TELL = """
            INSERT INTO app_logout (account_id, grant_id, client_id)
            SELECT :account, e.grant_id, e.client_id FROM ended e JOIN client c ON c.client_id = e.client_id
            WHERE c.back_channel_uri IS NOT NULL
            ON CONFLICT (account_id, grant_id) DO UPDATE SET due_at = excluded.due_at, tries = 0
            """;

    private static final String END =
            ENDED.formatted("grant_id = :grant") + ", told AS (" + TELL + ") SELECT count(*) FROM ended";
    private static final String END_OF = ENDED.formatted("client_id = :client") + TELL;
    private static final String END_ALL = ENDED.formatted("TRUE") + TELL;
    private static final String END_IN = ENDED.formatted("browser_digest = :browser") + TELL;
    private static final String END_PASSING =
            ENDED.formatted("browser_digest = :browser AND NOT ('offline_access' = ANY (scopes))") + TELL;
    private static final String LEAVE = """
            WITH ended AS (
                UPDATE app_grant SET left_behind = true
                WHERE account_id = :account AND browser_digest = :browser AND NOT left_behind
                RETURNING grant_id, client_id)
            """ + TELL;
    private static final String SWEEP = Sweep.of(
            "app_grant",
            "r.begun_at < :begunBefore OR (r.refreshed_on <= :day AND r.refreshed_at < :refreshedBefore)",
            "account_id",
            "grant_id");

    private static final String MEANWHILE = "Its tokens are refused, so it has to be signed in to once more.";

    private final Database database;
    private final KeyRing keys;

    public JdbiGrants(Database database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
    }

    @Override
    public Optional<Held> add(Grant grant) {
        KeyRing.Sealed sealed = keys.seal(grant.key().bytes(), place(grant.account(), grant.id()));
        Refreshes refreshes = grant.refreshes();
        return database.change(handle -> handle.createQuery(ADD)
                .bind("account", grant.account().value())
                .bind("grant", grant.id().value())
                .bind("client", grant.client().value())
                .bindArray("scopes", String.class, (Object[]) AppColumns.words(grant.scopes()))
                .bind("method", grant.authentication().method().name())
                .bind("authenticated", Columns.written(grant.authentication().at()))
                .bind("browser", grant.browser().map(TokenDigest::bytes).orElse(null))
                .bind("begun", Columns.written(grant.begunAt()))
                .bind("keyId", sealed.keyId())
                .bind("sealedKey", sealed.value())
                .bind("refreshes", refreshes.count())
                .bind("refreshed", Columns.written(refreshes.latestAt()))
                .bind("day", Refreshes.day(refreshes.latestAt()))
                .bind("repeats", refreshes.repeats())
                .bind("repeatedOn", refreshes.repeatedOn())
                .map((row, context) -> new Held(grant, JdbiAccounts.account(row)))
                .findOne());
    }

    @Override
    public Optional<Held> find(AccountId account, GrantId id) {
        return keys.reading(() -> database.ask(handle -> handle.createQuery(FIND)
                        .bind("account", account.value())
                        .bind("grant", id.value())
                        .map((row, context) -> held(id, row))
                        .findOne())
                .flatMap(Supplier::get));
    }

    @Override
    public boolean refresh(Grant grant, Instant now) {
        return 1
                == database.change(handle -> handle.createUpdate(REFRESH)
                        .bind("account", grant.account().value())
                        .bind("grant", grant.id().value())
                        .bind("refreshes", grant.refreshes().count())
                        .bind("now", Columns.written(now))
                        .bind("day", Refreshes.day(now))
                        .execute());
    }

    @Override
    public boolean repeat(Grant grant, Instant now) {
        Refreshes past = grant.refreshes();
        long day = Refreshes.day(now);
        return 1
                == database.change(handle -> handle.createUpdate(REPEAT)
                        .bind("account", grant.account().value())
                        .bind("grant", grant.id().value())
                        .bind("refreshes", past.count())
                        .bind("repeats", past.repeats())
                        .bind("repeatedOn", past.repeatedOn())
                        .bind("next", grant.refreshes().repeatsOn(day) + 1)
                        .bind("day", day)
                        .execute());
    }

    @Override
    public boolean end(AccountId account, GrantId id) {
        return 1
                == database.change(handle -> handle.createQuery(END)
                        .bind("account", account.value())
                        .bind("grant", id.value())
                        .mapTo(Integer.class)
                        .one());
    }

    @Override
    public boolean giveBack(AccountId account, GrantId id) {
        return 1
                == database.change(handle -> handle.createUpdate(GIVE_BACK)
                        .bind("account", account.value())
                        .bind("grant", id.value())
                        .execute());
    }

    @Override
    public void leave(AccountId account, TokenDigest browser) {
        database.write(in(browser, account, END_PASSING));
        database.write(in(browser, account, LEAVE));
    }

    @Override
    public void endIn(AccountId account, TokenDigest browser) {
        database.write(in(browser, account, END_IN));
    }

    private static Write in(TokenDigest browser, AccountId account, String sql) {
        return Write.of(sql).bind("account", account.value()).bind("browser", browser.bytes());
    }

    @Override
    public void end(AccountId account, ClientId client) {
        database.write(Write.of(END_OF).bind("account", account.value()).bind("client", client.value()));
    }

    @Override
    public void endAll(AccountId account) {
        database.write(Write.of(END_ALL).bind("account", account.value()));
    }

    @Override
    public int sweep(Instant begunBefore, Instant refreshedBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("begunBefore", Columns.written(begunBefore))
                .bind("refreshedBefore", Columns.written(refreshedBefore))
                .bind("day", Refreshes.day(refreshedBefore))
                .execute());
    }

    /** To be opened once the connection is done with that answer. */
    private Supplier<Optional<Held>> held(GrantId id, ResultSet row) throws SQLException {
        Account holder = JdbiAccounts.account(row);
        ClientId client = AppColumns.client(row);
        Scopes scopes = AppColumns.scopes(row);
        Authentication authentication = AppColumns.authentication(row);
        Optional<TokenDigest> browser = Columns.digest(row, "browser_digest");
        Instant begunAt = Columns.instant(row, "begun_at");
        KeyRing.Sealed sealed = new KeyRing.Sealed(row.getShort("key_id"), row.getBytes("sealed_key"));
        Refreshes refreshes = new Refreshes(
                row.getLong("refreshes"),
                Columns.instant(row, "refreshed_at"),
                row.getInt("repeats"),
                row.getLong("repeated_on"));
        String what = "The key of what account " + holder.id() + " granted to app " + client;
        return () -> keys.open(sealed, place(holder.id(), id), what, MEANWHILE)
                .map(GrantKey::of)
                .map(key ->
                        new Grant(holder.id(), id, client, scopes, authentication, browser, begunAt, key, refreshes))
                .map(grant -> new Held(grant, holder));
    }

    private static SealedColumn.Place place(AccountId account, GrantId grant) {
        return SealedColumn.GRANT_KEY.at(account.value(), grant.value());
    }
}
