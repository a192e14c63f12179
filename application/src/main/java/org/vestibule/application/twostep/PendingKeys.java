package org.vestibule.application.twostep;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.totp.TotpKey;

/** Keys that were shown to a session and are not confirmed yet. They end with their session and sign nobody in. */
public interface PendingKeys {

    /** A key and the time until which it may be confirmed. */
    record PendingKey(TotpKey key, Instant expiresAt) {}

    /** The session's key if it has a live one; else keeps the fresh one and answers that. */
    PendingKey keep(Session session, PendingKey fresh, Instant now);

    /** The session's key if it has a live one. */
    Optional<PendingKey> find(Session session, Instant now);

    /** Forgets the session's key. */
    void drop(Session session);
}
