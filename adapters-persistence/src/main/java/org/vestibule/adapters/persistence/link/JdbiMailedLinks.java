package org.vestibule.adapters.persistence.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.vestibule.adapters.persistence.account.JdbiAccounts;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Sweep;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.link.Undoing;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.notice.Told;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Mailed links in PostgreSQL. One DELETE uses a link up. */
public final class JdbiMailedLinks implements MailedLinks {

    private static final String OPEN = """
            INSERT INTO mailed_link (account_id, token_digest, purpose, expires_at)
            VALUES (:account, :token, :purpose, :expires)
            """;
    private static final String OPEN_ABOUT = """
            INSERT INTO mailed_link
                (account_id, token_digest, purpose, expires_at, happened, happened_at, client_address, client_browser,
                grant_id, team_id, signed_in_at)
            VALUES (:account, :token, :purpose, :expires, :happened, :at, :address, :browser, :grant, :team, :signedIn)
            """;
    private static final String HAPPENING = """
            SELECT happened, happened_at, client_address, client_browser FROM mailed_link
            WHERE account_id = :account AND token_digest = :token AND happened IS NOT NULL AND expires_at > :now
                AND epoch = (SELECT epoch FROM fence)
            """;
    // A node of the version before notes no sign-in: then when it was let in stands for it, which is no sign-in's time.
    private static final String UNDOING = """
            SELECT grant_id, team_id, coalesce(signed_in_at, happened_at) AS signed_in_at FROM mailed_link
            WHERE account_id = :account AND token_digest = :token AND grant_id IS NOT NULL AND expires_at > :now
                AND epoch = (SELECT epoch FROM fence)
            """;
    private static final String FIND = """
            SELECT a.account_id, a.email, a.name, a.created_at, a.disabled_at
            FROM mailed_link l JOIN account a ON a.account_id = l.account_id
            WHERE l.account_id = :account AND l.token_digest = :token AND l.purpose = :purpose
                AND l.expires_at > :now AND a.disabled_at IS NULL AND l.epoch = (SELECT epoch FROM fence)
            """;
    private static final String EXPIRED = """
            SELECT EXISTS (SELECT FROM mailed_link
                WHERE account_id = :account AND token_digest = :token
                    AND (expires_at <= :now OR epoch <> (SELECT epoch FROM fence)))
            """;
    private static final String ANY_OPEN = """
            SELECT EXISTS (SELECT FROM mailed_link
                WHERE account_id = :account AND purpose = :purpose AND expires_at > :now
                    AND epoch = (SELECT epoch FROM fence))
            """;
    private static final String IS_OPEN = """
            SELECT EXISTS (SELECT FROM mailed_link
                WHERE account_id = :account AND token_digest = :token AND expires_at > :now
                    AND epoch = (SELECT epoch FROM fence))
            """;
    private static final String REDEEM = """
            DELETE FROM mailed_link l USING account a
            WHERE a.account_id = l.account_id AND a.disabled_at IS NULL
                AND l.account_id = :account AND l.token_digest = :token AND l.purpose = :purpose
                AND l.expires_at > :now AND l.epoch = (SELECT epoch FROM fence)
            """;
    private static final String REDEEM_LICENSES = """
            DELETE FROM mailed_link
            WHERE account_id = :account AND team_id IS NOT NULL AND signed_in_at = :signedIn AND expires_at > :now
                AND epoch = (SELECT epoch FROM fence)
            RETURNING grant_id, team_id, signed_in_at
            """;
    private static final String END_ALL = "DELETE FROM mailed_link WHERE account_id = :account AND purpose = :purpose";
    private static final String SWEEP = Sweep.of("mailed_link", "r.expires_at < :before", "account_id", "token_digest");

    private final Database database;

    public JdbiMailedLinks(Database database) {
        this.database = database;
    }

    @Override
    public void open(AccountId account, LinkPurpose purpose, TokenDigest token, Instant expiresAt) {
        database.write(Write.of(OPEN)
                .bind("account", account.value())
                .bind("token", token.bytes())
                .bind("purpose", purpose.name())
                .bind("expires", expiresAt));
    }

    @Override
    public void open(
            AccountId account, LinkPurpose purpose, TokenDigest token, Instant expiresAt, Happening happening) {
        open(account, purpose, token, expiresAt, happening, Optional.empty());
    }

    @Override
    public void open(
            AccountId account,
            LinkPurpose purpose,
            TokenDigest token,
            Instant expiresAt,
            Happening happening,
            Undoing undoing) {
        open(account, purpose, token, expiresAt, happening, Optional.of(undoing));
    }

    private void open(
            AccountId account,
            LinkPurpose purpose,
            TokenDigest token,
            Instant expiresAt,
            Happening happening,
            Optional<Undoing> undoing) {
        Optional<Undoing.OfLicense> license =
                undoing.flatMap(what -> what instanceof Undoing.OfLicense of ? Optional.of(of) : Optional.empty());
        database.write(Write.of(OPEN_ABOUT)
                .bind("account", account.value())
                .bind("token", token.bytes())
                .bind("purpose", purpose.name())
                .bind("expires", expiresAt)
                .bind("happened", happening.what().name())
                .bind("at", happening.at())
                .bind("address", happening.origin().address())
                .bind("browser", happening.origin().browser())
                .bind("grant", undoing.map(JdbiMailedLinks::what))
                .bind("team", license.map(of -> of.team().value()))
                .bind("signedIn", license.map(of -> Columns.written(of.signedInAt()))));
    }

    private static UUID what(Undoing undoing) {
        return undoing instanceof Undoing.OfGrant of
                ? of.grant().value()
                : ((Undoing.OfLicense) undoing).computer().value();
    }

    @Override
    public Optional<Undoing> undoing(BearerToken token, Instant now) {
        return database.ask(handle -> handle.createQuery(UNDOING)
                .bind("account", token.owner())
                .bind("token", token.digest().bytes())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> undoing(row))
                .findOne());
    }

    @Override
    public Optional<Told> told(BearerToken token, Instant now) {
        return database.ask(handle -> handle.createQuery(HAPPENING)
                .bind("account", token.owner())
                .bind("token", token.digest().bytes())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new Told(
                        kind(row.getString("happened")),
                        Columns.instant(row, "happened_at"),
                        new Origin(row.getString("client_address"), row.getString("client_browser"))))
                .findOne());
    }

    @Override
    public Optional<Account> find(BearerToken token, LinkPurpose purpose, Instant now) {
        return database.ask(handle -> handle.createQuery(FIND)
                .bind("account", token.owner())
                .bind("token", token.digest().bytes())
                .bind("purpose", purpose.name())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> JdbiAccounts.account(row))
                .findOne());
    }

    @Override
    public boolean expired(BearerToken token, Instant now) {
        return database.ask(handle -> handle.createQuery(EXPIRED)
                .bind("account", token.owner())
                .bind("token", token.digest().bytes())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public boolean anyOpen(AccountId account, LinkPurpose purpose, Instant now) {
        return database.ask(handle -> handle.createQuery(ANY_OPEN)
                .bind("account", account.value())
                .bind("purpose", purpose.name())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public boolean isOpen(AccountId account, TokenDigest token, Instant now) {
        return database.ask(handle -> handle.createQuery(IS_OPEN)
                .bind("account", account.value())
                .bind("token", token.bytes())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public boolean redeem(BearerToken token, LinkPurpose purpose, Instant now) {
        return 1
                == database.change(handle -> handle.createUpdate(REDEEM)
                        .bind("account", token.owner())
                        .bind("token", token.digest().bytes())
                        .bind("purpose", purpose.name())
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .execute());
    }

    @Override
    public List<Undoing.OfLicense> redeemLicenses(AccountId account, Instant signedInAt, Instant now) {
        return database.change(handle -> handle.createQuery(REDEEM_LICENSES)
                .bind("account", account.value())
                .bind("signedIn", Columns.written(signedInAt))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> license(row, Columns.uuid(row, "team_id")))
                .list());
    }

    @Override
    public void endAll(AccountId account, LinkPurpose purpose) {
        database.write(Write.of(END_ALL).bind("account", account.value()).bind("purpose", purpose.name()));
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("before", expiredBefore.atOffset(ZoneOffset.UTC))
                .execute());
    }

    private static Undoing undoing(ResultSet row) throws SQLException {
        UUID team = row.getObject("team_id", UUID.class);
        return team == null ? new Undoing.OfGrant(new GrantId(Columns.uuid(row, "grant_id"))) : license(row, team);
    }

    private static Undoing.OfLicense license(ResultSet row, UUID team) throws SQLException {
        return new Undoing.OfLicense(
                new TeamId(team), new ComputerId(Columns.uuid(row, "grant_id")), Columns.instant(row, "signed_in_at"));
    }

    private static Optional<Notice.Kind> kind(String name) {
        return Stream.of(Notice.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }
}
