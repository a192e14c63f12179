package org.vestibule.adapters.mail;

import java.util.Optional;
import org.vestibule.domain.operator.Contact;

/**
 * What every mail ends with: which portal sent it, and who runs that, as far as they have said so.
 *
 * @param before all of it, up to where the contact stands if there is one
 */
record MailFoot(String before, Optional<Contact> contact, String after) {

    /** As plain text. */
    String plain() {
        return before + contact.map(Contact::text).orElse("") + after;
    }
}
