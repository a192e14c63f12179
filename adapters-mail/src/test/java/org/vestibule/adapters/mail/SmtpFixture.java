package org.vestibule.adapters.mail;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.notice.Mailer;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.operator.Operator;
import org.vestibule.testkit.SettableClock;

/** A mailer and a check of a server on this machine. */
record SmtpFixture(MailServer server, SettableClock clock) {

    static final UUID ID = new UUID(1, 2);
    static final SignIn.AsNobody NOBODY = new SignIn.AsNobody();
    static final Sender SENDER = new Sender(
            new Mailbox("Portal Ü <portal@vestibule.example>"), Optional.of(new Mailbox("help@vestibule.example")));

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** One that is spoken to in plain words, by nobody in particular. */
    static SmtpFixture plain(int port) {
        return of("127.0.0.1", port, MailServer.Security.NONE, NOBODY, MailTrust.JVM);
    }

    static SmtpFixture of(String host, int port, MailServer.Security security, SignIn signIn, MailTrust trust) {
        return new SmtpFixture(new MailServer(host, port, security, signIn, trust, PATIENCE), new SettableClock());
    }

    SmtpFixture as(SignIn signIn) {
        return of(server.host(), server.port(), server.security(), signIn, server.trust());
    }

    SmtpFixture patient(Duration timeout) {
        return new SmtpFixture(
                new MailServer(
                        server.host(), server.port(), server.security(), server.signIn(), server.trust(), timeout),
                clock);
    }

    SmtpMailer mailer() {
        return new SmtpMailer(server, SENDER, Operator.UNNAMED, clock);
    }

    SmtpMailer mailer(Duration most) {
        return new SmtpMailer(server, SENDER, Operator.UNNAMED, clock, later -> {}, most);
    }

    static Mailer.Result send(Mailer mailer, String to) {
        return mailer.send(ID, notice(to), false);
    }

    static Notice notice(String to) {
        EmailAddress address = EmailAddress.parse(to).orElseThrow();
        return Notice.of(AccountId.NOBODY, Notice.Kind.SIGN_UP, address, URI.create("https://portal.example/x"));
    }

    /** Where a test mail ended; empty if the server took it. */
    Optional<SmtpProblem> check() {
        URI link = URI.create("https://portal.example/");
        return new SmtpCheck(server, SENDER, Operator.UNNAMED, link, clock)
                .send(ID, EmailAddress.parse("ann@example.com").orElseThrow());
    }
}
