package org.vestibule.domain.notice;

import java.net.URI;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;

/**
 * A mail to be sent.
 *
 * @param account whom it is about; {@link AccountId#NOBODY} where there is no account yet
 * @param link where it asks its reader to go; may hold a secret, so it is never logged
 */
public record Notice(AccountId account, Kind kind, EmailAddress to, URI link) {

    /** What it says. */
    public enum Kind {
        /** The link that opens the page for name and password. */
        SIGN_UP,
        /** Somebody asked to sign up with an address that has an account. */
        SIGN_UP_KNOWN
    }

    @Override
    public String toString() {
        return "Notice[" + kind + "]";
    }
}
