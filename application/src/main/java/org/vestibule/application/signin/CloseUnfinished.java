package org.vestibule.application.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.secondstep.WrongSteps;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;

/**
 * What becomes of second steps that nobody took in time: the wrong ones stay counted, and the account's holder is told
 * that somebody knows the password, at most once an hour, unless the same browser completed a sign-in meanwhile. Safe to
 * run on any number of nodes.
 */
public final class CloseUnfinished {

    private static final Duration TRIED_AGAIN_AFTER = Duration.ofHours(1);
    private final SignIns signIns;
    private final WrongSteps wrongSteps;
    private final Attempts attempts;
    private final Credentials credentials;
    private final Acts acts;

    public CloseUnfinished(
            SignIns signIns, WrongSteps wrongSteps, Attempts attempts, Credentials credentials, Acts acts) {
        this.signIns = signIns;
        this.wrongSteps = wrongSteps;
        this.attempts = attempts;
        this.credentials = credentials;
        this.acts = acts;
    }

    /**
     * Closes those of one account; says whether there may be more. What fails over one account does not stand in the way
     * of others: telling comes first and is put off before it is tried.
     */
    public boolean close() {
        Instant now = acts.now();
        Optional<AccountId> untold = signIns.nextUnfinished(now);
        untold.ifPresent(account -> tell(account, now));
        Optional<AccountId> unsettled = wrongSteps.nextUnsettled(now);
        unsettled.ifPresent(account -> acts.locking(() -> credentials.lock(account), (act, held) -> {
            wrongSteps.settle(account, now);
            return held;
        }));
        return untold.isPresent() || unsettled.isPresent();
    }

    /** The mail is counted before it is written, so that two nodes write one. */
    private void tell(AccountId account, Instant now) {
        BucketKey mails = BucketKey.of(Guess.UNFINISHED_MAIL, account);
        Optional<TryLater> later = attempts.reserve(List.of(mails), now);
        Instant again = now.plus(later.map(TryLater::delay).orElse(TRIED_AGAIN_AFTER));
        acts.run(act -> signIns.tellLater(account, now, again));
        if (later.isPresent()) {
            return;
        }
        acts.run(act -> {
            Optional<SignIns.Unfinished> unfinished = signIns.takeUnfinished(account, now);
            unfinished.ifPresent(these -> tell(act, account, these));
            if (unfinished.isEmpty()) {
                attempts.giveBack(mails);
            }
        });
    }

    /** Of the latest, and of how many there were. */
    private static void tell(Act act, AccountId account, SignIns.Unfinished these) {
        boolean one = these.times() == 1;
        Notice.Kind kind = one ? Notice.Kind.SIGN_IN_UNFINISHED : Notice.Kind.SIGN_INS_UNFINISHED;
        Happening latest = new Happening(kind, these.begunAt(), these.origin());
        String[] more = one ? new String[0] : new String[] {"" + these.times(), "" + these.addresses()};
        act.tell(account, these.email(), latest, more);
    }
}
