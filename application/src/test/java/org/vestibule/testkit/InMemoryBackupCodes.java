package org.vestibule.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.token.TokenDigest;

/** Backup codes in memory. */
public final class InMemoryBackupCodes implements BackupCodes {

    private final InMemoryDatabase database;

    public InMemoryBackupCodes(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void replace(AccountId account, String recipe, List<byte[]> digests, Instant now) {
        Map<String, Boolean> unspent = new HashMap<>();
        digests.forEach(digest -> unspent.put(hex(digest), false));
        database.write(tables -> {
            tables.requireAccount(account);
            forget(tables, account);
            tables.codeSets.put(account, new Tables.CodeSetRow(recipe, Map.copyOf(unspent), now, false, false, false));
        });
    }

    @Override
    public void remove(AccountId account) {
        database.write(tables -> {
            tables.codeSets.remove(account);
            forget(tables, account);
        });
    }

    @Override
    public Optional<CodeSet> find(AccountId account) {
        return database.ask(
                tables -> Optional.ofNullable(tables.codeSets.get(account)).map(InMemoryBackupCodes::view));
    }

    @Override
    public Redemption redeem(AccountId account, byte[] digest, Instant now) {
        String code = hex(digest);
        return database.change(tables -> {
            Tables.CodeSetRow set = tables.codeSets.get(account);
            if (set == null || !set.spent().containsKey(code)) {
                return Redemption.UNKNOWN;
            }
            Instant vouched = tables.vouchedCodes.getOrDefault(new Tables.CodeKey(account, code), Instant.MIN);
            if (set.held(tables.heldUntil)
                    && !vouched.isAfter(tables.heldUntil)
                    && Boolean.FALSE.equals(set.spent().get(code))) {
                return Redemption.HELD;
            }
            Map<String, Boolean> codes = new HashMap<>(set.spent());
            boolean spentBefore = Boolean.TRUE.equals(codes.put(code, true));
            tables.codeSets.put(account, set.by(codes));
            return spentBefore ? Redemption.ALREADY_USED : Redemption.REDEEMED;
        });
    }

    @Override
    public boolean noteSeen(AccountId account, Instant madeUntil, Instant now) {
        return database.change(tables -> {
            Optional<Tables.CodeSetRow> unseen = Optional.ofNullable(tables.codeSets.get(account))
                    .filter(set -> !set.seen() && !set.madeAt().isAfter(madeUntil));
            unseen.ifPresent(set -> tables.codeSets.put(account, set.beenSeen()));
            return unseen.isPresent();
        });
    }

    @Override
    public boolean noteSaved(AccountId account, byte[] digest, Instant now) {
        return database.change(tables -> {
            Optional<Tables.CodeSetRow> shown = Optional.ofNullable(tables.codeSets.get(account))
                    .filter(set -> set.spent().containsKey(hex(digest)));
            shown.ifPresent(set -> tables.codeSets.put(account, set.beenSaved()));
            return shown.isPresent();
        });
    }

    @Override
    public Optional<TokenDigest> linkFor(AccountId account, byte[] digest) {
        return database.ask(
                tables -> Optional.ofNullable(tables.askedCodes.get(new Tables.CodeKey(account, hex(digest)))));
    }

    @Override
    public void ask(AccountId account, byte[] digest, TokenDigest link) {
        database.write(tables -> tables.askedCodes.put(new Tables.CodeKey(account, hex(digest)), link));
    }

    @Override
    public void vouch(AccountId account, TokenDigest link, Instant now) {
        database.write(tables -> tables.askedCodes.forEach((code, asked) -> {
            if (code.account().equals(account) && asked.equals(link)) {
                tables.vouchedCodes.put(code, now);
            }
        }));
    }

    private static void forget(Tables tables, AccountId account) {
        tables.askedCodes.keySet().removeIf(code -> code.account().equals(account));
        tables.vouchedCodes.keySet().removeIf(code -> code.account().equals(account));
    }

    @Override
    public boolean disable(AccountId account, Instant now) {
        return database.change(tables -> {
            Optional<Tables.CodeSetRow> enabled =
                    Optional.ofNullable(tables.codeSets.get(account)).filter(set -> !set.disabled());
            enabled.ifPresent(set -> tables.codeSets.put(account, set.off()));
            return enabled.isPresent();
        });
    }

    private static CodeSet view(Tables.CodeSetRow set) {
        int left = (int) set.spent().values().stream().filter(spent -> !spent).count();
        return new CodeSet(set.recipe(), left, set.madeAt(), set.seen(), set.saved(), set.disabled());
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
