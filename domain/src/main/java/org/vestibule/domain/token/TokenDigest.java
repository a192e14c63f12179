package org.vestibule.domain.token;

import java.util.HexFormat;

/** The SHA-256 digest under which a bearer secret is known to the database, in hexadecimal. */
public record TokenDigest(String hex) {

    /** From the 32 bytes of a database column. */
    public static TokenDigest of(byte[] bytes) {
        return new TokenDigest(HexFormat.of().formatHex(bytes));
    }

    /** The 32 bytes for a database column. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
