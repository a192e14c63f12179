package org.vestibule.domain.account;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;

/**
 * An account whose address has been verified.
 *
 * @param enabled a disabled account keeps its address and its data but nobody signs in to it
 */
public record Account(AccountId id, EmailAddress email, PersonName name, Instant createdAt, boolean enabled) {

    /** Whether a text stands in its address or name, whatever the case and however it is composed. */
    public boolean mentions(String text) {
        return folded(email.written()).contains(folded(text))
                || folded(name.value()).contains(folded(text));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
