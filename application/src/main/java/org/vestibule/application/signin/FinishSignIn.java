package org.vestibule.application.signin;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.secondstep.SecondStepGuard;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.SignInFact;
import org.vestibule.domain.audit.SignInFact.SignInEnded.Cause;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.SignInMethod;
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
    private final Acts acts;

    public FinishSignIn(
            SignIns signIns,
            SpentTokens spentTokens,
            BeginSession beginSession,
            SecondStepGuard tries,
            BurnPassword burnPassword,
            Acts acts) {
        this.signIns = signIns;
        this.spentTokens = spentTokens;
        this.beginSession = beginSession;
        this.tries = tries;
        this.burnPassword = burnPassword;
        this.acts = acts;
    }

    /** Tokens drawn before the transaction that may use them. */
    record Draft(BeginSession.Draft session, BearerToken link) {}

    /** What a code turned out to be, within the transaction. */
    interface Settlement {

        /** Settles it: {@link #accept}, {@link #refuse}, or neither. */
        SecondStep settle(SignIns.Progress progress, Draft draft, Act act);
    }

    /**
     * Settles a code in one transaction; the sign-in first, so that one that is over spends no code.
     *
     * @param untold takes the try back of which nobody is told, since the sign-in was over
     */
    SecondStep settle(AwaitingSecondStep signIn, Settlement settlement, Runnable untold) {
        Draft draft = draft(signIn.account());
        return acts.locking(() -> signIns.lock(signIn, acts.clock()), (act, progress) -> {
            if (progress == SignIns.Progress.OVER) {
                untold.run();
                return new SecondStep.Expired();
            }
            return settlement.settle(progress, draft, act);
        });
    }

    /** Puts a session in the place of the pending sign-in, unless another password must be chosen first. */
    SecondStep accept(
            AwaitingSecondStep signIn,
            SignIns.Progress progress,
            Draft draft,
            SignInMethod method,
            Act act,
            Origin origin) {
        Instant now = act.now();
        if (progress == SignIns.Progress.PASSWORD_BURNED) {
            signIns.awaitNewPassword(new AwaitingNewPassword(
                    signIn.account(),
                    signIn.token(),
                    signIn.email(),
                    signIn.browser(),
                    new Authentication(method, now),
                    signIn.forApp()));
            act.log(Event.of(signIn.account(), new SignInFact.SecondStepAccepted(method), origin));
            return new SecondStep.NewPasswordDue();
        }
        signIns.complete(signIn);
        spentTokens.note(
                signIn.account(),
                signIn.token(),
                Deed.SIGNED_IN,
                Optional.of(draft.session().session().digest()),
                now);
        if (signIn.browser().isEmpty()) {
            act.tell(signIn.account(), signIn.email(), Notice.Kind.NEW_BROWSER, origin);
        }
        return new SecondStep.Accepted(beginSession.begin(
                draft.session(),
                signIn.browser(),
                Optional.empty(),
                new Authentication(method, now),
                signIn.forApp(),
                act,
                origin));
    }

    /** Counts a wrong code, and ends the sign-in after too many. */
    SecondStep refuse(AwaitingSecondStep signIn, SecondStep wrong, Draft draft, Act act, Origin origin) {
        Claimant who = Claimant.of(signIn, origin);
        boolean last = signIns.countWrong(signIn) >= AwaitingSecondStep.MOST_WRONG_CODES;
        if (last) {
            tries.ended(who);
        }
        if (tries.countAgainstPassword(who, act.now())) {
            return burn(signIn, draft, act, origin);
        }
        if (!last) {
            return wrong;
        }
        act.log(Event.of(signIn.account(), new SignInFact.SignInEnded(Cause.WRONG_CODES), origin));
        return new SecondStep.Ended();
    }

    /** Passes on that no code was compared; that there were too many ends the sign-in, for its password is burned. */
    SecondStep later(AwaitingSecondStep signIn, TryLater why, Origin origin) {
        if (why.reason() != TryLater.Reason.PASSWORD_BURNED) {
            return new SecondStep.Later(why);
        }
        return settle(signIn, (progress, draft, act) -> burn(signIn, draft, act, origin), () -> {});
    }

    private SecondStep burn(AwaitingSecondStep signIn, Draft draft, Act act, Origin origin) {
        burnPassword.burn(Claimant.of(signIn, origin), draft.link(), act);
        signIns.end(signIn);
        act.log(Event.of(signIn.account(), new SignInFact.SignInEnded(Cause.PASSWORD_BURNED), origin));
        return new SecondStep.PasswordBurned();
    }

    private Draft draft(AccountId account) {
        return new Draft(beginSession.draft(account), acts.token(account.value()));
    }
}
