package org.vestibule.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.AuthenticationHandler;
import org.subethamail.smtp.AuthenticationHandlerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;
import org.vestibule.testkit.TestCertificate;

/**
 * A real mail server on this machine, always at one port. It speaks TLS by a certificate of its own making, lets in whoever
 * knows the secret, keeps what it took, and behaves at each stage as it is told to.
 */
final class RealMailServer implements AutoCloseable {

    /** What one signs in with, be it the password or a token. */
    static final String SECRET = "canary7tweet";

    private static final TestCertificate OWN = TestCertificate.make();
    private static final TestCertificate ANOTHERS =
            TestCertificate.make(Duration.ofDays(-1), 10, "-keyalg", "EC", "-ext", "san=dns:mail.example");
    private static final int HALF = 400;

    private final Path authority;
    private final int port = RunningPortal.freePort();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = visit -> {};
    private volatile TestCertificate certificate = OWN;
    private Optional<SMTPServer> running = Optional.empty();

    /** @param folder where it may write down whom to trust */
    RealMailServer(Path folder) {
        this.authority = folder.resolve("ca.pem");
        try {
            Files.writeString(authority, OWN.certificateText() + ANOTHERS.certificateText());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How far a visitor has come. */
    enum Stage {
        GREETING,
        SIGN_IN,
        SENDER,
        RECIPIENT,
        /** In the middle of a mail. */
        HALF_WAY,
        /** It has heard all of a mail. */
        HEARD,
        /** It has the mail, and its visitor does not know yet. */
        TAKEN
    }

    /** Somebody at a stage; who it is and to whom the mail goes, as soon as that was said. */
    record Visit(Stage stage, String by, String to, Socket socket) {

        /** Is gone without a word, as when the cable is pulled. */
        DropConnectionException gone() {
            try {
                socket.setSoLinger(true, 0); // what was sent meanwhile is answered by a reset
                socket.close();
            } catch (IOException before) {
                // gone is gone
            }
            return new DropConnectionException();
        }
    }

    /** What it does when somebody has come so far; an exception is its answer. */
    interface Behaviour {
        void at(Visit visit) throws RejectException;
    }

    /** A mail that came. */
    record Taken(String by, String from, String to, String text) {

        /** What names it, whenever it comes. */
        String id() {
            return header("Message-ID").orElseThrow();
        }

        boolean saysItIsARepeat() {
            return header("X-Vestibule-Repeat").isPresent();
        }

        private Optional<String> header(String name) {
            Matcher line = Pattern.compile("(?m)^" + name + ":\\s+(.+?)\\r?$").matcher(text);
            return line.find() ? Optional.of(line.group(1)) : Optional.empty();
        }
    }

    RealMailServer start() {
        SMTPServer server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .requireTLS()
                .startTlsSocketFactory(this::tls)
                .requireAuth()
                .authenticationHandlerFactory(signIn())
                .sessionHandler(greeting())
                .messageHandlerFactory(context -> new Keeping((Session) context))
                .build();
        server.start();
        running = Optional.of(server);
        return this;
    }

    /** From now on nobody listens. */
    void stop() {
        running.ifPresent(SMTPServer::stop);
        running = Optional.empty();
    }

    @Override
    public void close() {
        stop();
    }

    void behave(Behaviour now) {
        behaviour = now;
    }

    /** Shows a certificate from now on: its own, or one of another host, whose authority is trusted just as well. */
    void showItsOwn(boolean own) {
        certificate = own ? OWN : ANOTHERS;
    }

    int port() {
        return port;
    }

    /** All mails, in the order in which they came. */
    List<Taken> taken() {
        return taken;
    }

    /** How it is reached, by a user with the password. */
    Map<String, String> settings(String user) {
        Map<String, String> settings = settings();
        settings.put("VESTIBULE_MAIL_USERNAME", user);
        settings.put("VESTIBULE_MAIL_PASSWORD", SECRET);
        return settings;
    }

    /** How it is reached. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(RunningPortal.QUICK);
        settings.put("VESTIBULE_MAIL_HOST", "localhost");
        settings.put("VESTIBULE_MAIL_PORT", String.valueOf(port));
        settings.put("VESTIBULE_MAIL_FROM", "Portal <portal@example.com>");
        settings.put("VESTIBULE_MAIL_CERTIFICATE_AUTHORITY", authority.toString());
        return settings;
    }

    private SSLSocket tls(Socket plain) throws IOException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(certificate.store(), new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
            socket.setUseClientMode(false);
            return socket;
        } catch (GeneralSecurityException failure) {
            throw new IOException(failure);
        }
    }

    private SessionHandler greeting() {
        return new SessionHandler() {
            @Override
            public SessionAcceptance accept(Session session) {
                try {
                    behaviour.at(new Visit(Stage.GREETING, "", "", session.getSocket()));
                    return SessionAcceptance.success();
                } catch (RejectException answer) {
                    return SessionAcceptance.failure(answer.getCode(), answer.getMessage());
                }
            }

            @Override
            public void onSessionEnd(Session session) {}
        };
    }

    private AuthenticationHandlerFactory signIn() {
        return new AuthenticationHandlerFactory() {
            @Override
            public List<String> getAuthenticationMechanisms() {
                return List.of("PLAIN", "XOAUTH2");
            }

            @Override
            public AuthenticationHandler create() {
                return new SignIn();
            }
        };
    }

    /** By a password, or by a token as Google and Microsoft have it; repeats in public what it refuses. */
    private final class SignIn implements AuthenticationHandler {

        private static final Pattern PLAIN = Pattern.compile("[^\0]*\0(.*)\0(.*)");
        private static final Pattern XOAUTH2 = Pattern.compile("user=(.*)\u0001auth=Bearer (.*)\u0001\u0001");

        private String user = "";

        @Override
        public Optional<String> auth(String line, MessageContext context) throws RejectException {
            String[] words = line.split(" ");
            String said = new String(Base64.getDecoder().decode(words[2]), StandardCharsets.UTF_8);
            Matcher parts = (words[1].equals("PLAIN") ? PLAIN : XOAUTH2).matcher(said);
            if (!parts.matches()) {
                throw new RejectException(501, "what");
            }
            user = parts.group(1);
            behaviour.at(new Visit(Stage.SIGN_IN, user, "", ((Session) context).getSocket()));
            if (!parts.group(2).equals(SECRET)) {
                throw new RejectException(535, "5.7.8 not by " + parts.group(2) + ", as in " + line);
            }
            return Optional.empty();
        }

        @Override
        public Object getIdentity() {
            return user;
        }
    }

    private final class Keeping implements MessageHandler {

        private final Session session;
        private String from = "";
        private String to = "";

        private Keeping(Session session) {
            this.session = session;
        }

        @Override
        public void from(String address) throws RejectException {
            from = address;
            at(Stage.SENDER);
        }

        @Override
        public void recipient(String address) throws RejectException {
            to = address;
            at(Stage.RECIPIENT);
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            byte[] begin = data.readNBytes(HALF);
            at(Stage.HALF_WAY);
            String text =
                    new String(begin, StandardCharsets.UTF_8) + new String(data.readAllBytes(), StandardCharsets.UTF_8);
            at(Stage.HEARD);
            taken.add(new Taken(by(), from, to, text));
            at(Stage.TAKEN);
            return "taken";
        }

        @Override
        public void done() {}

        private void at(Stage stage) throws RejectException {
            behaviour.at(new Visit(stage, by(), to, session.getSocket()));
        }

        private String by() {
            return session.getAuthenticationHandler()
                    .map(handler -> handler.getIdentity().toString())
                    .orElseThrow();
        }
    }
}
