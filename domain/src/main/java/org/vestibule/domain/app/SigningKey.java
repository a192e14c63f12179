package org.vestibule.domain.app;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A key that ID tokens are signed with (RS256: the one that every app must know, OIDC Core §15.1).
 *
 * @param since when it came to that
 */
public record SigningKey(UUID id, State state, RSAPrivateCrtKey secret, Instant since) {

    /** Apps may keep what they were told of keys for so long, so one that signs no more stays published (S-129). */
    public static final Duration STAYS = Duration.ofHours(24);

    /**
     * For so long one that is next is told of before it signs: an app is told to ask every five minutes, and a node of the
     * portal looks every minute.
     */
    public static final Duration TOLD_AHEAD = Duration.ofMinutes(6);

    private static final int BITS = 2048;

    /** What it is there for. */
    public enum State {
        /** It is published, so that apps know it by the time that it signs. */
        NEXT,
        /** It signs. */
        CURRENT,
        /** What it signed is still good. */
        RETIRED
    }

    /** Draws one. It takes a tenth of a second, or several. */
    public static SigningKey make(UUID id, State state, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new SigningKey(
                    id, state, (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate(), now);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /**
     * From database columns.
     *
     * @param secret as PKCS #8 writes it
     */
    public static SigningKey of(UUID id, State state, byte[] secret, Instant since) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return new SigningKey(
                    id, state, (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(secret)), since);
        } catch (GeneralSecurityException notOne) {
            throw new IllegalArgumentException("No key", notOne);
        }
    }

    /** The half that is told to apps. It follows from the other, so that nobody can put his own in its place (S-033). */
    public RSAPublicKey open() {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
        } catch (GeneralSecurityException everyPairHasIt) {
            throw new IllegalStateException(everyPairHasIt);
        }
    }

    /** The same in another state. */
    public SigningKey as(State other, Instant now) {
        return new SigningKey(id, other, secret, now);
    }

    /** Names the key, and shows nothing of it. */
    @Override
    public String toString() {
        return "SigningKey[" + id + " " + state + " …]";
    }
}
