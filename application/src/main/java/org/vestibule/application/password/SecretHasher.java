package org.vestibule.application.password;

import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.password.HashCost;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;

/** The slow, memory-hard hash that passwords and backup codes are kept under (RFC 9106). Call it from a place in the {@link HashQueue} only. */
public interface SecretHasher {

    /** Hashes a new password under a salt of its own, at the cost that is set now. */
    PasswordHash hash(Password password);

    /** Whether this is the password. */
    boolean verify(Password password, PasswordHash hash);

    /** Whether a hash was made at another cost than is set now. */
    boolean outdated(PasswordHash hash);

    /** The cost that is set now. */
    HashCost cost();

    /** A hash of no password at all, made without hashing: verifying against it takes as long as against any of its cost. */
    PasswordHash decoy(HashCost cost);

    /**
     * How the codes of a new set are to be hashed: the cost that is set now and a fresh salt, in PHC string form without
     * the hash. Kept with the set, so that its codes still match when the setting has risen.
     */
    String recipe();

    /** The 32 bytes under which a backup code is looked up: the same code and recipe give the same. */
    byte[] digest(BackupCode code, String recipe);
}
