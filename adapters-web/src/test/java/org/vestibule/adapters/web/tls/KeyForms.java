package org.vestibule.adapters.web.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.vestibule.testkit.TestCertificate;

/** The forms in which tools write a private key beside PKCS #8, which is the JDK's own. */
final class KeyForms {

    /** As older tools write an encrypted one. */
    static final String PROC_TYPE = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"
            + "DEK-Info: AES-256-CBC,AB8E2B5B2D989271273F6730B6F9C687\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";

    /** What {@code openssl ecparam -genkey} writes before the key: the name of the curve. */
    static final String PARAMETERS = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";

    private static final byte[] CURVE = HexFormat.of().parseHex("a00a06082a8648ce3d030107");
    private static final int SEQUENCE = 0x30;

    private KeyForms() {}

    /** {@code BEGIN RSA PRIVATE KEY}: what PKCS #8 wraps. */
    static String pkcs1(TestCertificate rsa) {
        return TestCertificate.pem("RSA PRIVATE KEY", unwrapped(rsa));
    }

    /** {@code BEGIN EC PRIVATE KEY}: the same, and the curve, which PKCS #8 names outside. */
    static String sec1(TestCertificate elliptic) {
        ByteBuffer key = ByteBuffer.wrap(unwrapped(elliptic));
        key.get();
        byte[] fields = new byte[length(key)];
        key.get(fields);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(SEQUENCE);
        whole.write(fields.length + CURVE.length);
        whole.writeBytes(fields);
        whole.writeBytes(CURVE);
        return TestCertificate.pem("EC PRIVATE KEY", whole.toByteArray());
    }

    /** {@code BEGIN ENCRYPTED PRIVATE KEY}. */
    static String encrypted(TestCertificate any) {
        String how = "PBEWithSHA1AndDESede";
        try {
            Cipher cipher = Cipher.getInstance(how);
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    SecretKeyFactory.getInstance(how).generateSecret(new PBEKeySpec("changeit".toCharArray())));
            byte[] encrypted = cipher.doFinal(any.key().getEncoded());
            return TestCertificate.pem(
                    "ENCRYPTED PRIVATE KEY",
                    new EncryptedPrivateKeyInfo(cipher.getParameters(), encrypted).getEncoded());
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** SEQUENCE of a version, a kind and an OCTET STRING, which is it. */
    private static byte[] unwrapped(TestCertificate any) {
        ByteBuffer der = ByteBuffer.wrap(any.key().getEncoded());
        der.get();
        length(der);
        for (int skipped = 0; skipped < 2; skipped++) {
            der.get();
            int length = length(der);
            der.position(der.position() + length);
        }
        der.get();
        byte[] inside = new byte[length(der)];
        der.get(inside);
        return inside;
    }

    private static int length(ByteBuffer der) {
        int first = der.get() & 0xff;
        int length = first;
        if (first > 0x80) {
            length = 0;
            for (int i = first & 0x7f; i > 0; i--) {
                length = (length << 8) | (der.get() & 0xff);
            }
        }
        return length;
    }
}
