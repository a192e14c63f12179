package org.vestibule.application.backupcode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;

/** The backup codes of all accounts, one set each at most, kept as digests that the set's recipe makes. */
public interface BackupCodes {

    /** What came of redeeming a code. */
    enum Redemption {
        REDEEMED,
        ALREADY_USED,
        UNKNOWN
    }

    /** Puts a new set in the place of the old one, which dies at once. */
    void replace(AccountId account, String recipe, List<byte[]> digests, Instant now);

    /** How the codes of the account's set are hashed. */
    Optional<String> recipe(AccountId account);

    /** Spends the code with this digest. However many try, on however many nodes, one gets {@code REDEEMED} (S-040). */
    Redemption redeem(AccountId account, byte[] digest, Instant now);

    /** How many codes are unspent. */
    int left(AccountId account);
}
