package org.vestibule.domain.account;

import java.util.UUID;

/** Names an account for ever, also after it is gone. */
public record AccountId(UUID value) {

    /** Stands in the log where an address that nobody holds was tried, so that both kinds cost the same. */
    public static final AccountId NOBODY = new AccountId(new UUID(0, 0));

    @Override
    public String toString() {
        return value.toString();
    }
}
