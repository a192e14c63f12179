package org.vestibule.domain.totp;

import java.math.BigInteger;

/** RFC 4648 §6 for lengths that need no padding. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes) {
        BigInteger bits = new BigInteger(1, bytes);
        StringBuilder text = new StringBuilder();
        for (int shift = bytes.length * Byte.SIZE - BITS; shift >= 0; shift -= BITS) {
            text.append(ALPHABET.charAt(bits.shiftRight(shift).intValue() & ALPHABET.length() - 1));
        }
        return text.toString();
    }
}
