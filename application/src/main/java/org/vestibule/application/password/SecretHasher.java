package org.vestibule.application.password;

import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;

/** The slow, memory-hard hash that passwords and backup codes are kept under (RFC 9106). Call it from a place in the {@link HashQueue} only. */
public interface SecretHasher {

    /** Bytes of salt that a set of backup codes shares. */
    int SALT_BYTES = 16;

    /** Hashes a new password under a salt of its own, at the cost that is set now. */
    PasswordHash hash(Password password);

    /** Whether this is the password. */
    boolean verify(Password password, PasswordHash hash);

    /** Whether a hash was made at another cost than is set now. */
    boolean outdated(PasswordHash hash);

    /** A hash of no password at all, made without hashing: verifying against it takes as long as against any other. */
    PasswordHash decoy();

    /** The digest under which a backup code is looked up: the same code and salt give the same digest. */
    byte[] digest(BackupCode code, byte[] salt);
}
