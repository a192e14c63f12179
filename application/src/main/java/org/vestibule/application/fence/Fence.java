package org.vestibule.application.fence;

import java.time.Instant;
import org.vestibule.domain.totp.TimeStep;

/** What stands between now and a past in which the database may have known more. */
public interface Fence {

    /**
     * Moves it to now, within the caller's transaction. All sessions, pending sign-ins, sign-ups and mailed links are
     * over with its commit, and so are the links of invitations, which can be sent again.
     *
     * @param lowest no code of an earlier step is accepted from now on
     */
    void move(TimeStep lowest, Instant now);

    /** Has backup codes that were made until now need a mailed link beside them. */
    void holdBackupCodes(Instant now);
}
