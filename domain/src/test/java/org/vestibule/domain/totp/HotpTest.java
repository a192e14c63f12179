package org.vestibule.domain.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HotpTest {

    private static final String DIGITS = "1234567890";

    /** RFC 4226, Appendix D. */
    @ParameterizedTest
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
    })
    void it_gives_the_values_of_rfc_4226(long counter, int expected) {
        assertEquals(expected, Hotp.value("HmacSHA1", seed(20), counter, 1_000_000));
    }

    /** S-020, S-021: RFC 6238, Appendix B, up to the year 2603. */
    @ParameterizedTest
    @CsvSource({
        "         59, 94287082, 46119246, 90693936",
        " 1111111109,  7081804, 68084774, 25091201",
        " 1111111111, 14050471, 67062674, 99943326",
        " 1234567890, 89005924, 91819424, 93441116",
        " 2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void it_gives_the_values_of_rfc_6238(long second, int sha1, int sha256, int sha512) {
        long step = TimeStep.at(Instant.ofEpochSecond(second)).number();
        assertEquals(sha1, Hotp.value("HmacSHA1", seed(20), step, 100_000_000));
        assertEquals(sha256, Hotp.value("HmacSHA256", seed(32), step, 100_000_000));
        assertEquals(sha512, Hotp.value("HmacSHA512", seed(64), step, 100_000_000));
    }

    private static byte[] seed(int length) {
        return DIGITS.repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }
}
