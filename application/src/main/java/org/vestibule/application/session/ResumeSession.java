package org.vestibule.application.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.SessionLimits;
import org.vestibule.domain.token.BearerToken;

/** Recognizes a signed-in browser by the token that it bears. */
public final class ResumeSession {

    /** Use is noted once a minute at most, so that most requests write nothing. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final SessionLimits limits;
    private final Transactions transactions;
    private final Clock clock;

    public ResumeSession(Sessions sessions, SessionLimits limits, Transactions transactions, Clock clock) {
        this.sessions = sessions;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of the session. */
    public sealed interface Result {}

    /** It is live. */
    public record Live(SignedIn signedIn) implements Result {}

    /** It was not used for so long, or lasted so long, that it is over: good for nothing but to be signed out of. */
    public record Expired(SignedIn signedIn, Duration after) implements Result {}

    /** It was ended, or never was. */
    public record Ended() implements Result {}

    /** Looks it up. */
    public Result resume(BearerToken token) {
        Optional<SignedIn> found = sessions.find(token);
        if (found.isEmpty()) {
            return new Ended();
        }
        Session session = found.get().session();
        Instant now = clock.instant();
        if (!limits.hold(session, now)) {
            boolean idle = session.startedAt().plus(limits.overall()).isAfter(now);
            return new Expired(found.get(), idle ? limits.idle() : limits.overall());
        }
        if (session.lastUsedAt().plus(NOTED_EVERY).isBefore(now)) {
            transactions.inTransaction(() -> sessions.touch(session, now));
        }
        return new Live(found.get());
    }
}
