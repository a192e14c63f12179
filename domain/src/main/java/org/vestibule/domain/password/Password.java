package org.vestibule.domain.password;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/**
 * A password as typed, in NFC, never cut and never changed in case (S-003, S-004).
 *
 * <p>At most 1,024 bytes of UTF-8: more is refused before any hash is computed (S-013).
 */
public final class Password {

    /** In bytes of UTF-8. */
    public static final int LONGEST = 1024;

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /** Takes what a person typed; empty if it is longer than {@value #LONGEST} bytes. */
    public static Optional<Password> parse(String typed) {
        if (typed.length() > LONGEST) { // a character takes a byte at least; spares normalizing what is hopeless
            return Optional.empty();
        }
        Password password = new Password(Normalizer.normalize(typed, Normalizer.Form.NFC));
        return password.bytes().length <= LONGEST ? Optional.of(password) : Optional.empty();
    }

    /** What a hash is computed over. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** In characters (code points). */
    public int length() {
        return text.codePointCount(0, text.length());
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
