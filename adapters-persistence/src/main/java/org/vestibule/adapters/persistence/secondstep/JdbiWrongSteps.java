package org.vestibule.adapters.persistence.secondstep;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.adapters.persistence.attempt.BucketNames;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.secondstep.WrongSteps;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.token.TokenDigest;

/** Wrong second steps in PostgreSQL, beside the buckets that they were counted in. */
public final class JdbiWrongSteps implements WrongSteps {

    private static final String NOTE = """
            INSERT INTO wrong_step AS w
                (account_id, token_digest, network, bucket_key, visit_digest, tries, last_at, ended)
            VALUES (:account, :token, :network, :bucket, :visit, 1, :now, false)
            ON CONFLICT (account_id, token_digest, network) DO UPDATE SET
                tries = w.tries + 1, last_at = greatest(w.last_at, excluded.last_at)
            """;
    private static final String REMEMBER = """
            UPDATE guess_bucket SET forgotten_at = greatest(forgotten_at, :until)
            WHERE owner = :account AND bucket_key = :bucket
            """;
    private static final String NOTE_ENDED =
            "UPDATE wrong_step SET ended = true WHERE account_id = :account AND token_digest = :token";

    private static final String TAKE_BACK = """
            WITH own AS (
                DELETE FROM wrong_step
                WHERE account_id = :account AND bucket_key = :bucket
                    AND ((token_digest = :token AND :signIn)
                        OR (token_digest = :token AND network = :network AND last_at > :since)
                        OR (ended AND visit_digest = :visit AND network = :network AND last_at > :since))
                RETURNING tries)
            UPDATE guess_bucket
            SET tries = greatest(tries - (SELECT coalesce(sum(tries), 0) FROM own)::integer, 0)
            WHERE owner = :account AND bucket_key = :bucket
            """;
    private static final String NEXT =
            "SELECT account_id FROM wrong_step WHERE last_at <= :since ORDER BY last_at LIMIT 1";
    private static final String SETTLE =
            """
            WITH late AS (
                DELETE FROM wrong_step WHERE account_id = :account AND last_at <= :since
                RETURNING bucket_key, last_at),
            last AS (SELECT bucket_key, max(last_at) AS at FROM late GROUP BY bucket_key)
            UPDATE guess_bucket AS b
            SET forgotten_at = greatest(b.forgotten_at, last.at + %d)
            FROM last
            WHERE b.owner = :account AND b.bucket_key = last.bucket_key
            """.formatted(Guess.SECOND_STEP.schedule().forgottenAfter().toMillis());
    private static final String CLEAR = "DELETE FROM wrong_step WHERE account_id = :account";

    private final Database database;
    private final KeyRing keys;
    private final BucketNames buckets;

    public JdbiWrongSteps(Database database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
        this.buckets = new BucketNames(keys);
    }

    @Override
    public void note(Claimant who, Instant now) {
        database.write(of(who, NOTE)
                .bind("network", network(who))
                .bind("bucket", buckets.key(who.bucket()))
                .bind("visit", who.visit().map(TokenDigest::bytes))
                .bind("now", now.toEpochMilli()));
        database.write(Write.of(REMEMBER)
                .bind("account", who.account().value())
                .bind("bucket", buckets.key(who.bucket()))
                .bind("until", now.plus(REMEMBERED_FOR).toEpochMilli()));
    }

    @Override
    public void noteEnded(Claimant who) {
        database.write(of(who, NOTE_ENDED));
    }

    @Override
    public void takeBack(Claimant who, Instant now) {
        database.write(of(who, TAKE_BACK)
                .bind("network", network(who))
                .bind("bucket", buckets.key(who.bucket()))
                .bind("visit", who.visit().map(TokenDigest::bytes))
                .bind("signIn", who.signIn())
                .bind("since", since(now)));
    }

    @Override
    public Optional<AccountId> nextUnsettled(Instant now) {
        return database.ask(handle -> handle.createQuery(NEXT)
                .bind("since", since(now))
                .map((row, context) -> new AccountId(Columns.uuid(row, "account_id")))
                .findOne());
    }

    @Override
    public void settle(AccountId account, Instant now) {
        database.write(Write.of(SETTLE).bind("account", account.value()).bind("since", since(now)));
    }

    @Override
    public void clear(AccountId account) {
        database.write(Write.of(CLEAR).bind("account", account.value()));
    }

    private static Write of(Claimant who, String sql) {
        return Write.of(sql)
                .bind("account", who.account().value())
                .bind("token", who.token().bytes());
    }

    private static long since(Instant now) {
        return now.minus(TAKEN_BACK_WITHIN).toEpochMilli();
    }

    private byte[] network(Claimant who) {
        return keys.name("wrong_step " + who.origin().client().network());
    }
}
