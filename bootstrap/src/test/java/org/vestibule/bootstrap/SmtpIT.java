package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import org.vestibule.testkit.TestCertificate;

/** PRODUCT G, "Mail": the program as people start it, and a mail server. */
class SmtpIT {

    private static final String PASSWORD = "canary7tweet";
    private static final String MAIL = "ann@example.com";

    private final Path data = RunningPortal.newDataFolder();
    private final TestCertificate certificate = TestCertificate.make();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final SMTPServer server = SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .requireTLS()
            .startTlsSocketFactory(tls())
            .requireAuth()
            .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                if (!password.equals(PASSWORD)) {
                    throw new LoginFailedException("not " + password);
                }
            }))
            .messageHandler((context, from, to, mail) ->
                    taken.add(from + " to " + to + ":\n" + new String(mail, StandardCharsets.UTF_8)))
            .build();

    @AfterEach
    void stop() {
        server.stop();
        RunningPortal.delete(data);
    }

    @Test
    void a_mail_leaves_by_it_and_is_no_file() throws IOException {
        server.start();
        try (RunningPortal portal = RunningPortal.start(data, settings(PASSWORD))) {
            create();
            RunningPortal.await(Duration.ofMinutes(1), "a mail is taken", () -> !taken.isEmpty());
            String mail = taken.get(0);
            assertTrue(mail.startsWith("portal@example.com to " + MAIL + ":\n"), mail);
            assertTrue(mail.contains("Auto-Submitted: auto-generated"), mail);
            assertFalse(portal.output().contains(MAIL), portal::output);
            assertFalse(Files.exists(data.resolve("mail")));
        }
    }

    /** L-50: whatever the server repeats. */
    @Test
    void a_password_that_it_refuses_is_not_repeated() throws IOException {
        server.start();
        String wrong = PASSWORD + "8";
        Map<String, String> settings = settings(wrong);
        settings.put("VESTIBULE_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -DVESTIBULE_LOG=TRACE");
        try (RunningPortal portal = RunningPortal.start(data, settings)) {
            create();
            RunningPortal.await(
                    Duration.ofMinutes(1), "it is told", () -> portal.output().contains("[smtp-sign-in-refused]"));
            assertFalse(portal.output().contains(PASSWORD), portal::output);
            assertEquals(List.of(), taken);
        }
    }

    private void create() {
        RunningPortal.Command made = RunningPortal.run(data, "", "account", "create", MAIL, "--name", "Ann");
        assertEquals(0, made.code(), made.err());
    }

    private Map<String, String> settings(String password) throws IOException {
        Map<String, String> settings = new HashMap<>(RunningPortal.QUICK);
        settings.put("VESTIBULE_MAIL_HOST", "localhost");
        settings.put("VESTIBULE_MAIL_PORT", String.valueOf(server.getPortAllocated()));
        settings.put("VESTIBULE_MAIL_FROM", "Portal <portal@example.com>");
        settings.put("VESTIBULE_MAIL_USERNAME", "portal");
        settings.put("VESTIBULE_MAIL_PASSWORD_FILE", write("password", password + "\n"));
        settings.put("VESTIBULE_MAIL_CERTIFICATE_AUTHORITY", write("ca.pem", certificate.certificateText()));
        return settings;
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(data.resolve(name), text).toString();
    }

    private SSLContext tls() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(certificate.store(), new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
