package org.vestibule.adapters.persistence.session;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Sweep;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Spent tokens in PostgreSQL. */
public final class JdbiSpentTokens implements SpentTokens {

    private static final String NOTE = """
            INSERT INTO spent_token (account_id, token_digest, deed, successor_digest, spent_at)
            VALUES (:account, :token, :deed, :successor, :now)
            """;
    private static final String FIND = """
            SELECT deed FROM spent_token
            WHERE account_id = :account AND token_digest = :token AND spent_at > :since
            """;
    private static final String BEFORE = """
            SELECT deed FROM spent_token
            WHERE account_id = :account AND successor_digest = :session AND spent_at > :since
            """;
    private static final String SWEEP = Sweep.of("spent_token", "r.spent_at < :before", "account_id", "token_digest");

    private final Database database;

    public JdbiSpentTokens(Database database) {
        this.database = database;
    }

    @Override
    public void note(AccountId account, TokenDigest token, Deed deed, Optional<TokenDigest> successor, Instant now) {
        database.write(spending(account, token, deed, successor, now));
    }

    static Write spending(
            AccountId account, TokenDigest token, Deed deed, Optional<TokenDigest> successor, Instant now) {
        return Write.of(NOTE)
                .bind("account", account.value())
                .bind("token", token.bytes())
                .bind("deed", deed.name())
                .bind("successor", successor.map(TokenDigest::bytes))
                .bind("now", now);
    }

    @Override
    public Optional<Deed> find(BearerToken token, Instant now) {
        return database.ask(handle -> handle.createQuery(FIND)
                .bind("account", token.owner())
                .bind("token", token.digest().bytes())
                .bind("since", now.minus(Deed.KNOWN_FOR).atOffset(ZoneOffset.UTC))
                .map((row, context) -> Deed.valueOf(row.getString("deed")))
                .findOne());
    }

    @Override
    public Optional<Deed> before(Session session, Instant now) {
        return database.ask(handle -> handle.createQuery(BEFORE)
                .bind("account", session.account().value())
                .bind("session", session.token().bytes())
                .bind("since", now.minus(Deed.KNOWN_FOR).atOffset(ZoneOffset.UTC))
                .map((row, context) -> Deed.valueOf(row.getString("deed")))
                .findOne());
    }

    @Override
    public int sweep(Instant spentBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("before", spentBefore.atOffset(ZoneOffset.UTC))
                .execute());
    }
}
