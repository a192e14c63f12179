package org.vestibule.application.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;

/** How every second step ends, whichever code was typed: in the transaction that settles the code. */
public final class FinishSignIn {

    private final SignIns signIns;
    private final BeginSession beginSession;
    private final Attempts attempts;
    private final Credentials credentials;
    private final MailedLinks mailedLinks;
    private final Outbox outbox;
    private final PortalLinks links;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public FinishSignIn(
            SignIns signIns,
            BeginSession beginSession,
            Attempts attempts,
            Credentials credentials,
            MailedLinks mailedLinks,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.signIns = signIns;
        this.beginSession = beginSession;
        this.attempts = attempts;
        this.credentials = credentials;
        this.mailedLinks = mailedLinks;
        this.outbox = outbox;
        this.links = links;
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

    /** Settles a code in one transaction; the sign-in first, so that one that is over spends no code. */
    SecondStep settle(AwaitingSecondStep signIn, Settlement settlement) {
        Draft draft = draft(signIn.account());
        return transactions.inTransaction(() -> {
            SignIns.Progress progress = signIns.lock(signIn, clock);
            return progress == SignIns.Progress.OVER
                    ? new SecondStep.Expired()
                    : settlement.settle(progress, draft, clock.instant());
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
        signIns.end(signIn);
        return new SecondStep.Accepted(beginSession.begin(draft.session(), signIn.browser(), how, now, origin));
    }

    /** Counts a wrong code, and ends the sign-in after too many. */
    SecondStep refuse(AwaitingSecondStep signIn, SecondStep wrong, Draft draft, Instant now, Origin origin) {
        boolean tooMany = signIn.browser().isEmpty()
                && attempts.exhausted(BucketKey.of(Guess.SECOND_STEP_FROM_UNKNOWN, signIn.account()), now);
        if (tooMany) {
            burnPassword(signIn, draft.link(), now, origin);
        }
        if (signIns.countWrong(signIn) < AwaitingSecondStep.MOST_WRONG_CODES && !tooMany) {
            return wrong;
        }
        signIns.end(signIn);
        trail.record(Event.of(signIn.account(), Event.Kind.SIGN_IN_ENDED, origin));
        return new SecondStep.Ended();
    }

    /** Passes on that no code was compared; too many from unknown browsers end the sign-in, for its password is burned. */
    SecondStep later(AwaitingSecondStep signIn, TryLater why, Origin origin) {
        if (why.reason() != TryLater.Reason.PASSWORD_BURNED) {
            return new SecondStep.Later(why);
        }
        return settle(signIn, (progress, draft, now) -> {
            burnPassword(signIn, draft.link(), now, origin);
            signIns.end(signIn);
            trail.record(Event.of(signIn.account(), Event.Kind.SIGN_IN_ENDED, origin));
            return new SecondStep.Ended();
        });
    }

    private void burnPassword(AwaitingSecondStep signIn, BearerToken link, Instant now, Origin origin) {
        AccountId account = signIn.account();
        if (credentials.burn(account, now)) {
            mailedLinks.open(account, LinkPurpose.SET_PASSWORD, link.digest(), now.plus(MailedLinks.UNASKED));
            trail.record(Event.of(account, Event.Kind.PASSWORD_BURNED, origin));
            outbox.add(Notice.of(account, Notice.Kind.PASSWORD_BURNED, signIn.email(), links.setPassword(link)));
        }
    }

    private Draft draft(AccountId account) {
        return new Draft(beginSession.draft(account), BearerToken.make(account.value(), random));
    }
}
