package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.helper.SimpleMessageListenerAdapter;
import org.subethamail.smtp.server.SMTPServer;
import org.vestibule.adapters.cli.CommandLineInterface;
import org.vestibule.adapters.cli.Finding;
import org.vestibule.adapters.cli.Program;
import org.vestibule.adapters.cli.Terminal;
import org.vestibule.adapters.mail.MailStage;
import org.vestibule.adapters.mail.SmtpProblem;
import org.vestibule.bootstrap.settings.MailSettings;
import org.vestibule.bootstrap.settings.SettingsReader;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.operator.Operator;

class MailWayTest {

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final SMTPServer server = SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                if (!password.equals("good")) {
                    throw new LoginFailedException();
                }
            }))
            .messageHandlerFactory(new SimpleMessageListenerAdapter(new SimpleMessageListener() {
                @Override
                public boolean accept(String from, String to) {
                    return to.startsWith("ann");
                }

                @Override
                public void deliver(String from, String to, InputStream data) {
                    taken.add(from + " to " + to);
                }
            }))
            .build();

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void each_stage_is_told_that_was_passed() {
        server.start();
        List<Finding> found = way("good").withMail(address("ann@example.com"), new Random());
        assertEquals(
                "name: The name localhost is known.\nconnection: The server answers on port "
                        + server.getPortAllocated()
                        + ".\nsign-in: It knows portal.\nsender: It takes mails from Portal <portal@example.com>.\n"
                        + "recipient: It takes mails for ann@example.com.\n"
                        + "data: It took this one. See whether it arrives, and not among the spam.\n",
                told(found));
        assertEquals(List.of("portal@example.com to ann@example.com"), taken);
    }

    @Test
    void the_stage_at_which_it_ended_comes_last_with_what_the_server_said() {
        server.start();
        String told = told(way("good").withMail(address("bob@example.com"), new Random()));
        assertTrue(told.contains("recipient: The address bob@example.com was refused."), told);
        assertTrue(told.contains("[smtp-recipient-refused]\n"), told);
        assertTrue(told.contains("553 "), told);
        assertFalse(told.contains("data:"), told);

        told = told(way("bad").withMail(address("ann@example.com"), new Random()));
        assertTrue(told.contains("sign-in: localhost refused portal, or what it signs in with."), told);
        assertFalse(told.contains("sender:") || told.contains("bad"), told);
        assertEquals(List.of(), taken);
    }

    @Test
    void without_a_mail_one_comes_as_far_as_to_be_let_in() {
        server.start();
        assertEquals(
                "mail: localhost would take mails on port " + server.getPortAllocated() + ".\n",
                told(List.of(way("good").withoutMail())));
        assertTrue(told(List.of(way("bad").withoutMail())).contains("[smtp-sign-in-refused]"));
        server.stop();
        assertTrue(told(List.of(way("good").withoutMail())).contains("[smtp-connection-refused]"));
    }

    /** The rest are words of adapters-cli, which knows nothing of mail servers. */
    @ParameterizedTest
    @EnumSource(SmtpProblem.Why.class)
    void each_trouble_has_words(SmtpProblem.Why why) {
        String told = told(List.of(Finding.fault("x", why.code(), "host", "1", "from", "user", "to")));
        assertTrue(told.endsWith(" [" + why.code() + "]\n"), told);
    }

    @ParameterizedTest
    @EnumSource(MailStage.class)
    void each_stage_has_words(MailStage stage) {
        String told = told(List.of(Finding.ok(stage.code(), "host", "1", "from", "user", "to")));
        assertTrue(told.endsWith(".\n"), told);
    }

    private MailWay way(String password) {
        Map<String, String> environment = Map.of(
                "VESTIBULE_MAIL_HOST", "localhost",
                "VESTIBULE_MAIL_PORT", Integer.toString(server.getPortAllocated()),
                "VESTIBULE_MAIL_SECURITY", "none",
                "VESTIBULE_MAIL_FROM", "Portal <portal@example.com>",
                "VESTIBULE_MAIL_USERNAME", "portal",
                "VESTIBULE_MAIL_PASSWORD", password);
        MailSettings.Smtp smtp = SettingsReader.read(Optional.empty(), Path.of("/nowhere"), environment)
                .mail()
                .smtp()
                .orElseThrow();
        return new MailWay(smtp, Operator.UNNAMED, URI.create("https://portal.example/"), Clock.systemUTC());
    }

    private static EmailAddress address(String written) {
        return EmailAddress.parse(written).orElseThrow();
    }

    /** What people read of it, a line for each, and one for what the server said. */
    private static String told(List<Finding> found) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                false);
        Program program = (Program) Proxy.newProxyInstance(
                Program.class.getClassLoader(), new Class<?>[] {Program.class}, (proxy, method, arguments) -> found);
        new CommandLineInterface(program, terminal, "1").run("mail", "test", "ann@example.com");
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line ->
                        line.replaceFirst("^(ok|fault) +([a-z-]+) +", "$2: ").strip() + "\n")
                .reduce("", String::concat);
    }
}
