package org.vestibule.adapters.persistence.notice;

import java.util.UUID;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.domain.account.EmailAddress;

/** What an address is called in rows about mails, which nobody can tell it from. */
final class AddressName {

    private AddressName() {}

    static UUID of(EmailAddress address, KeyRing keys) {
        return keys.id("mail " + address.canonical());
    }
}
