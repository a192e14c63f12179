package org.vestibule.adapters.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.application.notice.Mailer;

/** PRODUCT G, "Mail": signing in with access tokens (XOAUTH2), and where they come from. */
class TokenSourceTest {

    private static final Mailer.Sent SENT = new Mailer.Sent();
    private static final String CANARY = "canary7tweet";

    private TokenEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        endpoint = new TokenEndpoint();
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
    }

    @Test
    void a_token_signs_in_and_is_kept_until_a_minute_before_its_end() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Map.of("NOOP", ScriptedServer.GONE))) {
            SmtpFixture fixture = SmtpFixture.plain(server.port()).as(byClient());
            SmtpMailer mailer = fixture.mailer();
            assertEquals(SENT, SmtpFixture.send(mailer, "ann@example.com"));
            fixture.clock().advance(Duration.ofSeconds(3539));
            assertEquals(SENT, SmtpFixture.send(mailer, "ann@example.com"));
            assertEquals(List.of(1, 1), tokens(server));
            fixture.clock().advance(Duration.ofSeconds(1));
            assertEquals(SENT, SmtpFixture.send(mailer, "ann@example.com"));
            assertEquals(List.of(1, 1, 2), tokens(server));
            assertEquals(
                    "grant_type=client_credentials&client_id=the+client&client_secret=canary7tweet"
                            + "&scope=https%3A%2F%2Foutlook.office365.com%2F.default",
                    endpoint.asked().get(0));
        }
    }

    @Test
    void a_refresh_token_gets_one_too() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Map.of())) {
            TokenGrant grant = new TokenGrant(endpoint.uri(), "c", Optional.empty(), secret("r+1"), Optional.empty());
            SmtpFixture fixture = SmtpFixture.plain(server.port()).as(new SignIn.ByToken("portal", grant));
            assertEquals(Optional.empty(), fixture.check());
            assertEquals(List.of("grant_type=refresh_token&client_id=c&refresh_token=r%2B1"), endpoint.asked());
        }
    }

    @ParameterizedTest
    @CsvSource({"535 5.7.3 no", "334 eyJzdGF0dXMiOiI0MDEifQ=="})
    void one_that_is_refused_is_replaced_once(String refusal) throws Exception {
        try (ScriptedServer server = new ScriptedServer(Map.of("AUTH XOAUTH2 " + xoauth2("tok/1="), refusal))) {
            assertEquals(
                    Optional.empty(),
                    SmtpFixture.plain(server.port()).as(byClient()).check());
            assertEquals(List.of(1, 2), tokens(server));
        }
        try (ScriptedServer server = new ScriptedServer(Map.of("AUTH", refusal))) {
            endpoint.asked().clear();
            SmtpProblem problem =
                    SmtpFixture.plain(server.port()).as(byClient()).check().orElseThrow();
            assertEquals("smtp-sign-in-refused", problem.why().code());
            assertEquals(2, endpoint.asked().size());
        }
    }

    @Test
    void nor_is_another_asked_for_where_the_server_is_only_busy() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Map.of("AUTH", "454 4.7.0 later"))) {
            SmtpProblem problem =
                    SmtpFixture.plain(server.port()).as(byClient()).check().orElseThrow();
            assertEquals("smtp-try-later", problem.why().code());
            assertEquals(1, endpoint.asked().size());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"error":"invalid_client","error_description":"canary7tweet"} | smtp-token-refused     | 400 invalid_client
            401 | {}                                                            | smtp-token-refused     | 401
            500 | canary7tweet                                                  | smtp-token-unavailable | 500
            302 | {"access_token":"canary7tweet"}                               | smtp-token-unavailable | 302
            200 | {"access_token":7}                                            | smtp-token-unavailable | 200
            200 | {"access_token":"a b"}                                        | smtp-token-unavailable | 200
            """)
    void an_endpoint_that_gives_none(int answered, String text, String code, String answer) throws Exception {
        endpoint.answer(answered, text);
        try (ScriptedServer server = new ScriptedServer(Map.of())) {
            SmtpFixture fixture = SmtpFixture.plain(server.port()).as(byClient());
            SmtpProblem problem = fixture.check().orElseThrow();
            assertEquals(code, problem.why().code());
            assertEquals(MailStage.SIGN_IN, problem.stage());
            assertEquals(answer, problem.answer());
            assertFalse((problem + fixture.toString()).contains(CANARY), problem::toString);
            assertEquals(List.of(), server.heard());
        }
    }

    @Test
    void an_endpoint_that_is_slow_or_gone_holds_nobody_up() throws Exception {
        endpoint.setPause(Duration.ofMinutes(1));
        try (ScriptedServer server = new ScriptedServer(Map.of())) {
            SmtpFixture fixture =
                    SmtpFixture.plain(server.port()).as(byClient()).patient(Duration.ofMillis(300));
            long began = System.nanoTime();
            assertEquals(
                    "smtp-token-unavailable",
                    fixture.check().orElseThrow().why().code());
            assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 40);
            endpoint.close();
            assertEquals(
                    "smtp-token-unavailable",
                    fixture.check().orElseThrow().why().code());
        }
    }

    @Test
    void one_whose_life_is_not_said_is_not_kept() throws Exception {
        endpoint.setLife("null");
        try (ScriptedServer server = new ScriptedServer(Map.of("NOOP", ScriptedServer.GONE))) {
            SmtpMailer mailer = SmtpFixture.plain(server.port()).as(byClient()).mailer();
            assertEquals(SENT, SmtpFixture.send(mailer, "ann@example.com"));
            assertEquals(SENT, SmtpFixture.send(mailer, "ann@example.com"));
            assertEquals(List.of(1, 2), tokens(server));
        }
    }

    /** Which tokens it was given, by their number. */
    private static List<Integer> tokens(ScriptedServer server) {
        return server.heard().stream()
                .filter(line -> line.startsWith("AUTH XOAUTH2 "))
                .map(line -> line.equals("AUTH XOAUTH2 " + xoauth2("tok/1=")) ? 1 : 2)
                .toList();
    }

    private static String xoauth2(String token) {
        String plain = "user=portal@example.com\u0001auth=Bearer " + token + "\u0001\u0001";
        return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private SignIn byClient() {
        return new SignIn.ByToken(
                "portal@example.com",
                new TokenGrant(
                        endpoint.uri(),
                        "the client",
                        secret(CANARY),
                        Optional.empty(),
                        Optional.of("https://outlook.office365.com/.default")));
    }

    private static Optional<MailSecret> secret(String text) {
        return MailSecret.parse(text);
    }
}
