package org.vestibule.application.totp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.secondstep.SecondStepGuard;
import org.vestibule.application.secondstep.SecondStepGuard.Kind;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.audit.SignInFact;
import org.vestibule.domain.notice.Notice;
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

    private final SecondStepGuard tries;
    private final Authenticators authenticators;
    private final AcceptanceWindow window;
    private final Acts acts;

    public CodeGuard(SecondStepGuard tries, Authenticators authenticators, AcceptanceWindow window, Acts acts) {
        this.tries = tries;
        this.authenticators = authenticators;
        this.window = window;
        this.acts = acts;
    }

    /** What came of a check, before it is settled. */
    public sealed interface Check {}

    /**
     * The code was compared.
     *
     * @param step the step whose code it is; empty if of none around now
     * @param age how long ago it was right, if that is more than the window allows
     */
    public record Evaluated(
            Claimant who, Optional<Authenticator> authenticator, Optional<TimeStep> step, Optional<Duration> age)
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
    public Check check(Claimant who, OneTimeCode code) {
        Optional<Authenticator> authenticator = authenticators.find(who.account());
        if (authenticator.filter(Authenticator::disabled).isPresent()) { // nothing to guess at, so nothing to count
            return new Later(Kind.CODE.off());
        }
        if (authenticator.filter(app -> app.key().isEmpty()).isPresent()) {
            return new Later(TryLater.UNREADABLE);
        }
        Optional<TryLater> later = tries.reserve(who, Kind.CODE, act -> disable(who, act));
        if (later.isPresent()) {
            return new Later(later.get());
        }
        Instant now = acts.now();
        Optional<TotpKey> key = authenticator.flatMap(Authenticator::key);
        Optional<TimeStep> step = key.flatMap(secret -> secret.match(code, now, window));
        Optional<Duration> age = step.isPresent() ? Optional.empty() : key.flatMap(secret -> secret.age(code, now));
        return new Evaluated(who, authenticator, step, age);
    }

    /**
     * Settles within the caller's transaction. The step counts if it is still within the window now and nobody has
     * spent it. A replay is no guess: it is counted nowhere and logged once. The 100th wrong code in a row puts the
     * authenticator out of use, and its holder is told.
     */
    public Verdict settle(Evaluated check, Act act) {
        Instant now = act.now();
        Claimant who = check.who();
        AccountId account = who.account();
        Optional<TimeStep> step = check.step().filter(matching -> window.holds(matching, now));
        if (step.isEmpty()) {
            act.log(Event.of(account, new SignInFact.CodeRefused(who.occasion()), who.origin()));
            tries.wrong(who, Kind.CODE, then -> disable(who, then), act);
            return Verdict.WRONG;
        }
        Instant boundAt = check.authenticator().orElseThrow().boundAt();
        if (authenticators.advance(account, boundAt, step.get(), now)) {
            tries.right(who, Kind.CODE, now);
            return Verdict.ACCEPTED;
        }
        giveBack(check);
        if (authenticators.noteReplay(account, step.get())) {
            act.log(Event.of(account, new SignInFact.CodeReplayed(who.occasion()), who.origin()));
        }
        return Verdict.ALREADY_USED;
    }

    /** Takes the try back within the caller's transaction: nobody is told what came of it. */
    public void giveBack(Evaluated check) {
        tries.giveBack(check.who(), Kind.CODE);
    }

    private void disable(Claimant who, Act act) {
        AccountId account = who.account();
        if (authenticators.disable(account, act.now())) {
            act.log(Event.of(account, PlainFact.AUTHENTICATOR_DISABLED, who.origin()));
            act.tell(account, who.email(), Notice.Kind.AUTHENTICATOR_DISABLED, who.origin());
        }
    }
}
