package org.vestibule.adapters.persistence.signup;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.adapters.persistence.account.JdbiAccounts;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Sweep;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.signup.SignUps;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Sign-ups in PostgreSQL. */
public final class JdbiSignUps implements SignUps {

    private static final String OPEN = """
            INSERT INTO sign_up (sign_up_id, token_digest, email, expires_at)
            VALUES (:id, :token, :email, :expires)
            """;
    private static final String FIND = """
            SELECT email FROM sign_up
            WHERE sign_up_id = :id AND token_digest = :token AND used_at IS NULL AND expires_at > :now
                AND epoch = (SELECT epoch FROM fence)
            """;
    private static final String END = """
            SELECT CASE WHEN used_at IS NOT NULL THEN 'USED' ELSE 'EXPIRED' END FROM sign_up
            WHERE sign_up_id = :id AND token_digest = :token
                AND (used_at IS NOT NULL OR expires_at <= :now OR epoch <> (SELECT epoch FROM fence))
            """;
    private static final String REDEEM = """
            UPDATE sign_up SET used_at = :now
            WHERE sign_up_id = :id AND token_digest = :token AND used_at IS NULL AND expires_at > :now
                AND epoch = (SELECT epoch FROM fence)
            RETURNING expires_at
            """;
    private static final String SWEEP = Sweep.of("sign_up", "r.expires_at < :before", "sign_up_id");

    private final Database database;

    public JdbiSignUps(Database database) {
        this.database = database;
    }

    @Override
    public void open(UUID id, TokenDigest token, EmailAddress email, Instant expiresAt) {
        database.write(Write.of(OPEN)
                .bind("id", id)
                .bind("token", token.bytes())
                .bind("email", email.written())
                .bind("expires", expiresAt));
    }

    @Override
    public Optional<EmailAddress> find(BearerToken token, Instant now) {
        return database.ask(handle -> handle.createQuery(FIND)
                .bind("id", token.owner())
                .bind("token", token.digest().bytes())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> JdbiAccounts.email(row))
                .findOne());
    }

    @Override
    public Optional<End> end(BearerToken token, Instant now) {
        return database.ask(handle -> handle.createQuery(END)
                .bind("id", token.owner())
                .bind("token", token.digest().bytes())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .mapTo(End.class)
                .findOne());
    }

    @Override
    public boolean redeem(BearerToken token, Clock clock) {
        return database.change(handle -> handle.createQuery(REDEEM)
                .bind("id", token.owner())
                .bind("token", token.digest().bytes())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .map((row, context) -> Columns.instant(row, "expires_at"))
                .findOne()
                .filter(end -> clock.instant().isBefore(end)) // it may have ended while this waited for another use
                .isPresent());
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("before", expiredBefore.atOffset(ZoneOffset.UTC))
                .execute());
    }
}
