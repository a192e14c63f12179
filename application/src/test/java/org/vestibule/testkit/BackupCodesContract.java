package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.backupcode.BackupCodes.CodeSet;
import org.vestibule.application.backupcode.BackupCodes.Redemption;
import org.vestibule.domain.account.AccountId;

/** What every adapter of {@link BackupCodes} keeps. */
public interface BackupCodesContract extends StoreContract {

    @Test
    default void an_account_has_none_at_first() {
        AccountId account = anAccount().id();
        assertEquals(Optional.empty(), backupCodes().find(account));
        assertEquals(Redemption.UNKNOWN, redeemed(account, aDigest()));
    }

    @Test
    default void a_set_is_kept_with_its_recipe() {
        AccountId account = anAccount().id();
        String recipe = aRecipe();
        commit(() -> backupCodes().replace(account, recipe, digests(10), NOW));
        assertEquals(
                Optional.of(new CodeSet(recipe, 10, NOW, false, false, false)),
                backupCodes().find(account));
    }

    @Test
    default void a_set_needs_its_account() {
        AccountId unknown = anUnknownAccount(true).id();
        assertThrows(RuntimeException.class, () -> aSet(unknown));
    }

    /** S-040. */
    @Test
    default void each_code_is_spent_once_in_any_order() {
        AccountId account = anAccount().id();
        List<byte[]> codes = aSet(account);
        for (int i : new int[] {7, 0, 9, 3, 1, 8, 2, 6, 5, 4}) {
            assertEquals(Redemption.REDEEMED, redeemed(account, codes.get(i)));
            assertEquals(Redemption.ALREADY_USED, redeemed(account, codes.get(i)));
        }
        assertEquals(0, left(account));
    }

    @Test
    default void spent_codes_are_not_left() {
        AccountId account = anAccount().id();
        List<byte[]> codes = aSet(account);
        assertEquals(Redemption.REDEEMED, redeemed(account, codes.get(0)));
        assertEquals(Redemption.REDEEMED, redeemed(account, codes.get(1)));
        assertEquals(8, left(account));
    }

    @Test
    default void an_unknown_code_spends_nothing() {
        AccountId account = anAccount().id();
        aSet(account);
        assertEquals(Redemption.UNKNOWN, redeemed(account, aDigest()));
        assertEquals(10, left(account));
    }

    /** S-043. */
    @Test
    default void a_code_of_somebody_else_is_unknown_and_stays_unspent() {
        AccountId account = anAccount().id();
        AccountId other = anAccount().id();
        List<byte[]> codes = aSet(account);
        aSet(other);
        assertEquals(Redemption.UNKNOWN, redeemed(other, codes.get(0)));
        assertEquals(10, left(other));
        assertEquals(Redemption.REDEEMED, redeemed(account, codes.get(0)));
    }

    /** S-045. */
    @Test
    default void a_new_set_is_the_end_of_the_old_one() {
        AccountId account = anAccount().id();
        List<byte[]> old = aSet(account);
        assertEquals(Redemption.REDEEMED, redeemed(account, old.get(0)));
        List<byte[]> codes = aSet(account);
        assertEquals(10, left(account));
        assertEquals(Redemption.UNKNOWN, redeemed(account, old.get(0)));
        assertEquals(Redemption.UNKNOWN, redeemed(account, old.get(1)));
        assertEquals(Redemption.REDEEMED, redeemed(account, codes.get(0)));
    }

    /** S-040, L-16: 200 at the same moment, 100 times. */
    @Test
    default void racing_for_one_code_exactly_one_wins() {
        AccountId account = anAccount().id();
        try (Race race = new Race(200)) {
            for (int set = 0; set < 10; set++) {
                for (byte[] code : aSet(account)) {
                    List<Redemption> outcomes = race.run(() -> redeemed(account, code));
                    assertEquals(1, count(outcomes, Redemption.REDEEMED));
                    assertEquals(199, count(outcomes, Redemption.ALREADY_USED));
                }
            }
        }
    }

    @Test
    default void a_set_is_taken_away_alone() {
        AccountId account = anAccount().id();
        AccountId other = anAccount().id();
        List<byte[]> codes = aSet(account);
        aSet(other);
        commit(() -> backupCodes().remove(account));
        assertEquals(Optional.empty(), backupCodes().find(account));
        assertEquals(Redemption.UNKNOWN, redeemed(account, codes.get(0)));
        assertEquals(10, left(other));
    }

    @Test
    default void a_set_counts_as_seen_from_when_it_is_noted_and_a_new_one_does_not() {
        AccountId account = anAccount().id();
        assertFalse(committed(() -> backupCodes().noteSeen(account, NOW, NOW)));
        List<byte[]> codes = aSet(account);
        assertFalse(committed(() -> backupCodes().noteSeen(account, NOW.minusMillis(1), NOW)), "made later");
        assertTrue(committed(() -> backupCodes().noteSeen(account, NOW, NOW)));
        assertFalse(committed(() -> backupCodes().noteSeen(account, NOW, NOW)), "once");
        assertTrue(backupCodes().find(account).orElseThrow().seen());
        assertFalse(backupCodes().find(account).orElseThrow().saved());
        committed(() -> backupCodes().redeem(account, codes.get(0), NOW));
        assertTrue(backupCodes().find(account).orElseThrow().seen());
        List<byte[]> others = aSet(account);
        assertFalse(backupCodes().find(account).orElseThrow().seen());
        committed(() -> backupCodes().noteSaved(account, others.get(0), NOW));
        assertTrue(backupCodes().find(account).orElseThrow().seen(), "whoever shows one has seen them");
    }

    @Test
    default void a_code_that_is_shown_proves_the_set_saved_and_is_not_spent() {
        AccountId account = anAccount().id();
        List<byte[]> codes = aSet(account);
        assertFalse(committed(() -> backupCodes().noteSaved(account, aDigest(), NOW)));
        assertFalse(backupCodes().find(account).orElseThrow().saved());
        assertTrue(committed(() -> backupCodes().noteSaved(account, codes.get(3), NOW)));
        assertTrue(backupCodes().find(account).orElseThrow().saved());
        assertEquals(Redemption.REDEEMED, redeemed(account, codes.get(3)));
        assertTrue(committed(() -> backupCodes().noteSaved(account, codes.get(3), NOW)), "a spent one proves it too");
        aSet(account);
        assertFalse(backupCodes().find(account).orElseThrow().saved());
    }

    @Test
    default void a_set_is_put_out_of_use_until_there_is_another() {
        AccountId account = anAccount().id();
        aSet(account);
        assertTrue(committed(() -> backupCodes().disable(account, NOW)));
        assertFalse(committed(() -> backupCodes().disable(account, NOW)));
        assertTrue(backupCodes().find(account).orElseThrow().disabled());
        aSet(account);
        assertFalse(backupCodes().find(account).orElseThrow().disabled());
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        AccountId account = anAccount().id();
        List<byte[]> codes = aSet(account);
        rollBack(() -> assertEquals(Redemption.REDEEMED, backupCodes().redeem(account, codes.get(0), NOW)));
        rollBack(() -> backupCodes().replace(account, aRecipe(), digests(10), NOW));
        assertEquals(10, left(account));
        assertEquals(Redemption.REDEEMED, redeemed(account, codes.get(0)));
    }

    @Test
    default void changes_need_a_transaction() {
        AccountId account = anAccount().id();
        assertNeedsTransaction(() -> backupCodes().replace(account, aRecipe(), digests(10), NOW));
        assertNeedsTransaction(() -> backupCodes().redeem(account, aDigest(), NOW));
        assertNeedsTransaction(() -> backupCodes().remove(account));
        assertNeedsTransaction(() -> backupCodes().noteSaved(account, aDigest(), NOW));
        assertNeedsTransaction(() -> backupCodes().disable(account, NOW));
    }

    private BackupCodes backupCodes() {
        return store().backupCodes();
    }

    private int left(AccountId account) {
        return backupCodes().find(account).orElseThrow().left();
    }

    private List<byte[]> aSet(AccountId account) {
        List<byte[]> digests = digests(10);
        commit(() -> backupCodes().replace(account, aRecipe(), digests, NOW));
        return digests;
    }

    private Redemption redeemed(AccountId account, byte[] digest) {
        return committed(() -> backupCodes().redeem(account, digest, NOW));
    }

    private static long count(List<Redemption> outcomes, Redemption outcome) {
        return outcomes.stream().filter(outcome::equals).count();
    }

    private static String aRecipe() {
        return new CheapHasher(RANDOM).recipe();
    }

    private static List<byte[]> digests(int count) {
        return Stream.generate(BackupCodesContract::aDigest).limit(count).toList();
    }

    private static byte[] aDigest() {
        byte[] digest = new byte[32];
        RANDOM.nextBytes(digest);
        return digest;
    }
}
