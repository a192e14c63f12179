package org.vestibule.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;

/** S-127: who need not sign in once more. */
class AuthorizationRequestTest {

    private static final Instant SIGNED_IN = Instant.parse("2030-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''              | -1  | 0     | true
        ''              | -1  | 86400 | true
        none            | -1  | 0     | true
        consent         | -1  | 0     | true
        login           | -1  | 0     | false
        login consent   | -1  | 0     | false
        select_account  | -1  | 0     | false
        ''              | 60  | 60    | true
        ''              | 60  | 61    | false
        ''              | 0   | 1     | false
        none            | 60  | 61    | false
        """)
    void a_live_session_is_enough_unless_the_app_wants_more(
            String prompts, int maxAge, int secondsLater, boolean enough) {
        Optional<Duration> age = Optional.of(maxAge).filter(given -> given >= 0).map(Duration::ofSeconds);
        AuthorizationRequest request = request(prompts, age);
        Authentication byPassword = new Authentication(SignInMethod.PASSWORD, SIGNED_IN);
        Instant now = SIGNED_IN.plusSeconds(secondsLater);
        assertEquals(enough, request.isMetBy(byPassword, false, now));
        assertFalse(request.isMetBy(byPassword, true, now), "the code is asked for every time");
        assertFalse(request.isMetBy(new Authentication(SignInMethod.CODE, SIGNED_IN), true, now));
    }

    @Test
    void its_text_names_nobody() {
        assertFalse(request("", Optional.empty()).toString().contains("ann@example.com"));
        assertFalse(AppQuery.parse("login_hint=ann").orElseThrow().toString().contains("ann"));
    }

    @Test
    void a_query_is_what_a_browser_sends_and_no_longer() {
        assertEquals(Optional.empty(), AppQuery.parse(""));
        assertEquals(Optional.empty(), AppQuery.parse("a=b c"));
        assertEquals(Optional.empty(), AppQuery.parse("a=\u00e9"));
        assertEquals(Optional.empty(), AppQuery.parse("a=b\n"));
        String longest = "a".repeat(AppQuery.LONGEST);
        assertEquals(longest, AppQuery.parse(longest).orElseThrow().text());
        assertEquals(Optional.empty(), AppQuery.parse(longest + "a"));
    }

    private static AuthorizationRequest request(String prompts, Optional<Duration> maxAge) {
        Set<Prompt> all = Stream.of(prompts.split(" "))
                .flatMap(word -> Prompt.of(word).stream())
                .collect(Collectors.toSet());
        return new AuthorizationRequest(
                new ClientId(new UUID(0, 1)),
                new ReturnAddress("https://app.example/", Optional.empty()),
                Scopes.parse("openid"),
                Optional.empty(),
                CodeChallenge.parse("A".repeat(43)).orElseThrow(),
                all,
                maxAge,
                Optional.of("ann@example.com"),
                Optional.empty());
    }
}
