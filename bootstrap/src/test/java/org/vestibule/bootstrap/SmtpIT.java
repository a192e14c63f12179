package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.OnlyLong;

/** PRODUCT G, "Mail": the program as people start it, and a mail server. */
class SmtpIT {

    private static final String MAIL = "ann@example.com";

    /** All that the program says of itself. */
    private static final String LOUD = "-XX:TieredStopAtLevel=1 -DVESTIBULE_LOG=TRACE";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path data = RunningPortal.newDataFolder();
    private final RealMailServer server = new RealMailServer(data).start();

    @AfterEach
    void stop() {
        server.close();
        RunningPortal.delete(data);
    }

    @Test
    void a_mail_leaves_by_it_and_is_no_file() throws IOException {
        try (RunningPortal portal = RunningPortal.start(data, byPassword(RealMailServer.SECRET))) {
            create();
            RunningPortal.await(
                    PATIENCE, "a mail is taken", () -> !server.taken().isEmpty());
            RealMailServer.Taken mail = server.taken().get(0);
            assertEquals(List.of("portal", "portal@example.com", MAIL), List.of(mail.by(), mail.from(), mail.to()));
            assertTrue(mail.text().contains("Auto-Submitted: auto-generated"), mail::text);
            assertFalse(portal.output().contains(MAIL), portal::output);
            assertFalse(Files.exists(data.resolve("mail")));
        }
    }

    /** L-50: whatever the server repeats. */
    @Test
    void a_password_that_it_refuses_is_not_repeated() throws IOException {
        Map<String, String> settings = byPassword(RealMailServer.SECRET + "8");
        settings.put("VESTIBULE_JAVA_OPTIONS", LOUD);
        try (RunningPortal portal = RunningPortal.start(data, settings)) {
            create();
            RunningPortal.await(PATIENCE, "it is told", () -> portal.output().contains("[smtp-sign-in-refused]"));
            assertFalse(portal.output().contains(RealMailServer.SECRET), portal::output);
            assertEquals(List.of(), server.taken());
        }
    }

    /** First none is given, then two that the mail server refuses; both repeat what they are told. */
    @OnlyLong
    @Test
    void nor_is_anything_by_which_a_token_is_got() throws IOException {
        String secret = "canary8tweet";
        String refresh = "canary9tweet";
        String stale = "canary6tweet";
        String refused = "200 {\"access_token\":\"" + stale + "\",\"expires_in\":3600}";
        try (TokenGiver giver = new TokenGiver(List.of(
                "400 {\"error\":\"invalid_client\",\"error_description\":\"" + secret + " " + refresh + "\"}",
                refused,
                refused,
                "200 {\"access_token\":\"" + RealMailServer.SECRET + "\",\"expires_in\":3600}"))) {
            Map<String, String> settings = server.settings();
            settings.put("VESTIBULE_JAVA_OPTIONS", LOUD);
            settings.put("VESTIBULE_MAIL_USERNAME", "portal@example.com");
            settings.put("VESTIBULE_MAIL_OAUTH2_TOKEN_URI", giver.uri());
            settings.put("VESTIBULE_MAIL_OAUTH2_CLIENT_ID", "the client");
            settings.put("VESTIBULE_MAIL_OAUTH2_CLIENT_SECRET", secret);
            settings.put("VESTIBULE_MAIL_OAUTH2_REFRESH_TOKEN_FILE", write("refresh", refresh));
            try (RunningPortal portal = RunningPortal.start(data, settings);
                    WaitingMails mails = WaitingMails.of(data)) {
                create();
                for (String trouble : List.of("[smtp-token-refused]", "[smtp-sign-in-refused]")) {
                    RunningPortal.await(
                            PATIENCE, "it is told", () -> portal.output().contains(trouble));
                    mails.awaitTried();
                    mails.pass(6);
                }
                RunningPortal.await(PATIENCE, "a mail is taken", () -> mails.count() == 0);
                assertEquals("portal@example.com", server.taken().get(0).by());
                assertEquals(4, giver.asked().size());
                assertTrue(
                        giver.asked().stream().allMatch(form -> form.contains(secret) && form.contains(refresh)),
                        giver.asked()::toString);
                assertTellsNone(portal.output(), secret, refresh, stale, RealMailServer.SECRET);
                for (String command : List.of("settings show", "doctor", "mail status", "mail test ann@example.com")) {
                    RunningPortal.Command told = RunningPortal.run(data, settings, "", command.split(" "));
                    assertTellsNone(told.out() + told.err(), secret, refresh, stale, RealMailServer.SECRET);
                }
            }
        }
    }

    /** Neither as it is nor as it was sent. */
    private static void assertTellsNone(String said, String... secrets) {
        for (String secret : secrets) {
            String line = "user=portal@example.com\u0001auth=Bearer " + secret + "\u0001\u0001";
            Stream.of(secret, line)
                    .flatMap(text -> Stream.of(
                            text,
                            URLEncoder.encode(text, StandardCharsets.UTF_8),
                            Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))))
                    .forEach(form -> assertFalse(said.contains(form), () -> form + " is in " + said));
        }
    }

    private void create() {
        RunningPortal.Command made = RunningPortal.runHere(data, "", "account", "create", MAIL, "--name", "Ann");
        assertEquals(0, made.code(), made.err());
    }

    private Map<String, String> byPassword(String password) throws IOException {
        Map<String, String> settings = server.settings();
        settings.put("VESTIBULE_MAIL_USERNAME", "portal");
        settings.put("VESTIBULE_MAIL_PASSWORD_FILE", write("password", password + "\n"));
        return settings;
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(data.resolve(name), text).toString();
    }
}
