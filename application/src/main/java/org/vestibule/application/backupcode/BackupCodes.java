package org.vestibule.application.backupcode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.token.TokenDigest;

/** The backup codes of all accounts, one set each at most, kept as digests that the set's recipe makes. */
public interface BackupCodes {

    /** What came of redeeming a code. */
    enum Redemption {
        REDEEMED,
        ALREADY_USED,
        /** It is one of them, and was not used as far as is known; but a backup was restored since it was made. */
        HELD,
        UNKNOWN
    }

    /**
     * How a set stands.
     *
     * @param recipe how its codes are hashed
     * @param left how many are unspent
     * @param seen whether the holder has left the page that showed them by a form of its own
     * @param saved whether the holder has shown that they are saved
     * @param disabled whether 100 wrong ones in a row have put it out of use; only a new set mends it
     */
    record CodeSet(String recipe, int left, Instant madeAt, boolean seen, boolean saved, boolean disabled) {}

    /** Puts a new set in the place of the old one, which dies at once. */
    void replace(AccountId account, String recipe, List<byte[]> digests, Instant now);

    /** Takes the set away. */
    void remove(AccountId account);

    /** The account's set. */
    Optional<CodeSet> find(AccountId account);

    /** Spends the code with this digest. However many try, on however many nodes, one gets {@code REDEEMED} (S-040). */
    Redemption redeem(AccountId account, byte[] digest, Instant now);

    /**
     * Notes that the holder has seen the set; true for the first time only.
     *
     * @param madeUntil not one that was made later, which was shown elsewhere
     */
    boolean noteSeen(AccountId account, Instant madeUntil, Instant now);

    /** Notes that the holder has shown a code of the set, spent or not, and so has seen it; false if there is none with this digest. */
    boolean noteSaved(AccountId account, byte[] digest, Instant now);

    /** Which mailed link is for the code with this digest; empty if none was mailed. */
    Optional<TokenDigest> linkFor(AccountId account, byte[] digest);

    /** Notes that a mailed link is for the code with this digest, in the place of any other. */
    void ask(AccountId account, byte[] digest, TokenDigest link);

    /** Notes that the holder has followed a mailed link: the one code that it is for is held no more. */
    void vouch(AccountId account, TokenDigest link, Instant now);

    /** Puts the set out of use; true for the first time only. */
    boolean disable(AccountId account, Instant now);
}
