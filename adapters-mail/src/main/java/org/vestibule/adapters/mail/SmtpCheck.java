package org.vestibule.adapters.mail;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.operator.Operator;

/** Goes the whole way to a mail server once, with a mail that says it is a test, to see where it ends. */
public final class SmtpCheck {

    private static final Duration MOST = Duration.ofMinutes(2);

    private final SmtpAccess access;
    private final MailComposer composer;
    private final URI link;
    private final Clock clock;

    /** @param link where the mail's button leads */
    public SmtpCheck(MailServer server, Sender sender, Operator operator, URI link, Clock clock) {
        this.access = new SmtpAccess(server, sender.from().domain(), clock);
        this.composer = new MailComposer(sender, operator);
        this.link = link;
        this.clock = clock;
    }

    /**
     * Sends one.
     *
     * @param id what names it
     * @return where it ended; empty if the server took the mail
     */
    public Optional<SmtpProblem> send(UUID id, EmailAddress to) {
        return tried(connection -> connection.send(composer.composeTest(to, link, id, clock.instant())));
    }

    /** Goes as far as one can without a mail; says where that ended, empty if the server would listen to one. */
    public Optional<SmtpProblem> signIn() {
        return tried(connection -> {});
    }

    private Optional<SmtpProblem> tried(Errand errand) {
        try (TimeLimit limit = new TimeLimit(MOST)) {
            SmtpConnection connection = access.open(limit);
            try {
                errand.on(connection);
            } finally {
                connection.end();
            }
            return Optional.empty();
        } catch (SmtpProblem problem) {
            return Optional.of(problem);
        }
    }

    private interface Errand {
        void on(SmtpConnection connection) throws SmtpProblem;
    }
}
