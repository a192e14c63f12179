package org.vestibule.application.totp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.attempt.Schedule;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.TokenDigest;
import org.vestibule.domain.totp.AcceptanceWindow;
import org.vestibule.domain.totp.Authenticator;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;

/**
 * The one way in which the code of an authenticator is checked: reserve the try, compute while holding no connection,
 * then settle within the transaction of what the code was given for.
 */
public final class CodeGuard {

    private final Attempts attempts;
    private final Authenticators authenticators;
    private final AcceptanceWindow window;
    private final Outbox outbox;
    private final PortalLinks links;
    private final AuditTrail trail;
    private final Clock clock;

    public CodeGuard(
            Attempts attempts,
            Authenticators authenticators,
            AcceptanceWindow window,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Clock clock) {
        this.attempts = attempts;
        this.authenticators = authenticators;
        this.window = window;
        this.outbox = outbox;
        this.links = links;
        this.trail = trail;
        this.clock = clock;
    }

    /** What came of a check, before it is settled. */
    public sealed interface Check {}

    /**
     * The code was compared.
     *
     * @param step the step whose code it is; empty if of none around now
     * @param age how long ago it was right, if that is more than the window allows
     * @param buckets where the try was counted
     */
    public record Evaluated(
            AccountId account,
            Optional<Authenticator> authenticator,
            Optional<TimeStep> step,
            Optional<Duration> age,
            List<BucketKey> buckets)
            implements Check {}

    /** Nothing was compared. */
    public record Later(TryLater why) implements Check {}

    /** The verdict, once settled. */
    public enum Verdict {
        ACCEPTED,
        ALREADY_USED,
        WRONG
    }

    /**
     * Reserves a try and compares.
     *
     * @param browser the known browser that asks
     */
    public Check check(AccountId account, OneTimeCode code, Optional<TokenDigest> browser) {
        Optional<Authenticator> authenticator = authenticators.find(account);
        if (authenticator.filter(Authenticator::disabled).isPresent()) { // nothing to guess at, so nothing to count
            return new Later(TryLater.of(Guess.CODE_IN_A_ROW, Schedule.NEVER));
        }
        if (authenticator.filter(app -> app.key().isEmpty()).isPresent()) {
            return new Later(TryLater.UNREADABLE);
        }
        List<BucketKey> buckets = buckets(account, browser);
        Optional<TryLater> later = attempts.reserve(buckets, clock.instant());
        if (later.isPresent()) {
            return new Later(later.get());
        }
        Instant now = clock.instant();
        Optional<TotpKey> key = authenticator.flatMap(Authenticator::key);
        Optional<TimeStep> step = key.flatMap(secret -> secret.match(code, now, window));
        Optional<Duration> age = step.isPresent() ? Optional.empty() : key.flatMap(secret -> secret.age(code, now));
        return new Evaluated(account, authenticator, step, age, buckets);
    }

    /**
     * Settles within the caller's transaction. The step counts if it is still within the window now and nobody has
     * spent it. A replay is no guess: it is counted nowhere and logged once. The 100th wrong code in a row puts the
     * authenticator out of use, and its holder is told.
     */
    public Verdict settle(Evaluated check, EmailAddress holder, Instant now, Origin origin) {
        AccountId account = check.account();
        Optional<TimeStep> step = check.step().filter(matching -> window.holds(matching, now));
        if (step.isEmpty()) {
            trail.record(Event.of(account, Event.Kind.CODE_REFUSED, origin));
            disableAfterTooMany(account, holder, now, origin);
            return Verdict.WRONG;
        }
        Instant boundAt = check.authenticator().orElseThrow().boundAt();
        if (authenticators.advance(account, boundAt, step.get(), now)) {
            check.buckets().forEach(attempts::clear);
            return Verdict.ACCEPTED;
        }
        giveBack(check);
        if (authenticators.noteReplay(account, step.get())) {
            trail.record(Event.of(account, Event.Kind.CODE_REPLAYED, origin));
        }
        return Verdict.ALREADY_USED;
    }

    /** Takes the try back within the caller's transaction: what it was made for could not be done. */
    public void giveBack(Evaluated check) {
        check.buckets().forEach(attempts::giveBack);
    }

    private void disableAfterTooMany(AccountId account, EmailAddress holder, Instant now, Origin origin) {
        if (attempts.exhausted(BucketKey.of(Guess.CODE_IN_A_ROW, account), now)
                && authenticators.disable(account, now)) {
            trail.record(Event.of(account, Event.Kind.AUTHENTICATOR_DISABLED, origin));
            outbox.add(Notice.of(account, Notice.Kind.AUTHENTICATOR_DISABLED, holder, links.signIn()));
        }
    }

    private static List<BucketKey> buckets(AccountId account, Optional<TokenDigest> browser) {
        List<BucketKey> buckets = new ArrayList<>();
        buckets.add(BucketKey.code(account, browser));
        buckets.add(BucketKey.of(Guess.CODE_IN_A_ROW, account));
        if (browser.isEmpty()) {
            buckets.add(BucketKey.of(Guess.SECOND_STEP_FROM_UNKNOWN, account));
        }
        return buckets;
    }
}
