package org.vestibule.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.vestibule.domain.ForAll.forAll;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S-131, and RFC 6749 §4.1.2. */
class ReturnAddressTest {

    private static final URI ISSUER = URI.create("https://portal.example:8443");
    private static final String ISS = "iss=https%3A%2F%2Fportal.example%3A8443";

    @ParameterizedTest
    @CsvSource({
        "https://app.example, https://app.example?",
        "https://app.example/cb, https://app.example/cb?",
        "https://app.example/cb?x=1, https://app.example/cb?x=1&",
        "http://127.0.0.1:51004/cb, http://127.0.0.1:51004/cb?",
        "com.example.app:/cb, com.example.app:/cb?"
    })
    void a_code_goes_back_with_who_gave_it(String uri, String begins) {
        assertEquals(
                URI.create(begins + "code=a.b-_&" + ISS),
                new ReturnAddress(uri, Optional.empty()).with("a.b-_", ISSUER));
    }

    @Test
    void what_is_wrong_goes_back_in_words() {
        ReturnAddress to = new ReturnAddress("https://app.example/cb", Optional.of("s"));
        assertEquals(
                URI.create("https://app.example/cb?error=login_required&error_description=why+%26+not&state=s&" + ISS),
                to.with(AuthorizationError.LOGIN_REQUIRED, "why & not", ISSUER));
    }

    /** Whatever an app makes of its state: it comes back the same, and as nothing else. */
    @Test
    void a_state_comes_back_as_it_was() {
        forAll(
                random -> {
                    int[] all = random.ints(8, 0, 0x2fff).toArray();
                    return new String(all, 0, all.length) + "&code=evil#\"\r\n;%=+ ";
                },
                state -> {
                    URI back = new ReturnAddress("https://app.example/cb", Optional.of(state)).with("c", ISSUER);
                    String[] pairs = back.getRawQuery().split("&");
                    assertEquals(3, pairs.length, back::toString);
                    assertEquals("code=c", pairs[0]);
                    String sent = pairs[1].substring("state=".length());
                    assertEquals(state, URLDecoder.decode(sent, StandardCharsets.UTF_8));
                    assertEquals(ISS, pairs[2]);
                    assertEquals(null, back.getRawFragment());
                });
    }

    @Test
    void its_text_has_no_state() {
        assertFalse(new ReturnAddress("https://app.example/cb", Optional.of("hidden"))
                .toString()
                .contains("hidden"));
    }
}
