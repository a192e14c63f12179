package org.vestibule.application.twostep;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.totp.AcceptanceWindow;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.twostep.Authenticator;

/**
 * The one way in which the code of an authenticator is checked: reserve the try, compute while holding no connection,
 * then settle within the transaction of what the code was given for.
 */
public final class CodeGuard {

    private final Attempts attempts;
    private final Authenticators authenticators;
    private final AcceptanceWindow window;
    private final AuditTrail trail;
    private final Clock clock;

    public CodeGuard(
            Attempts attempts, Authenticators authenticators, AcceptanceWindow window, AuditTrail trail, Clock clock) {
        this.attempts = attempts;
        this.authenticators = authenticators;
        this.window = window;
        this.trail = trail;
        this.clock = clock;
    }

    /** What came of a check, before it is settled. */
    public sealed interface Check {}

    /**
     * The code was compared.
     *
     * @param step the step whose code it is; empty if of none around now
     */
    public record Evaluated(AccountId account, Optional<Authenticator> authenticator, Optional<TimeStep> step)
            implements Check {}

    /** Nothing was compared. */
    public record Later(TryLater why) implements Check {}

    /** The verdict, once settled. */
    public enum Verdict {
        ACCEPTED,
        ALREADY_USED,
        WRONG
    }

    /** Reserves a try and compares. */
    public Check check(AccountId account, OneTimeCode code) {
        Optional<TryLater> later = attempts.reserve(bucket(account), clock.instant());
        if (later.isPresent()) {
            return new Later(later.get());
        }
        Optional<Authenticator> authenticator = authenticators.find(account);
        return new Evaluated(
                account, authenticator, authenticator.flatMap(app -> app.key().match(code, clock.instant(), window)));
    }

    /**
     * Settles within the caller's transaction. The step counts if it is still within the window now and nobody has
     * spent it. A replay is no guess: it is counted nowhere and logged once.
     */
    public Verdict settle(Evaluated check, Instant now, Origin origin) {
        AccountId account = check.account();
        Optional<TimeStep> step = check.step().filter(matching -> window.holds(matching, now));
        if (step.isEmpty()) {
            trail.record(Event.of(account, Event.Kind.CODE_REFUSED, origin));
            return Verdict.WRONG;
        }
        Instant boundAt = check.authenticator().orElseThrow().boundAt();
        if (authenticators.advance(account, boundAt, step.get(), now)) {
            attempts.clear(bucket(account));
            return Verdict.ACCEPTED;
        }
        attempts.giveBack(bucket(account));
        if (authenticators.noteReplay(account, step.get())) {
            trail.record(Event.of(account, Event.Kind.CODE_REPLAYED, origin));
        }
        return Verdict.ALREADY_USED;
    }

    static BucketKey bucket(AccountId account) {
        return new BucketKey(Guess.CODE, account.toString());
    }
}
