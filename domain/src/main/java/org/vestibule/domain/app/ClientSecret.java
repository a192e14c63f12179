package org.vestibule.domain.app;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.domain.token.TokenDigest;

/** What a confidential app shows to be told from others: 256 random bits, so a plain digest keeps them safe. */
public final class ClientSecret {

    private static final int BYTES = 32;

    private final byte[] bytes;

    private ClientSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Draws one. */
    public static ClientSecret make(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new ClientSecret(bytes);
    }

    /** Reads one as an app sends it; empty for anything that {@link #text()} never wrote. */
    public static Optional<ClientSecret> parse(String text) {
        try {
            ClientSecret secret = new ClientSecret(Base64.getUrlDecoder().decode(text));
            return secret.bytes.length == BYTES && secret.text().equals(text) ? Optional.of(secret) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** What is stored in its place. */
    public TokenDigest digest() {
        try {
            return TokenDigest.of(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** Whether it is the one that a digest is of. */
    public boolean isKnownBy(TokenDigest digest) {
        return MessageDigest.isEqual(digest().bytes(), digest.bytes());
    }

    /** The secret itself, for the operator, once. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientSecret that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "ClientSecret[…]";
    }
}
