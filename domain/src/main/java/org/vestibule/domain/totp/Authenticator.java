package org.vestibule.domain.totp;

import java.time.Instant;
import java.util.Optional;

/**
 * The authenticator app bound to an account.
 *
 * @param key empty while it cannot be read, so that no code can be judged
 * @param lastAcceptedStep no code of this step, or of an earlier one, is accepted again
 * @param disabled whether 100 wrong codes in a row have put it out of use; only binding a device anew mends it
 */
public record Authenticator(
        Optional<TotpKey> key, Instant boundAt, Instant lastUsedAt, TimeStep lastAcceptedStep, boolean disabled) {}
