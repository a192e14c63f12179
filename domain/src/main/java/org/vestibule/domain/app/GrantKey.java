package org.vestibule.domain.app;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret of one grant, by which its tokens are made and known again. It never leaves the portal, and lies sealed. */
public final class GrantKey {

    private static final int BYTES = 32;
    private static final String MAC = "HmacSHA256";

    private final byte[] bytes;

    private GrantKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Draws one. */
    public static GrantKey make(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new GrantKey(bytes);
    }

    /** From a database column. */
    public static GrantKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A key has 32 bytes");
        }
        return new GrantKey(bytes.clone());
    }

    /** For a database column, where it is sealed. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Makes a token of it. */
    public GrantToken token(GrantToken.Body body) {
        return new GrantToken(body, mac(body));
    }

    /** Whether a token was made of it. */
    public boolean made(GrantToken token) {
        return MessageDigest.isEqual(mac(token.body()), token.mac());
    }

    private byte[] mac(GrantToken.Body body) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(bytes, MAC));
            ByteBuffer text = body.bytes();
            mac.update(text);
            return mac.doFinal();
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GrantKey that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "GrantKey[…]";
    }
}
