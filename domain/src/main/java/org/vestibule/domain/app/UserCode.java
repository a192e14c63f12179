package org.vestibule.domain.app;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.domain.text.Typed;

/**
 * What a device shows for its person to type: 8 of 20 letters, 34 bits, in two groups. There is no vowel among them, so that
 * no word comes of it (RFC 8628 §6.1). Case, spaces, hyphens and what is not seen do not matter.
 */
public final class UserCode {

    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;

    private final String letters;

    private UserCode(String letters) {
        this.letters = letters;
    }

    /** Draws one. */
    public static UserCode make(RandomGenerator random) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new UserCode(letters.toString());
    }

    /** Reads what a person typed; empty if it cannot be one. */
    public static Optional<UserCode> parse(String typed) {
        String letters = Typed.code(typed).toUpperCase(Locale.ROOT);
        boolean whole = letters.length() == LENGTH && letters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return whole ? Optional.of(new UserCode(letters)) : Optional.empty();
    }

    /** As the device shows it, such as {@code WDJB-MJHT}. */
    public String text() {
        return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserCode that && letters.equals(that.letters);
    }

    @Override
    public int hashCode() {
        return letters.hashCode();
    }

    @Override
    public String toString() {
        return "UserCode[…]";
    }
}
