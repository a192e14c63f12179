package org.vestibule.adapters.mail;

import java.time.Duration;
import org.vestibule.domain.attempt.ClientAddress;

/**
 * Who takes our mails, and how they are spoken to.
 *
 * @param trust whose word is taken that the server is the one that was meant
 * @param timeout for connecting, and for each answer; up to {@link #LONGEST_TIMEOUT}
 */
public record MailServer(String host, int port, Security security, SignIn signIn, MailTrust trust, Duration timeout) {

    /** Longer, and a mail might not be sent before it is taken for lost. */
    public static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(2);

    /** Plain is for this machine: whoever is on the way could read links that open accounts, and the password (S-094). */
    public MailServer {
        if (security == Security.NONE && !ClientAddress.isLoopback(host)) {
            throw new IllegalArgumentException("Never plain but to this machine");
        }
        if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("A time-out that is too long");
        }
    }

    /** What keeps others from reading along. */
    public enum Security {
        /** The connection begins plain and goes on in TLS, or not at all. */
        STARTTLS(587),
        /** TLS from the start. */
        TLS(465),
        /** Nothing: for this machine alone. */
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }

        /** Where it is usually spoken. */
        public int port() {
            return port;
        }
    }
}
