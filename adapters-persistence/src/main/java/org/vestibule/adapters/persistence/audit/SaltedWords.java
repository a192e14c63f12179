package org.vestibule.adapters.persistence.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * What names a person beside an event, and what the event keeps of it: a digest that shows whether the words are those
 * of then as long as they and the salt are there, and nothing once those are gone (PRODUCT F).
 */
final class SaltedWords {

    private static final int SALT_BYTES = 16;

    private final TreeMap<String, String> words;
    private final byte[] salt;

    private SaltedWords(Map<String, String> words, byte[] salt) {
        this.words = new TreeMap<>(words);
        this.salt = salt;
    }

    /** Salts them anew; empty if there are none. */
    static Optional<SaltedWords> of(Map<String, String> words, RandomGenerator random) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return Optional.of(new SaltedWords(words, salt));
    }

    /** Those that were stored with a salt. */
    static SaltedWords stored(Map<String, String> words, byte[] salt) {
        return new SaltedWords(words, salt);
    }

    String[] names() {
        return words.keySet().toArray(String[]::new);
    }

    String[] values() {
        return words.values().toArray(String[]::new);
    }

    byte[] salt() {
        return salt.clone();
    }

    /** SHA-256 of the salt, and of each name and word in the order of the names, each ended by a zero byte. */
    byte[] digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            words.forEach((name, word) -> {
                sha.update(name.getBytes(UTF_8));
                sha.update((byte) 0);
                sha.update(word.getBytes(UTF_8));
                sha.update((byte) 0);
            });
            return sha.digest();
        } catch (NoSuchAlgorithmException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }
}
