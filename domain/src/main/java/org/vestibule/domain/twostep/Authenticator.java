package org.vestibule.domain.twostep;

import java.time.Instant;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;

/**
 * The authenticator app bound to an account.
 *
 * @param lastAcceptedStep no code of this step, or of an earlier one, is accepted again
 */
public record Authenticator(TotpKey key, Instant boundAt, Instant lastUsedAt, TimeStep lastAcceptedStep) {}
