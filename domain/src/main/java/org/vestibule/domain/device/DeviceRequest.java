package org.vestibule.domain.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.attempt.ClientAddress;

/**
 * A device without a browser of its own waits for somebody to sign in for it elsewhere (RFC 8628).
 *
 * @param address from which of the network it asks
 * @param answer what it was told, once it was
 */
public record DeviceRequest(
        UUID id, ClientId client, Scopes scopes, String address, Instant startedAt, Optional<DeviceAnswer> answer) {

    /** So long it waits. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** So long it is to wait between two times that it asks. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    /** So long it may ask once more that was told that it may, and never heard it: it may have been told to wait longer. */
    public static final Duration LOST_ANSWER = Duration.ofSeconds(30);

    public Instant expiresAt() {
        return startedAt.plus(LIFETIME);
    }

    /** Whether nobody answers it any more. */
    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt());
    }

    /** Whether it asks from where somebody else is than who is to answer. */
    public boolean isElsewhere(ClientAddress answering) {
        return !ClientAddress.of(address).network().equals(answering.network());
    }
}
