package org.vestibule.domain.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A secret that opens something to whoever bears it: a session, a pending sign-in, a mailed link. Its text is
 * {@code <owner's id>.<256 random bits>}, so that one look-up finds the row beside its owner. Only its digest is stored
 * (S-080).
 */
public final class BearerToken {

    private static final int SECRET_BYTES = 32;

    private final UUID owner;
    private final byte[] secret;

    private BearerToken(UUID owner, byte[] secret) {
        this.owner = owner;
        this.secret = secret;
    }

    /** Makes a new one. */
    public static BearerToken make(UUID owner, RandomGenerator random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new BearerToken(owner, secret);
    }

    /** Reads a cookie or a link; empty for anything that {@link #text()} never wrote. */
    public static Optional<BearerToken> parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            BearerToken token = new BearerToken(
                    UUID.fromString(text.substring(0, dot)),
                    Base64.getUrlDecoder().decode(text.substring(dot + 1)));
            return token.secret.length == SECRET_BYTES && token.text().equals(text)
                    ? Optional.of(token)
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The id of the account (or of the sign-up) that it belongs to. */
    public UUID owner() {
        return owner;
    }

    /** What is stored in its place. */
    public TokenDigest digest() {
        try {
            return TokenDigest.of(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The secret itself, for the cookie or the link and nothing else. */
    public String text() {
        return owner + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BearerToken that
                && owner.equals(that.owner)
                && MessageDigest.isEqual(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    @Override
    public String toString() {
        return "BearerToken[" + owner + ".…]";
    }
}
