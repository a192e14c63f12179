package org.vestibule.domain.backupcode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.vestibule.domain.text.Typed;

/**
 * 75 random bits as 15 characters of Crockford's base32, in three groups of five. Case, spaces, hyphens and what is
 * not seen do not matter; O is read as 0, I and L as 1 (S-041).
 */
public final class BackupCode {

    /** How many make a set. */
    public static final int SET_SIZE = 10;

    /** So few left, or fewer, are few. */
    public static final int FEW = 3;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 15;
    private static final int GROUP = 5;

    private final String characters;

    private BackupCode(String characters) {
        this.characters = characters;
    }

    /** Makes the codes of a new set. */
    public static List<BackupCode> makeSet(RandomGenerator random) {
        return Stream.generate(() -> make(random)).distinct().limit(SET_SIZE).toList();
    }

    /** Reads what a person typed; empty if it cannot be a code. */
    public static Optional<BackupCode> parse(String typed) {
        String characters = Typed.code(typed)
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean whole = characters.length() == LENGTH && characters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return whole ? Optional.of(new BackupCode(characters)) : Optional.empty();
    }

    /** What a digest is computed over. */
    public byte[] bytes() {
        return characters.getBytes(StandardCharsets.US_ASCII);
    }

    /** The code for its holder to keep, such as {@code W2K9D-DJPV2-3NS6Z}. */
    public String text() {
        return characters.substring(0, GROUP)
                + "-" + characters.substring(GROUP, 2 * GROUP)
                + "-" + characters.substring(2 * GROUP);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BackupCode that && characters.equals(that.characters);
    }

    @Override
    public int hashCode() {
        return characters.hashCode();
    }

    @Override
    public String toString() {
        return "BackupCode[…]";
    }

    private static BackupCode make(RandomGenerator random) {
        StringBuilder characters = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            characters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new BackupCode(characters.toString());
    }
}
