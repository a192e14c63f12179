package org.vestibule.application.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.secondstep.SecondStepGuard;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;

/** How every second step ends, whichever code was typed: in the transaction that settles the code. */
public final class FinishSignIn {

    private final SignIns signIns;
    private final SpentTokens spentTokens;
    private final BeginSession beginSession;
    private final SecondStepGuard tries;
    private final BurnPassword burnPassword;
    private final TellHolder tellHolder;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public FinishSignIn(
            SignIns signIns,
            SpentTokens spentTokens,
            BeginSession beginSession,
            SecondStepGuard tries,
            BurnPassword burnPassword,
            TellHolder tellHolder,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.signIns = signIns;
        this.spentTokens = spentTokens;
        this.beginSession = beginSession;
        this.tries = tries;
        this.burnPassword = burnPassword;
        this.tellHolder = tellHolder;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /** Tokens drawn before the transaction that may use them. */
    record Draft(BeginSession.Draft session, BearerToken link) {}

    /** What a code turned out to be, within the transaction. */
    interface Settlement {

        /** Settles it: {@link #accept}, {@link #refuse}, or neither. */
        SecondStep settle(SignIns.Progress progress, Draft draft, Instant now);
    }

    /**
     * Settles a code in one transaction; the sign-in first, so that one that is over spends no code.
     *
     * @param untold takes the try back of which nobody is told, since the sign-in was over
     */
    SecondStep settle(AwaitingSecondStep signIn, Settlement settlement, Runnable untold) {
        Draft draft = draft(signIn.account());
        return transactions.inTransaction(() -> {
            SignIns.Progress progress = signIns.lock(signIn, clock);
            if (progress == SignIns.Progress.OVER) {
                untold.run();
                return new SecondStep.Expired();
            }
            return settlement.settle(progress, draft, clock.instant());
        });
    }

    /** Puts a session in the place of the pending sign-in, unless another password must be chosen first. */
    SecondStep accept(
            AwaitingSecondStep signIn,
            SignIns.Progress progress,
            Draft draft,
            Event.Kind how,
            Instant now,
            Origin origin) {
        if (progress == SignIns.Progress.PASSWORD_BURNED) {
            signIns.awaitNewPassword(new AwaitingNewPassword(
                    signIn.account(),
                    signIn.token(),
                    signIn.email(),
                    signIn.browser(),
                    now.plus(AwaitingNewPassword.LIFETIME),
                    how));
            trail.record(Event.of(signIn.account(), Event.Kind.SECOND_STEP_ACCEPTED, origin));
            return new SecondStep.NewPasswordDue();
        }
        signIns.complete(signIn);
        spentTokens.note(signIn.account(), signIn.token(), Deed.SIGNED_IN, now);
        if (signIn.browser().isEmpty()) {
            tellHolder.tell(signIn.account(), signIn.email(), new Happening(Notice.Kind.NEW_BROWSER, now, origin));
        }
        return new SecondStep.Accepted(
                beginSession.begin(draft.session(), signIn.browser(), signIn.visit(), how, now, origin));
    }

    /** Counts a wrong code, and ends the sign-in after too many. */
    SecondStep refuse(AwaitingSecondStep signIn, SecondStep wrong, Draft draft, Instant now, Origin origin) {
        Claimant who = Claimant.of(signIn, origin);
        boolean last = signIns.countWrong(signIn) >= AwaitingSecondStep.MOST_WRONG_CODES;
        if (last) {
            tries.ended(who);
        }
        if (tries.countAgainstPassword(who, now)) {
            burnPassword.burn(who, draft.link(), now);
            signIns.end(signIn);
        } else if (!last) {
            return wrong;
        }
        trail.record(Event.of(signIn.account(), Event.Kind.SIGN_IN_ENDED, origin));
        return new SecondStep.Ended();
    }

    /** Passes on that no code was compared; that there were too many ends the sign-in, for its password is burned. */
    SecondStep later(AwaitingSecondStep signIn, TryLater why, Origin origin) {
        if (why.reason() != TryLater.Reason.PASSWORD_BURNED) {
            return new SecondStep.Later(why);
        }
        Settlement burning = (progress, draft, now) -> {
            burnPassword.burn(Claimant.of(signIn, origin), draft.link(), now);
            signIns.end(signIn);
            trail.record(Event.of(signIn.account(), Event.Kind.SIGN_IN_ENDED, origin));
            return new SecondStep.Ended();
        };
        return settle(signIn, burning, () -> {});
    }

    private Draft draft(AccountId account) {
        return new Draft(beginSession.draft(account), BearerToken.make(account.value(), random));
    }
}
