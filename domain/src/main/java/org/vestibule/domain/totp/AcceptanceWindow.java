package org.vestibule.domain.totp;

import java.time.Instant;

/**
 * How far from now a step may lie and still be accepted. One step each way lets a phone's clock be half a minute wrong;
 * ASVS 6.5.5 would have none, which an operator can choose. Never wider (RFC 6238 §5.2; S-024).
 *
 * @param steps 0 or 1, each way
 */
public record AcceptanceWindow(int steps) {

    public AcceptanceWindow {
        if (steps < 0 || steps > 1) {
            throw new IllegalArgumentException("The window is 0 or 1 steps each way");
        }
    }

    /** Whether a step may be accepted now. */
    public boolean holds(TimeStep step, Instant now) {
        return Math.abs(step.number() - TimeStep.at(now).number()) <= steps;
    }
}
