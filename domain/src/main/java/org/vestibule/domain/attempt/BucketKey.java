package org.vestibule.domain.attempt;

import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.token.TokenDigest;

/**
 * Names the bucket that a try counts in. All browsers that are not known share one for each account, so that more
 * browsers bring no more tries; a known browser has its own, so that nobody elsewhere can delay it (S-060, L-11).
 *
 * @param owner what is tried against
 * @param browser the known browser that tries, where those are counted apart
 */
public record BucketKey(Guess guess, Owner owner, Optional<TokenDigest> browser) {

    /** Whose buckets lie together, so that one statement reaches all that count a try. */
    public sealed interface Owner {}

    /** An account: its codes and backup codes. */
    public record OfAccount(AccountId account) implements Owner {}

    /** What need be nobody's: an address of e-mail, or of the network. */
    public record Named(String name) implements Owner {}

    /** For the password of whoever holds an address, or of nobody. */
    public static BucketKey password(EmailAddress email, Optional<TokenDigest> browser) {
        return new BucketKey(Guess.PASSWORD, new Named(email.canonical()), browser);
    }

    /** For the codes of an account's authenticator. */
    public static BucketKey code(AccountId account, Optional<TokenDigest> browser) {
        return new BucketKey(Guess.CODE, new OfAccount(account), browser);
    }

    /** For an account's backup codes. */
    public static BucketKey backupCode(AccountId account, Optional<TokenDigest> browser) {
        return new BucketKey(Guess.BACKUP_CODE, new OfAccount(account), browser);
    }

    /** For second steps that whoever knows the password takes. */
    public static BucketKey secondStep(AccountId account, Optional<TokenDigest> browser) {
        return new BucketKey(Guess.SECOND_STEP, new OfAccount(account), browser);
    }

    /** For something that is counted once for a whole account. */
    public static BucketKey of(Guess guess, AccountId account) {
        return new BucketKey(guess, new OfAccount(account), Optional.empty());
    }

    /** For something that is counted once for an address of e-mail. */
    public static BucketKey of(Guess guess, EmailAddress email) {
        return new BucketKey(guess, new Named(email.canonical()), Optional.empty());
    }

    /** For something that is counted once for all that comes from one network address. */
    public static BucketKey of(Guess guess, ClientAddress address) {
        return new BucketKey(guess, new Named(address.network()), Optional.empty());
    }
}
