package org.vestibule.application.twostep;

import java.time.Duration;
import java.time.Instant;
import org.vestibule.application.act.Acts;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.totp.Authenticators;
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
    private final Sessions sessions;
    private final Acts acts;

    public OfferKey(Authenticators authenticators, PendingKeys pendingKeys, Sessions sessions, Acts acts) {
        this.authenticators = authenticators;
        this.pendingKeys = pendingKeys;
        this.sessions = sessions;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** A key to show, and how long it still waits. */
    public record Offer(TotpKey key, Duration left) implements Result {}

    /** 2-step verification is on already. */
    public record AlreadyOn() implements Result {}

    /** The session was ended at this very moment. */
    public record SessionEnded() implements Result {}

    /** Makes the offer. */
    public Result offer(SignedIn person) {
        if (authenticators.find(person.account().id()).isPresent()) {
            return new AlreadyOn();
        }
        TotpKey fresh = TotpKey.make(acts.random());
        return acts.locking(
                () -> sessions.lock(person.session()),
                (act, live) -> live ? offer(person, fresh, act.now()) : new SessionEnded());
    }

    private Offer offer(SignedIn person, TotpKey fresh, Instant now) {
        PendingKeys.PendingKey kept =
                pendingKeys.keep(person.session(), new PendingKeys.PendingKey(fresh, now.plus(LIFETIME)), now);
        return new Offer(kept.key(), Duration.between(now, kept.expiresAt()));
    }
}
