package org.vestibule.adapters.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.SessionHandler;

/** A real mail server in this JVM, which keeps what it is sent. */
final class TestMailServer implements AutoCloseable {

    /** What it took, with what was said around it. */
    record Taken(String from, List<String> to, boolean tls, MimeMessage mail) {}

    private final SMTPServer server;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    private TestMailServer(UnaryOperator<SMTPServer.Builder> with) {
        server = with.apply(SMTPServer.port(0)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .hostName("mail.example")
                        .sessionHandler(counting())
                        .messageHandlerFactory(
                                context -> new Keeping(((org.subethamail.smtp.server.Session) context).isTLSStarted()
                                        || ((org.subethamail.smtp.server.Session) context).getSocket()
                                                instanceof javax.net.ssl.SSLSocket)))
                .build();
        server.start();
    }

    static TestMailServer start(UnaryOperator<SMTPServer.Builder> with) {
        return new TestMailServer(with);
    }

    int port() {
        return server.getPortAllocated();
    }

    List<Taken> taken() {
        return taken;
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        server.stop();
    }

    private SessionHandler counting() {
        return new SessionHandler() {
            @Override
            public SessionAcceptance accept(org.subethamail.smtp.server.Session session) {
                connections.incrementAndGet();
                return SessionAcceptance.success();
            }

            @Override
            public void onSessionEnd(org.subethamail.smtp.server.Session session) {}
        };
    }

    private final class Keeping implements MessageHandler {

        private final boolean tls;
        private String from = "";
        private final List<String> to = new CopyOnWriteArrayList<>();

        Keeping(boolean tls) {
            this.tls = tls;
        }

        @Override
        public void from(String address) {
            from = address;
        }

        @Override
        public void recipient(String address) {
            to.add(address);
        }

        @Override
        public String data(InputStream data) throws IOException {
            try {
                Properties utf8 = new Properties();
                utf8.setProperty("mail.mime.allowutf8", "true");
                byte[] all = data.readAllBytes();
                taken.add(new Taken(
                        from, to, tls, new MimeMessage(Session.getInstance(utf8), new ByteArrayInputStream(all))));
            } catch (MessagingException notAMail) {
                throw new IOException(notAMail);
            }
            return "taken";
        }

        @Override
        public void done() {}
    }
}
