package org.vestibule.domain.attempt;

import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.token.TokenDigest;

/**
 * Names the bucket that a try counts in. All browsers that are not known share one for each account, so that more
 * browsers bring no more tries; a known browser has its own, so that nobody elsewhere can delay it (S-060, L-11).
 *
 * @param subject what is tried against, and from which known browser
 */
public record BucketKey(Guess guess, String subject) {

    /** For the password of whoever holds an address, or of nobody. */
    public static BucketKey password(EmailAddress email, Optional<TokenDigest> browser) {
        return of(Guess.PASSWORD, email.canonical(), browser);
    }

    /** For the codes of an account's authenticator. */
    public static BucketKey code(AccountId account, Optional<TokenDigest> browser) {
        return of(Guess.CODE, account.toString(), browser);
    }

    /** For an account's backup codes. */
    public static BucketKey backupCode(AccountId account, Optional<TokenDigest> browser) {
        return of(Guess.BACKUP_CODE, account.toString(), browser);
    }

    /** For something that is counted once for a whole account. */
    public static BucketKey of(Guess guess, AccountId account) {
        return new BucketKey(guess, account.toString());
    }

    /** For something that is counted once for an address of e-mail. */
    public static BucketKey of(Guess guess, EmailAddress email) {
        return new BucketKey(guess, email.canonical());
    }

    /** For something that is counted once for all that comes from one network address. */
    public static BucketKey of(Guess guess, ClientAddress address) {
        return new BucketKey(guess, address.network());
    }

    private static BucketKey of(Guess guess, String subject, Optional<TokenDigest> browser) {
        return new BucketKey(
                guess, browser.map(known -> subject + " " + known.hex()).orElse(subject));
    }
}
