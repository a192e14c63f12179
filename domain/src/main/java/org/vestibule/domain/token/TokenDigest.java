package org.vestibule.domain.token;

import java.util.HexFormat;

/** The SHA-256 digest under which a bearer secret is known to the database, in hexadecimal. */
public record TokenDigest(String hex) {

    public TokenDigest {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A digest has 32 bytes");
        }
    }

    /** From the 32 bytes of a database column. */
    public static TokenDigest of(byte[] bytes) {
        return new TokenDigest(HexFormat.of().formatHex(bytes));
    }

    /** The 32 bytes for a database column. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
