package org.vestibule.adapters.persistence.browser;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vestibule.adapters.persistence.account.JdbiAccounts;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Sweep;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Known browsers in PostgreSQL. */
public final class JdbiKnownBrowsers implements KnownBrowsers {

    private static final String BORNE = """
            SELECT b.account_id, b.token_digest, a.email
            FROM known_browser b JOIN account a ON a.account_id = b.account_id
            WHERE b.account_id = ANY(:owners) AND b.expires_at > :now
            """;
    private static final String REMEMBER = """
            INSERT INTO known_browser (account_id, token_digest, expires_at) VALUES (:account, :token, :expires)
            ON CONFLICT (account_id, token_digest) DO UPDATE SET
                expires_at = greatest(known_browser.expires_at, excluded.expires_at)
            """;
    private static final String MAKE_ROOM = """
            DELETE FROM known_browser
            WHERE account_id = :account AND token_digest IN (
                SELECT token_digest FROM known_browser WHERE account_id = :account
                ORDER BY expires_at DESC, token_digest = :token DESC OFFSET :most)
            """;
    private static final String OF = "SELECT token_digest FROM known_browser WHERE account_id = :account";
    private static final String FORGET_ALL = "DELETE FROM known_browser WHERE account_id = :account";
    private static final String FORGET = FORGET_ALL + " AND token_digest = :token";
    private static final String FORGET_OTHERS = FORGET_ALL + " AND token_digest <> :kept";
    private static final String SWEEP =
            Sweep.of("known_browser", "r.expires_at < :before", "account_id", "token_digest");

    private final Database database;

    public JdbiKnownBrowsers(Database database) {
        this.database = database;
    }

    @Override
    public Optional<TokenDigest> recognize(EmailAddress email, List<BearerToken> borne, Instant now) {
        if (borne.isEmpty()) {
            return Optional.empty();
        }
        Set<Known> known = database.ask(handle -> handle.createQuery(BORNE)
                .bindArray(
                        "owners",
                        UUID.class,
                        borne.stream().map(BearerToken::owner).toList())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> Known.read(row))
                .set());
        return borne.stream()
                .filter(token -> known.contains(new Known(token.owner(), token.digest(), email.canonical())))
                .map(BearerToken::digest)
                .findFirst();
    }

    @Override
    public void remember(AccountId account, TokenDigest browser, Instant now) {
        database.write(Write.of(REMEMBER)
                .bind("account", account.value())
                .bind("token", browser.bytes())
                .bind("expires", now.plus(LIFETIME)));
        database.write(Write.of(MAKE_ROOM)
                .bind("account", account.value())
                .bind("token", browser.bytes())
                .bind("most", MOST));
    }

    @Override
    public List<TokenDigest> of(AccountId account) {
        return database.ask(handle -> handle.createQuery(OF)
                .bind("account", account.value())
                .map((row, context) -> TokenDigest.of(row.getBytes("token_digest")))
                .list());
    }

    @Override
    public void forget(AccountId account, TokenDigest browser) {
        database.write(Write.of(FORGET).bind("account", account.value()).bind("token", browser.bytes()));
    }

    @Override
    public void forgetOthers(AccountId account, Optional<TokenDigest> kept) {
        Write forget = Write.of(kept.isPresent() ? FORGET_OTHERS : FORGET_ALL).bind("account", account.value());
        database.write(kept.map(browser -> forget.bind("kept", browser.bytes())).orElse(forget));
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("before", expiredBefore.atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** At most ten of an account, so that one question answers for all that a browser bears. */
    private record Known(UUID account, TokenDigest browser, String canonicalEmail) {

        static Known read(ResultSet row) throws SQLException {
            return new Known(
                    Columns.uuid(row, "account_id"),
                    TokenDigest.of(row.getBytes("token_digest")),
                    JdbiAccounts.email(row).canonical());
        }
    }
}
