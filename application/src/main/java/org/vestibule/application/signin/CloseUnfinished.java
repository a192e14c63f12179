package org.vestibule.application.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.secondstep.WrongSteps;
import org.vestibule.application.transaction.Transactions;
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
    private final TellHolder tellHolder;
    private final Transactions transactions;
    private final Clock clock;

    public CloseUnfinished(
            SignIns signIns,
            WrongSteps wrongSteps,
            Attempts attempts,
            Credentials credentials,
            TellHolder tellHolder,
            Transactions transactions,
            Clock clock) {
        this.signIns = signIns;
        this.wrongSteps = wrongSteps;
        this.attempts = attempts;
        this.credentials = credentials;
        this.tellHolder = tellHolder;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Closes those of one account; says whether there may be more. What fails over one account does not stand in the way
     * of others: telling comes first and is put off before it is tried.
     */
    public boolean close() {
        Instant now = clock.instant();
        Optional<AccountId> untold = signIns.nextUnfinished(now);
        untold.ifPresent(account -> tell(account, now));
        Optional<AccountId> unsettled = wrongSteps.nextUnsettled(now);
        unsettled.ifPresent(account -> transactions.inTransaction(() -> {
            credentials.lock(account);
            wrongSteps.settle(account, now);
        }));
        return untold.isPresent() || unsettled.isPresent();
    }

    /** The mail is counted before it is written, so that two nodes write one. */
    private void tell(AccountId account, Instant now) {
        BucketKey mails = BucketKey.of(Guess.UNFINISHED_MAIL, account);
        Optional<TryLater> later = attempts.reserve(List.of(mails), now);
        Instant again = now.plus(later.map(TryLater::delay).orElse(TRIED_AGAIN_AFTER));
        transactions.inTransaction(() -> signIns.tellLater(account, now, again));
        if (later.isPresent()) {
            return;
        }
        transactions.inTransaction(() -> {
            Optional<SignIns.Unfinished> unfinished = signIns.takeUnfinished(account, now);
            unfinished.ifPresent(these -> tell(account, these));
            if (unfinished.isEmpty()) {
                attempts.giveBack(mails);
            }
        });
    }

    /** Of the latest, and of how many there were. */
    private void tell(AccountId account, SignIns.Unfinished these) {
        boolean one = these.times() == 1;
        Notice.Kind kind = one ? Notice.Kind.SIGN_IN_UNFINISHED : Notice.Kind.SIGN_INS_UNFINISHED;
        Happening latest = new Happening(kind, these.begunAt(), these.origin());
        String[] more = one ? new String[0] : new String[] {"" + these.times(), "" + these.addresses()};
        tellHolder.tell(account, these.email(), latest, more);
    }
}
