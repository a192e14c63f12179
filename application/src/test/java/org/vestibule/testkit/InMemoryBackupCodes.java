package org.vestibule.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.domain.account.AccountId;

/** Backup codes in memory. */
public final class InMemoryBackupCodes implements BackupCodes {

    private final InMemoryDatabase database;

    public InMemoryBackupCodes(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void replace(AccountId account, String recipe, List<byte[]> digests, Instant now) {
        Map<String, Boolean> unspent = new HashMap<>();
        digests.forEach(digest -> unspent.put(HexFormat.of().formatHex(digest), false));
        database.write(tables -> {
            tables.requireAccount(account);
            tables.codeSets.put(account, new Tables.CodeSetRow(recipe, Map.copyOf(unspent)));
        });
    }

    @Override
    public Optional<String> recipe(AccountId account) {
        return database.ask(
                tables -> Optional.ofNullable(tables.codeSets.get(account)).map(Tables.CodeSetRow::recipe));
    }

    @Override
    public Redemption redeem(AccountId account, byte[] digest, Instant now) {
        String code = HexFormat.of().formatHex(digest);
        return database.change(tables -> {
            Tables.CodeSetRow set = tables.codeSets.get(account);
            if (set == null || !set.spent().containsKey(code)) {
                return Redemption.UNKNOWN;
            }
            Map<String, Boolean> codes = new HashMap<>(set.spent());
            boolean spentBefore = Boolean.TRUE.equals(codes.put(code, true));
            tables.codeSets.put(account, new Tables.CodeSetRow(set.recipe(), Map.copyOf(codes)));
            return spentBefore ? Redemption.ALREADY_USED : Redemption.REDEEMED;
        });
    }

    @Override
    public int left(AccountId account) {
        return database.ask(tables -> Optional.ofNullable(tables.codeSets.get(account))
                .map(set -> (int)
                        set.spent().values().stream().filter(spent -> !spent).count())
                .orElse(0));
    }
}
