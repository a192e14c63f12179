package org.vestibule.bootstrap.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vestibule.adapters.mail.MailServer;
import org.vestibule.adapters.mail.MailTrust;
import org.vestibule.adapters.mail.Mailbox;
import org.vestibule.adapters.mail.Sender;
import org.vestibule.adapters.mail.SignIn;
import org.vestibule.domain.attempt.ClientAddress;

/**
 * How mails leave.
 *
 * @param smtp empty if they are files
 */
public record MailSettings(Optional<Smtp> smtp) {

    /** By a mail server. */
    public record Smtp(MailServer server, Sender sender) {}

    private static final String HOST = "mail.host";
    private static final String SECURITY = "mail.security";
    private static final String FROM = "mail.from";
    private static final String ADDRESS =
            "an address in ASCII, with or without a name, like Portal <portal@example.com>";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    static MailSettings from(Values values) {
        Optional<String> host = values.find(
                HOST,
                "none: mails are .eml files in the data folder",
                "the name or the address of a host, with no port",
                MailSettings::host);
        MailServer.Security security = values.choice(SECURITY, MailServer.Security.STARTTLS);
        int port = values.findNumber("mail.port", "587; 465 with tls, 25 with none", 1, 65_535)
                .orElse(security.port());
        Optional<Mailbox> from = values.find(FROM, "none", ADDRESS, Mailbox::parse);
        Optional<Mailbox> replyTo = values.find("mail.reply-to", "none", ADDRESS, Mailbox::parse);
        MailTrust trust = values.find(
                        "mail.certificate-authority",
                        "those that the JVM knows",
                        "the path of a file with certificates in PEM, from / on, such as /etc/vestibule/ca.pem",
                        text -> Values.path(text).flatMap(MailTrust::read))
                .orElse(MailTrust.JVM);
        Duration timeout = Duration.ofSeconds(
                values.number("mail.timeout", 30, 1, Math.toIntExact(MailServer.LONGEST_TIMEOUT.toSeconds())));
        SignIn signIn = MailSignIn.from(values);
        refuseWhatDoesNotGoTogether(values, host, security);
        boolean plain = security == MailServer.Security.NONE;
        return new MailSettings(host.filter(name -> !plain || ClientAddress.isLoopback(name))
                .flatMap(name -> from.map(sender -> new Smtp(
                        new MailServer(name, port, security, signIn, trust, timeout), new Sender(sender, replyTo)))));
    }

    private static Optional<String> host(String text) {
        boolean host =
                NAME.matcher(text).matches() || ClientAddress.literal(text).isPresent();
        return host ? Optional.of(text) : Optional.empty();
    }

    private static void refuseWhatDoesNotGoTogether(
            Values values, Optional<String> host, MailServer.Security security) {
        if (!values.isSet(HOST)) {
            Stream.concat(
                            Stream.of(
                                    SECURITY,
                                    "mail.port",
                                    FROM,
                                    "mail.reply-to",
                                    "mail.certificate-authority",
                                    "mail.timeout"),
                            MailSignIn.ALL.stream())
                    .filter(values::isSet)
                    .forEach(key -> values.refuse(key, "left away where " + Values.PREFIX + HOST + " is not set"));
            return;
        }
        if (!values.isSet(FROM)) {
            values.refuse(FROM, "set where " + Values.PREFIX + HOST + " is");
        }
        if (security == MailServer.Security.NONE
                && host.filter(name -> !ClientAddress.isLoopback(name)).isPresent()) {
            values.refuse(SECURITY, "starttls or tls where " + Values.PREFIX + HOST + " is another machine");
        }
        MailSignIn.refuseWhatDoesNotGoTogether(values);
    }
}
