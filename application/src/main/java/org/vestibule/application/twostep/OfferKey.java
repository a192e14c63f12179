package org.vestibule.application.twostep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.totp.TotpKey;

/**
 * Shows a session the key to put into an authenticator app. The same session sees the same key for up to 60 minutes,
 * however often it reloads; another session sees its own.
 */
public final class OfferKey {

    /** How long a key waits to be confirmed. */
    public static final Duration LIFETIME = Duration.ofMinutes(60);

    private final Authenticators authenticators;
    private final PendingKeys pendingKeys;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public OfferKey(
            Authenticators authenticators,
            PendingKeys pendingKeys,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.authenticators = authenticators;
        this.pendingKeys = pendingKeys;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /** A key to show, and how long it still waits. */
    public record Offer(TotpKey key, Duration left) {}

    /** Makes the offer; empty if 2-step verification is on already. */
    public Optional<Offer> offer(SignedIn person) {
        if (authenticators.find(person.account().id()).isPresent()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        PendingKeys.PendingKey fresh = new PendingKeys.PendingKey(TotpKey.make(random), now.plus(LIFETIME));
        PendingKeys.PendingKey kept = transactions.inTransaction(() -> pendingKeys.keep(person.session(), fresh, now));
        return Optional.of(new Offer(kept.key(), Duration.between(now, kept.expiresAt())));
    }
}
