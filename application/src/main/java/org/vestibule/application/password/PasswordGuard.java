package org.vestibule.application.password;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.audit.WatchedLog;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.SignInFact;
import org.vestibule.domain.audit.SignInFact.Occasion;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;
import org.vestibule.domain.token.TokenDigest;

/**
 * The one way in which a password is checked: take a place in the queue, reserve the try, hash while holding no
 * connection, then settle within the transaction of what the password was given for.
 */
public final class PasswordGuard {

    private final HashQueue queue;
    private final Attempts attempts;
    private final Credentials credentials;
    private final SecretHasher hasher;
    private final WatchedLog log;
    private final Clock clock;
    private final Decoys decoys;

    public PasswordGuard(
            HashQueue queue,
            Attempts attempts,
            Credentials credentials,
            HashCosts costs,
            SecretHasher hasher,
            WatchedLog log,
            Clock clock) {
        this.queue = queue;
        this.attempts = attempts;
        this.credentials = credentials;
        this.hasher = hasher;
        this.log = log;
        this.clock = clock;
        this.decoys = new Decoys(costs, hasher);
    }

    /** What came of a check, before it is settled. */
    public sealed interface Check {}

    /**
     * The password was hashed and compared.
     *
     * @param credential whose password it would be; empty if nobody's
     * @param upgrade the hash to keep instead, if the cost has changed
     * @param buckets where the try was counted: the password's own first
     */
    public record Evaluated(
            Occasion occasion,
            Optional<TokenDigest> browser,
            Optional<Credential> credential,
            boolean right,
            Optional<PasswordHash> upgrade,
            List<BucketKey> buckets)
            implements Check {}

    /** Nothing was compared. */
    public record Later(TryLater why) implements Check {}

    /**
     * Reserves a try and compares. Takes the same time for an address that nobody holds.
     *
     * @param browser the known browser that asks
     * @param occasion what it is given for
     */
    public Check check(
            EmailAddress email, Password password, Optional<TokenDigest> browser, Occasion occasion, Origin origin) {
        ClientAddress address = origin.client();
        Optional<HashQueue.Place> entered = queue.enter(address, browser.isPresent());
        if (entered.isEmpty()) {
            return new Later(HashQueue.BUSY);
        }
        List<BucketKey> buckets = buckets(email, browser, address);
        try (HashQueue.Place place = entered.get()) {
            Optional<TryLater> later = attempts.reserve(buckets, clock.instant());
            return later.isPresent()
                    ? new Later(later.get())
                    : evaluate(email, password, browser, occasion, buckets, place);
        }
    }

    /**
     * Settles within the caller's transaction: a wrong password is written to the log, the right one clears its bucket.
     *
     * @return whose password it was, with the account locked; empty if it was wrong, or is no longer right
     */
    public Optional<Credential> settle(Evaluated check, Origin origin) {
        Optional<Credential> proven = check.right()
                ? check.credential()
                        .flatMap(known -> credentials
                                .lock(known.account())
                                .filter(now -> counts(now, check.browser())
                                        && now.setAt().equals(known.setAt())))
                : Optional.empty();
        if (proven.isEmpty()) {
            AccountId account = check.credential().map(Credential::account).orElse(AccountId.NOBODY);
            log.record(Event.of(account, new SignInFact.PasswordRefused(check.occasion()), origin));
            return proven;
        }
        attempts.clear(check.buckets().get(0));
        check.buckets().stream().skip(1).forEach(attempts::giveBack); // of the address, only this one try
        check.upgrade().ifPresent(hash -> credentials.upgrade(proven.get().account(), hash));
        return proven;
    }

    private Evaluated evaluate(
            EmailAddress email,
            Password password,
            Optional<TokenDigest> browser,
            Occasion occasion,
            List<BucketKey> buckets,
            HashQueue.Place place) {
        PasswordHash decoy = decoys.of(email, clock.instant());
        Optional<Credential> credential = credentials.find(email);
        PasswordHash hash = credential.map(Credential::hash).orElse(decoy);
        boolean matches = place.compute(() -> hasher.verify(password, hash));
        boolean right =
                matches && credential.filter(known -> counts(known, browser)).isPresent();
        Optional<PasswordHash> upgrade = right && hasher.outdated(hash)
                ? Optional.of(place.compute(() -> hasher.hash(password)))
                : Optional.empty();
        return new Evaluated(occasion, browser, credential, right, upgrade, buckets);
    }

    private static boolean counts(Credential credential, Optional<TokenDigest> browser) {
        return credential.enabled() && (!credential.burned() || browser.isPresent());
    }

    private static List<BucketKey> buckets(EmailAddress email, Optional<TokenDigest> browser, ClientAddress address) {
        BucketKey password = BucketKey.password(email, browser);
        return browser.isPresent() || address.exempt()
                ? List.of(password)
                : List.of(password, BucketKey.of(Guess.PASSWORD_FROM_ADDRESS, address));
    }
}
