package org.vestibule.adapters.persistence;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** Where a master key is had from. */
public sealed interface KeySource {

    /** How many bytes such a key has: AES-256. */
    int BYTES = 32;

    /** Where that is, for people to read. */
    String where();

    /** A file, which only the portal's user can read. */
    record File(Path path) implements KeySource {
        @Override
        public String where() {
            return path.toString();
        }
    }

    /** A setting that holds the key itself. */
    final class Setting implements KeySource {

        private final String name;
        private final byte[] key;

        private Setting(String name, byte[] key) {
            this.name = name;
            this.key = key;
        }

        /** What a setting holds; empty if that is no key in base64. */
        public static Optional<Setting> parse(String name, String text) {
            return decode(text).map(key -> new Setting(name, key));
        }

        @Override
        public String where() {
            return name;
        }

        /** The key. */
        public byte[] key() {
            return key.clone();
        }

        @Override
        public String toString() {
            return "Setting[…]";
        }
    }

    /** A key as it is written down; empty if it is none. */
    static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.strip())).filter(key -> key.length == BYTES);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
