package org.vestibule.adapters.persistence.signin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.vestibule.adapters.persistence.account.JdbiAccounts;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.signin.SignIns;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;

/** Pending sign-ins in PostgreSQL. */
public final class JdbiSignIns implements SignIns {

    private static final String BEGIN = """
            INSERT INTO sign_in (account_id, token_digest, expires_at, wrong_codes)
            VALUES (:account, :token, :expires, 0)
            """;
    private static final String FIND = """
            SELECT a.account_id, a.email, s.expires_at
            FROM sign_in s JOIN account a ON a.account_id = s.account_id
            WHERE s.account_id = :account AND s.token_digest = :token
                AND s.expires_at > :now AND s.wrong_codes < :most AND a.disabled_at IS NULL
            """;
    private static final String LOCK = FIND + "FOR UPDATE OF s FOR SHARE OF a";
    private static final String COUNT_WRONG = """
            UPDATE sign_in SET wrong_codes = wrong_codes + 1
            WHERE account_id = :account AND token_digest = :token
            RETURNING wrong_codes
            """;
    private static final String END = "DELETE FROM sign_in WHERE account_id = :account AND token_digest = :token";
    private static final String SWEEP = "DELETE FROM sign_in WHERE expires_at < :before";

    private final Database database;

    public JdbiSignIns(Database database) {
        this.database = database;
    }

    @Override
    public void begin(AwaitingSecondStep signIn) {
        database.write(on(signIn, BEGIN).bind("expires", signIn.expiresAt()));
    }

    @Override
    public Optional<AwaitingSecondStep> find(BearerToken token, Instant now) {
        return database.ask(handle -> handle.createQuery(FIND)
                .bind("account", token.owner())
                .bind("token", token.digest().bytes())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("most", AwaitingSecondStep.MOST_WRONG_CODES)
                .map((row, context) -> new AwaitingSecondStep(
                        new AccountId(Columns.uuid(row, "account_id")),
                        token.digest(),
                        JdbiAccounts.email(row),
                        Columns.instant(row, "expires_at")))
                .findOne());
    }

    @Override
    public boolean lock(AwaitingSecondStep signIn, Instant now) {
        return database.change(handle -> handle.createQuery(LOCK)
                .bind("account", signIn.account().value())
                .bind("token", signIn.token().bytes())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("most", AwaitingSecondStep.MOST_WRONG_CODES)
                .mapToMap()
                .findOne()
                .isPresent());
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
    public void end(AwaitingSecondStep signIn) {
        database.write(on(signIn, END));
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("before", expiredBefore.atOffset(ZoneOffset.UTC))
                .execute());
    }

    private static Write on(AwaitingSecondStep signIn, String sql) {
        return Write.of(sql)
                .bind("account", signIn.account().value())
                .bind("token", signIn.token().bytes());
    }
}
