package org.vestibule.adapters.mail;

import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Opens connections to a mail server. */
final class SmtpAccess {

    private static final String PASSWORD = "PLAIN LOGIN";
    private static final String TOKEN = "XOAUTH2";

    private final MailServer server;
    private final String name;
    private final SSLContext tls;
    private final Optional<TokenSource> tokens;

    /** @param name how we introduce ourselves */
    SmtpAccess(MailServer server, String name, Clock clock) {
        this.server = server;
        this.name = name;
        this.tls = server.trust().context();
        this.tokens = server.signIn() instanceof SignIn.ByToken by
                ? Optional.of(new TokenSource(by.grant(), tls, server.timeout(), clock))
                : Optional.empty();
    }

    /** Opens one, signed in. */
    SmtpConnection open(TimeLimit limit) throws SmtpProblem {
        if (server.signIn() instanceof SignIn.ByPassword by) {
            return open(Optional.of(new SmtpConnection.Credentials(by.user(), by.password(), PASSWORD)), limit);
        }
        if (server.signIn() instanceof SignIn.ByToken by) {
            return open(by.user(), tokens.orElseThrow(), limit);
        }
        return open(Optional.empty(), limit);
    }

    /** A token may have ended before its time: then another one is tried, once. */
    private SmtpConnection open(String user, TokenSource source, TimeLimit limit) throws SmtpProblem {
        MailSecret token = source.token();
        try {
            return open(user, token, limit);
        } catch (SmtpProblem problem) {
            if (problem.why() != SmtpProblem.Why.SIGN_IN_REFUSED) {
                throw problem;
            }
            return open(user, source.insteadOf(token), limit);
        }
    }

    private SmtpConnection open(String user, MailSecret token, TimeLimit limit) throws SmtpProblem {
        return open(Optional.of(new SmtpConnection.Credentials(user, token, TOKEN)), limit);
    }

    private SmtpConnection open(Optional<SmtpConnection.Credentials> credentials, TimeLimit limit) throws SmtpProblem {
        return SmtpConnection.open(server, name, tls, credentials, limit);
    }
}
