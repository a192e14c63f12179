package org.vestibule.domain.twostep;

import java.time.Instant;
import org.vestibule.domain.totp.TotpKey;

/** Whether an account asks for a second step at every sign-in, as one of its sessions sees it. */
public sealed interface TwoStepVerification {

    /** The password is all. */
    sealed interface PasswordOnly extends TwoStepVerification {}

    /** A code, or a backup code, is asked every time. */
    sealed interface Protected extends TwoStepVerification {

        /** How it stands. */
        Protection protection();
    }

    /** Not turned on. */
    record Off() implements PasswordOnly {}

    /** Not turned on: this session was shown a key that is not confirmed yet, and signs nobody in. */
    record Pending(TotpKey key, Instant expiresAt) implements PasswordOnly {}

    /** Turned on. */
    record On(Protection protection) implements Protected {}

    /** Turned on, by the key that it was: this session was shown the key of another device, not confirmed yet. */
    record Moving(Protection protection, TotpKey key, Instant expiresAt) implements Protected {}

    /**
     * What protects an account.
     *
     * @param since when the authenticator was bound
     * @param authenticatorOff whether too many wrong codes in a row have disabled it
     * @param authenticatorUnreadable whether its key cannot be read, so that none of its codes is judged
     * @param codesOff whether too many wrong ones in a row have disabled the backup codes
     * @param codesMadeAt when the backup codes were made
     * @param codesSeen whether the holder has left the page that showed them by a form of its own
     * @param codesSaved whether the holder has shown that the backup codes are saved
     */
    record Protection(
            Instant since,
            Instant lastUsedAt,
            boolean authenticatorOff,
            boolean authenticatorUnreadable,
            int codesLeft,
            boolean codesOff,
            Instant codesMadeAt,
            boolean codesSeen,
            boolean codesSaved) {}
}
