package org.vestibule.domain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.ClientSecret;
import org.vestibule.domain.app.CodeChallenge;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.app.RedirectUri;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;
import org.vestibule.domain.totp.OneTimeCode;

/**
 * Whatever reads what people type takes the longest form that the portal reads, made of the most awkward pieces, in no
 * time and without running out of stack (L-41, F-09).
 */
class LongestInputsTest {

    private static final int LONGEST = 64 * 1024;

    private static final List<String> PIECES = List.of(
            "a", "a.", ".", "@", "a@", "@a.", "-", "xn--", "é", "e\u0301", "\u0301", " ", "\u00a0", "\ufeff", "\t",
            "\"", "<", ">", "<>", ",", ";", "/", "/a", "//", "%", ":", "[", "]", "0", "1.", "٣", "ﷺ", "😀", "\ud83d",
            "=", "&");

    private static final Map<String, Consumer<String>> READERS = new TreeMap<>(Map.ofEntries(
            Map.entry("address", EmailAddress::parse),
            Map.entry("app's query", AppQuery::parse),
            Map.entry("app's secret", ClientSecret::parse),
            Map.entry("app's scopes", Scopes::parse),
            Map.entry("app's token", GrantToken::parse),
            Map.entry("challenge", CodeChallenge::parse),
            Map.entry("redirect URI", RedirectUri::parse),
            Map.entry("requested redirect URI", new RedirectUri("http://127.0.0.1/")::matches),
            Map.entry("verifier", new CodeChallenge("")::isMetBy),
            Map.entry("backup code", BackupCode::parse),
            Map.entry("client address", ClientAddress::of),
            Map.entry("client address in numbers", ClientAddress::literal),
            Map.entry("code", OneTimeCode::parse),
            Map.entry("host", ClientAddress::isLoopback),
            Map.entry("id", TimeOrderedId::parse),
            Map.entry("invitation", InvitationId::parse),
            Map.entry("name", PersonName::parse),
            Map.entry("name of a browser", browser -> new Origin("192.0.2.1", browser)),
            Map.entry("password", Password::parse),
            Map.entry("team", TeamId::parse),
            Map.entry("team name", TeamName::parse),
            Map.entry("token", BearerToken::parse)));

    static Stream<String> readers() {
        return READERS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void no_input_is_too_long(String name) {
        Consumer<String> reader = Objects.requireNonNull(READERS.get(name));
        for (String piece : PIECES) {
            String longest = piece.repeat(LONGEST / piece.length());
            for (String input : List.of(longest, longest + "!", "a@" + longest, longest + "@example.com")) {
                assertTimeoutPreemptively(
                        Duration.ofSeconds(2), () -> assertDoesNotThrow(() -> reader.accept(input)), piece);
            }
        }
    }
}
