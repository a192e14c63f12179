package org.vestibule.adapters.persistence.totp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.seal.SealedColumn;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.totp.Authenticator;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;

/** Authenticators in PostgreSQL, their keys sealed. One conditional UPDATE spends a step. */
public final class JdbiAuthenticators implements Authenticators {

    private static final String FIND = """
            SELECT key_id, sealed_key, bound_at, last_used_at, last_accepted_step, disabled_at FROM authenticator
            WHERE account_id = :account
            """;
    private static final String BIND = """
            INSERT INTO authenticator
                (account_id, key_id, sealed_key, bound_at, last_used_at, last_accepted_step, noted_replay_step)
            VALUES (:account, :keyId, :sealedKey, :now, :now, :step, 0)
            ON CONFLICT DO NOTHING
            """;
    private static final String REBIND = """
            UPDATE authenticator SET
                key_id = :keyId, sealed_key = :sealedKey, bound_at = :now, last_used_at = :now,
                last_accepted_step = :step, noted_replay_step = 0, disabled_at = NULL
            WHERE account_id = :account
            """;
    private static final String REMOVE = "DELETE FROM authenticator WHERE account_id = :account";
    private static final String ADVANCE = """
            UPDATE authenticator SET last_accepted_step = :step, last_used_at = :now
            WHERE account_id = :account AND bound_at = :boundAt AND last_accepted_step < :step AND disabled_at IS NULL
                AND :step >= (SELECT lowest_step FROM fence)
            """;
    private static final String NOTE_REPLAY = """
            UPDATE authenticator SET noted_replay_step = :step
            WHERE account_id = :account AND noted_replay_step < :step AND last_accepted_step >= :step
            """;
    private static final String DISABLE = """
            UPDATE authenticator SET disabled_at = :now WHERE account_id = :account AND disabled_at IS NULL
            """;

    private static final String MEANWHILE =
            "Its codes are refused (key-unreadable); a backup code signs in, and Change device mends it.";

    private final Database database;
    private final KeyRing keys;

    public JdbiAuthenticators(Database database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
    }

    @Override
    public Optional<Authenticator> find(AccountId account) {
        return keys.reading(() -> database.ask(handle -> handle.createQuery(FIND)
                        .bind("account", account.value())
                        .map((row, context) -> authenticator(account, row))
                        .findOne())
                .map(Supplier::get));
    }

    @Override
    public boolean bind(AccountId account, TotpKey key, TimeStep spent, Instant now) {
        return bind(BIND, account, key, spent, now);
    }

    @Override
    public boolean rebind(AccountId account, TotpKey key, TimeStep spent, Instant now) {
        return bind(REBIND, account, key, spent, now);
    }

    @Override
    public boolean remove(AccountId account) {
        return 1
                == database.change(handle -> handle.createUpdate(REMOVE)
                        .bind("account", account.value())
                        .execute());
    }

    private boolean bind(String sql, AccountId account, TotpKey key, TimeStep spent, Instant now) {
        KeyRing.Sealed sealed = keys.seal(key.bytes(), place(account));
        return 1
                == database.change(handle -> handle.createUpdate(sql)
                        .bind("account", account.value())
                        .bind("keyId", sealed.keyId())
                        .bind("sealedKey", sealed.value())
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .bind("step", spent.number())
                        .execute());
    }

    @Override
    public boolean advance(AccountId account, Instant boundAt, TimeStep step, Instant now) {
        return 1
                == database.change(handle -> handle.createUpdate(ADVANCE)
                        .bind("account", account.value())
                        .bind("boundAt", boundAt.atOffset(ZoneOffset.UTC))
                        .bind("step", step.number())
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .execute());
    }

    @Override
    public boolean noteReplay(AccountId account, TimeStep step) {
        return 1
                == database.change(handle -> handle.createUpdate(NOTE_REPLAY)
                        .bind("account", account.value())
                        .bind("step", step.number())
                        .execute());
    }

    @Override
    public boolean disable(AccountId account, Instant now) {
        return 1
                == database.change(handle -> handle.createUpdate(DISABLE)
                        .bind("account", account.value())
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .execute());
    }

    /** To be opened once the connection is given back. */
    private Supplier<Authenticator> authenticator(AccountId account, ResultSet row) throws SQLException {
        KeyRing.Sealed sealed = new KeyRing.Sealed(row.getShort("key_id"), row.getBytes("sealed_key"));
        Instant boundAt = Columns.instant(row, "bound_at");
        Instant lastUsedAt = Columns.instant(row, "last_used_at");
        TimeStep lastAccepted = new TimeStep(row.getLong("last_accepted_step"));
        boolean disabled = row.getObject("disabled_at") != null;
        return () -> new Authenticator(
                keys.open(sealed, place(account), "The authenticator key of account " + account, MEANWHILE)
                        .map(TotpKey::of),
                boundAt,
                lastUsedAt,
                lastAccepted,
                disabled);
    }

    private static SealedColumn.Place place(AccountId account) {
        return SealedColumn.AUTHENTICATOR_KEY.at(account.value());
    }
}
