package org.vestibule.domain.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.domain.ForAll.forAll;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.domain.account.EmailAddress;

class KeyUriTest {

    private static final TotpKey KEY = TotpKey.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    private static final String PARAMETERS =
            "secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Vestibule&algorithm=SHA1&digits=6&period=30";

    /** S-023: what apps take over; spelled out because some read nothing else. */
    @Test
    void it_is_spelled_as_apps_expect() {
        assertEquals("otpauth://totp/Vestibule:person@example.org?" + PARAMETERS, textFor("person@example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "a+b@example.org, a%2Bb@example.org",
        "r&d@example.org, r%26d@example.org",
        "a?b#c%d=e/f@example.org, a%3Fb%23c%25d%3De%2Ff@example.org",
        "jürgen@bücher.example, j%C3%BCrgen@b%C3%BCcher.example"
    })
    void odd_characters_of_an_address_are_encoded(String address, String label) {
        assertEquals("otpauth://totp/Vestibule:" + label + "?" + PARAMETERS, textFor(address));
    }

    @Test
    void any_address_is_read_back_whole() {
        forAll(KeyUriTest::address, address -> {
            URI uri = URI.create(textFor(address));
            assertEquals("/Vestibule:" + address, uri.getPath());
            assertEquals(PARAMETERS, uri.getRawQuery());
        });
    }

    private static String address(RandomGenerator random) {
        String oddities = "az09!#$%&'*+/=?^_`{|}~-üß日😀";
        return random.ints(random.nextInt(1, 30), 0, oddities.codePointCount(0, oddities.length()))
                .map(i -> oddities.codePoints().skip(i).findFirst().orElseThrow())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append("@example.org")
                .toString();
    }

    private static String textFor(String address) {
        Optional<EmailAddress> parsed = EmailAddress.parse(address);
        return KeyUri.of(parsed.orElseThrow(), KEY).text();
    }
}
