package org.vestibule.adapters.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.mail.SmtpProblem.Why;

/**
 * A connection to a mail server. The library says in a sentence what went wrong, if at all; so this one keeps how far it
 * came, and the first answer that was not yes.
 */
final class SmtpConnection extends SMTPTransport {

    /** What a server answers that has a question of its own, as to a token that it refuses. */
    static final int GO_ON = 334;

    private static final String UTF_8 = "SMTPUTF8";

    private final MailServer server;
    private final Optional<Credentials> credentials;

    private volatile TimeLimit limit;
    private volatile @Nullable Socket socket;
    private MailStage stage = MailStage.CONNECTION;
    private Optional<SmtpReply> refusal = Optional.empty();
    private @Nullable Why own;
    private boolean beyondAscii;
    private int mails;

    /**
     * What to sign in with.
     *
     * @param mechanisms how, with spaces between them
     */
    record Credentials(String user, MailSecret secret, String mechanisms) {}

    private SmtpConnection(
            MailServer server, Optional<Credentials> credentials, Properties properties, TimeLimit limit) {
        super(Session.getInstance(properties), new URLName("smtp", null, -1, null, null, null));
        this.server = server;
        this.credentials = credentials;
        this.limit = limit;
    }

    /**
     * Opens one, as far as to the sender.
     *
     * @param name how we introduce ourselves
     */
    static SmtpConnection open(
            MailServer server, String name, SSLContext tls, Optional<Credentials> credentials, TimeLimit limit)
            throws SmtpProblem {
        Properties properties = properties(server, name, credentials);
        SmtpConnection connection = new SmtpConnection(server, credentials, properties, limit);
        connection.makeSocketsFrom(tls, properties);
        try {
            connection.connect(
                    server.host(),
                    server.port(),
                    credentials.map(Credentials::user).orElse(null),
                    credentials.map(each -> each.secret().text()).orElse(null));
            return connection;
        } catch (MessagingException failure) {
            throw connection.problem(failure);
        }
    }

    private void makeSocketsFrom(SSLContext tls, Properties properties) {
        properties.put("mail.smtp.socketFactory", new PlainSockets(this::use));
        properties.put("mail.smtp.ssl.socketFactory", new SecretSockets(tls.getSocketFactory(), this::use));
    }

    private void use(Socket made) {
        socket = made;
        limit.holdFor(made);
    }

    /** What is done from now on is. */
    void within(TimeLimit next) {
        limit = next;
        Socket used = socket;
        if (used != null) {
            next.holdFor(used);
        }
    }

    private static Properties properties(MailServer server, String name, Optional<Credentials> credentials) {
        String millis = Long.toString(server.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", name);
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.ssl.enable", is(server, MailServer.Security.TLS));
        properties.setProperty("mail.smtp.starttls.enable", is(server, MailServer.Security.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", is(server, MailServer.Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.socketFactory.fallback", "false"); // else it tries once more without ours
        properties.setProperty("mail.smtp.auth", Boolean.toString(credentials.isPresent()));
        properties.setProperty(
                "mail.smtp.auth.mechanisms",
                credentials.map(Credentials::mechanisms).orElse(""));
        properties.setProperty("mail.mime.allowutf8", "true");
        return properties;
    }

    private static String is(MailServer server, MailServer.Security security) {
        return Boolean.toString(server.security() == security);
    }

    /** Sends one. Whatever comes of it, the connection is as good as before unless it is closed. */
    synchronized void send(MimeMessage mail) throws SmtpProblem {
        mails++;
        refusal = Optional.empty();
        own = null;
        stage = MailStage.SENDER;
        try {
            InternetAddress to = (InternetAddress) mail.getAllRecipients()[0];
            beyondAscii = to.getAddress().chars().anyMatch(character -> character > 127);
            sendMessage(mail, new InternetAddress[] {to});
        } catch (MessagingException failure) {
            throw problem(failure);
        }
    }

    /** How many were, so far. */
    int mails() {
        return mails;
    }

    /** Ends it. Nobody is told if that fails. */
    void end() {
        try {
            close();
        } catch (MessagingException gone) {
            // as it was to be
        }
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        stage = MailStage.CONNECTION;
        boolean known = super.ehlo(domain);
        if (known) {
            greeted();
        }
        return known;
    }

    @Override
    protected void helo(String domain) throws MessagingException {
        refusal = Optional.empty(); // a server that is older than EHLO
        super.helo(domain);
        greeted();
    }

    /** The library would go on without what is not offered, or say no more than that it cannot. */
    private void greeted() throws MessagingException {
        if (server.security() != MailServer.Security.NONE && !isSSL()) {
            stage = MailStage.CERTIFICATE;
            failUnless(supportsExtension("STARTTLS"), Why.STARTTLS_MISSING);
        } else {
            stage = MailStage.SIGN_IN;
            failUnless(
                    credentials.isEmpty()
                            || Stream.of(credentials.get().mechanisms().split(" "))
                                    .anyMatch(this::supportsAuthentication),
                    Why.SIGN_IN_NOT_OFFERED);
        }
    }

    private void failUnless(boolean good, Why otherwise) throws MessagingException {
        if (!good) {
            own = otherwise;
            throw new MessagingException(otherwise.code());
        }
    }

    /**
     * Only mails that need it are marked by it: the next server may know none of that (RFC 6531). Before there is a mail
     * nobody asks but the library, which complains in a log of its own.
     */
    @Override
    public boolean supportsExtension(String extension) {
        if (!extension.equals(UTF_8)) {
            return super.supportsExtension(extension);
        }
        return stage.compareTo(MailStage.SENDER) < 0 || (beyondAscii && super.supportsExtension(extension));
    }

    @Override
    protected void rcptTo() throws MessagingException {
        stage = MailStage.RECIPIENT;
        failUnless(!beyondAscii || supportsExtension(UTF_8), Why.ADDRESS_NOT_ASCII);
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        stage = MailStage.DATA;
        return super.data();
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        if ((code >= 400 || code == GO_ON) && refusal.isEmpty()) {
            refusal = Optional.of(SmtpReply.of(code, getLastServerResponse()));
        }
        return code;
    }

    private SmtpProblem problem(MessagingException failure) {
        Causes causes = Causes.of(failure);
        if (limit.isOver()) {
            return new SmtpProblem(stage, Why.TIMED_OUT);
        }
        if (own != null) {
            return new SmtpProblem(stage, own);
        }
        if (refusal.isPresent()) {
            return new SmtpProblem(stage, refusal.get().at(stage), refusal);
        }
        if (causes.any(UnknownHostException.class)) {
            return new SmtpProblem(MailStage.NAME, Why.NAME_UNKNOWN);
        }
        if (causes.any(SocketTimeoutException.class)) {
            return new SmtpProblem(stage, Why.TIMED_OUT);
        }
        if (stage.compareTo(MailStage.CERTIFICATE) <= 0 && causes.any(SSLException.class)) {
            return new SmtpProblem(MailStage.CERTIFICATE, causes.certificate());
        }
        boolean refused = causes.any(ConnectException.class) || causes.any(NoRouteToHostException.class);
        return new SmtpProblem(stage, refused ? Why.CONNECTION_REFUSED : Why.CONNECTION_LOST);
    }

    /** The library knows the password. */
    @Override
    public String toString() {
        return "SmtpConnection[" + server.host() + ":" + server.port() + "]";
    }
}
