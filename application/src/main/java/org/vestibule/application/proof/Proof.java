package org.vestibule.application.proof;

import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.totp.OneTimeCode;

/**
 * What somebody signed in gives to show anew that it is them: the password and a second thing.
 *
 * @param second something they have
 */
public record Proof(Password password, Second second) {

    /** The second thing. */
    public sealed interface Second {}

    /** The code that the app shows. */
    public record WithCode(OneTimeCode code) implements Second {}

    /** A backup code, which is spent by it. */
    public record WithBackupCode(BackupCode code) implements Second {}

    /** Nothing: enough where 2-step verification is off, and only there. */
    public record PasswordOnly() implements Second {}

    /** Nothing more: the backup code that this session was signed in with a moment ago stands in, for this act only. */
    public record WithStandIn(StandIn act) implements Second {}
}
