package org.vestibule.domain.twostep;

import java.time.Instant;

/** Whether an account asks for a second step at every sign-in. */
public sealed interface TwoStepVerification {

    /** The password is all. */
    record Off() implements TwoStepVerification {}

    /** A code, or a backup code, is asked every time. */
    record On(Instant since, Instant lastUsedAt, int backupCodesLeft) implements TwoStepVerification {}
}
