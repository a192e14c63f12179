package org.vestibule.domain.addressbook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * What apps keep for an account and give to one another: a JSON object or array, as it was sent. What is in it is theirs to
 * know, so it is in no log.
 */
public final class AddressBook {

    /** In UTF-8. */
    public static final int MOST_BYTES = 256 * 1024;

    private final String text;

    private AddressBook(String text) {
        this.text = text;
    }

    /** Reads one as an app sends it; empty if it is no JSON object or array (RFC 8259), or too large. */
    public static Optional<AddressBook> parse(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES && new JsonText(text).isObjectOrArray()
                ? Optional.of(new AddressBook(text))
                : Optional.empty();
    }

    /** One that was read before. */
    public static AddressBook kept(String text) {
        return new AddressBook(text);
    }

    /** All of it, for the app and nobody else. */
    public String text() {
        return text;
    }

    /** Which state it is. */
    public Edition edition() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Edition(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressBook that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "AddressBook[…]";
    }
}
