package org.vestibule.adapters.persistence.backupcode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.token.TokenDigest;

/** Backup codes in PostgreSQL. One conditional UPDATE spends a code; one row changed is the verdict. */
public final class JdbiBackupCodes implements BackupCodes {

    private static final String REMOVE_SET = "DELETE FROM code_set WHERE account_id = :account";
    private static final String ADD_SET =
            "INSERT INTO code_set (account_id, recipe, created_at) VALUES (:account, :recipe, :now)";
    private static final String ADD_CODE = "INSERT INTO backup_code (account_id, digest) VALUES (:account, :digest)";
    private static final String FIND = """
            SELECT recipe, created_at, seen_at, saved_at, disabled_at,
                (SELECT count(*) FROM backup_code c WHERE c.account_id = :account AND used_at IS NULL) AS unspent
            FROM code_set s WHERE account_id = :account
            """;
    private static final String REDEEM = """
            UPDATE backup_code c SET used_at = :now
            WHERE account_id = :account AND digest = :digest AND used_at IS NULL
                AND EXISTS (SELECT FROM code_set s WHERE s.account_id = :account
                    AND greatest(s.created_at, c.vouched_at) > (SELECT held_until FROM fence))
            """;
    private static final String WHY_NOT = """
            SELECT CASE WHEN used_at IS NULL THEN 'HELD' ELSE 'ALREADY_USED' END FROM backup_code
            WHERE account_id = :account AND digest = :digest
            """;
    private static final String LINK_FOR =
            "SELECT link_digest FROM backup_code WHERE account_id = :account AND digest = :digest";
    private static final String ASK =
            "UPDATE backup_code SET link_digest = :link WHERE account_id = :account AND digest = :digest";
    private static final String VOUCH =
            "UPDATE backup_code SET vouched_at = :now WHERE account_id = :account AND link_digest = :link";
    private static final String NOTE_SEEN = """
            UPDATE code_set SET seen_at = :now
            WHERE account_id = :account AND created_at <= :until AND seen_at IS NULL
            """;
    private static final String NOTE_SAVED = """
            UPDATE code_set SET saved_at = :now, seen_at = coalesce(seen_at, :now)
            WHERE account_id = :account
                AND EXISTS (SELECT FROM backup_code WHERE account_id = :account AND digest = :digest)
            """;
    private static final String DISABLE =
            "UPDATE code_set SET disabled_at = :now WHERE account_id = :account AND disabled_at IS NULL";

    private final Database database;

    public JdbiBackupCodes(Database database) {
        this.database = database;
    }

    @Override
    public void replace(AccountId account, String recipe, List<byte[]> digests, Instant now) {
        database.write(Write.of(REMOVE_SET).bind("account", account.value()));
        database.write(Write.of(ADD_SET)
                .bind("account", account.value())
                .bind("recipe", recipe)
                .bind("now", now));
        digests.forEach(digest -> database.write(
                Write.of(ADD_CODE).bind("account", account.value()).bind("digest", digest)));
    }

    @Override
    public void remove(AccountId account) {
        database.write(Write.of(REMOVE_SET).bind("account", account.value()));
    }

    @Override
    public Optional<CodeSet> find(AccountId account) {
        return database.ask(handle -> handle.createQuery(FIND)
                .bind("account", account.value())
                .map((row, context) -> new CodeSet(
                        row.getString("recipe"),
                        row.getInt("unspent"),
                        Columns.instant(row, "created_at"),
                        row.getObject("seen_at") != null,
                        row.getObject("saved_at") != null,
                        row.getObject("disabled_at") != null))
                .findOne());
    }

    @Override
    public Redemption redeem(AccountId account, byte[] digest, Instant now) {
        return database.change(handle -> {
            int redeemed = handle.createUpdate(REDEEM)
                    .bind("account", account.value())
                    .bind("digest", digest)
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .execute();
            if (redeemed == 1) {
                return Redemption.REDEEMED;
            }
            return handle.createQuery(WHY_NOT)
                    .bind("account", account.value())
                    .bind("digest", digest)
                    .mapTo(Redemption.class)
                    .findOne()
                    .orElse(Redemption.UNKNOWN);
        });
    }

    @Override
    public boolean noteSeen(AccountId account, Instant madeUntil, Instant now) {
        return 1
                == database.change(handle -> handle.createUpdate(NOTE_SEEN)
                        .bind("account", account.value())
                        .bind("until", madeUntil.atOffset(ZoneOffset.UTC))
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .execute());
    }

    @Override
    public boolean noteSaved(AccountId account, byte[] digest, Instant now) {
        return 1
                == database.change(handle -> handle.createUpdate(NOTE_SAVED)
                        .bind("account", account.value())
                        .bind("digest", digest)
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .execute());
    }

    @Override
    public Optional<TokenDigest> linkFor(AccountId account, byte[] digest) {
        return database.ask(handle -> handle.createQuery(LINK_FOR)
                .bind("account", account.value())
                .bind("digest", digest)
                .map((row, context) ->
                        Optional.ofNullable(row.getBytes("link_digest")).map(TokenDigest::of))
                .findOne()
                .flatMap(link -> link));
    }

    @Override
    public void ask(AccountId account, byte[] digest, TokenDigest link) {
        database.write(Write.of(ASK)
                .bind("account", account.value())
                .bind("digest", digest)
                .bind("link", link.bytes()));
    }

    @Override
    public void vouch(AccountId account, TokenDigest link, Instant now) {
        database.write(Write.of(VOUCH)
                .bind("account", account.value())
                .bind("link", link.bytes())
                .bind("now", now));
    }

    @Override
    public boolean disable(AccountId account, Instant now) {
        return 1
                == database.change(handle -> handle.createUpdate(DISABLE)
                        .bind("account", account.value())
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .execute());
    }
}
