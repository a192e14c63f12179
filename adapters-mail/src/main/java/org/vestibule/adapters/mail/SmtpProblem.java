package org.vestibule.adapters.mail;

import java.util.Locale;
import java.util.Optional;

/**
 * A mail server did not take a mail. Has no cause: one might quote a password. The message has no address either, for a
 * server's own words often do: those are the {@link #answer}, for the operator's eyes.
 */
public final class SmtpProblem extends Exception {

    private static final long serialVersionUID = 1;

    private final MailStage stage;
    private final Why why;
    private final String answer;
    private final String line;

    SmtpProblem(MailStage stage, Why why) {
        this(stage, why, Optional.empty());
    }

    SmtpProblem(MailStage stage, Why why, Optional<SmtpReply> reply) {
        super(line(why, reply));
        this.line = line(why, reply);
        this.stage = stage;
        this.why = why;
        // what we signed in with is repeated there, if anywhere
        this.answer = reply.map(one -> stage == MailStage.SIGN_IN ? one.status() : one.text())
                .orElse("");
    }

    private static String line(Why why, Optional<SmtpReply> reply) {
        return why.words + reply.map(one -> " (" + one.status() + ")").orElse("") + " [" + why.code() + "]";
    }

    /** What was in the way. */
    public enum Why {
        NAME_UNKNOWN("the name of the mail server is not known"),
        CONNECTION_REFUSED("the mail server cannot be reached"),
        TIMED_OUT("the mail server did not answer in time"),
        CONNECTION_LOST("the mail server broke off"),
        SERVER_REFUSES("the mail server does not take mails from here"),
        TRY_LATER("the mail server takes no mail now"),
        STARTTLS_MISSING("the mail server does not offer STARTTLS"),
        STARTTLS_NEEDED("the mail server demands STARTTLS"),
        TLS_FAILED("the mail server does not speak TLS there"),
        CERTIFICATE_NAME("the certificate is for another name than the mail server's"),
        CERTIFICATE_UNKNOWN("the certificate of the mail server is of an authority that is not trusted"),
        CERTIFICATE_EXPIRED("the certificate of the mail server is not good today"),
        SIGN_IN_NOT_OFFERED("the mail server does not offer to sign in that way"),
        SIGN_IN_NEEDED("the mail server demands that we sign in"),
        SIGN_IN_REFUSED("the mail server refused the user or what it signs in with"),
        PASSWORD_DISABLED("the mail server takes no passwords"),
        TOKEN_REFUSED("no access token is given to this client"),
        TOKEN_UNAVAILABLE("where access tokens are given does not answer as it should"),
        SENDER_REFUSED("the mail server does not let us send as this sender"),
        RELAY_DENIED("the mail server passes on no mails for us"),
        GREYLISTED("the mail server asks to come again later"),
        RECIPIENT_REFUSED("the address was refused"),
        ADDRESS_NOT_ASCII("the mail server takes no addresses beyond ASCII"),
        CONTENT_REFUSED("the mail server refused what the mail says");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** What it is called, and has been since. */
        public String code() {
            return "smtp-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Where it happened: all stages before were passed. */
    public MailStage stage() {
        return stage;
    }

    /** Which of them it is. */
    public Why why() {
        return why;
    }

    /** All of it in a line that names nobody. */
    public String line() {
        return line;
    }

    /** What the server said, in a line, which may name the address that the mail was for; empty if nothing. */
    public String answer() {
        return answer;
    }

    /** Whether no mail for this address will ever be taken. */
    boolean isFinal() {
        return why == Why.RECIPIENT_REFUSED || why == Why.ADDRESS_NOT_ASCII;
    }
}
