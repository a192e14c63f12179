package org.vestibule.domain.session;

/** By what somebody proved who they are, beside the password; the names are what is stored and exported. */
public enum SignInMethod {
    /** By the password alone. */
    PASSWORD,
    /** By a code of their authenticator app, too. */
    CODE,
    /** By a backup code, too. */
    BACKUP_CODE
}
