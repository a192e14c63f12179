package org.vestibule.application.secondstep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.password.Credentials;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.attempt.Schedule;
import org.vestibule.domain.token.TokenDigest;

/**
 * The one way in which a second step is counted: among the codes of its kind, so that guessing slows down; in the row
 * of that kind, which ends at 100; and among the 20 after which the password is burned (S-028, S-060).
 */
public final class SecondStepGuard {

    private final Attempts attempts;
    private final WrongSteps wrongSteps;
    private final Credentials credentials;
    private final Acts acts;

    public SecondStepGuard(Attempts attempts, WrongSteps wrongSteps, Credentials credentials, Acts acts) {
        this.attempts = attempts;
        this.wrongSteps = wrongSteps;
        this.credentials = credentials;
        this.acts = acts;
    }

    /** What is typed. */
    public enum Kind {
        CODE(BucketKey::code, Guess.CODE_IN_A_ROW),
        BACKUP_CODE(BucketKey::backupCode, Guess.BACKUP_CODE_IN_A_ROW);

        private final BiFunction<AccountId, Optional<TokenDigest>, BucketKey> bucket;

        private final Guess row;

        Kind(BiFunction<AccountId, Optional<TokenDigest>, BucketKey> bucket, Guess row) {
            this.bucket = bucket;
            this.row = row;
        }

        /** That it is out of use after 100 wrong ones in a row. */
        public TryLater off() {
            return TryLater.of(row, Schedule.NEVER);
        }

        private BucketKey slowed(Claimant who) {
            return bucket.apply(who.account(), who.browser());
        }

        private List<BucketKey> buckets(Claimant who) {
            return List.of(slowed(who), row(who), who.bucket());
        }

        private BucketKey row(Claimant who) {
            return BucketKey.of(row, who.account());
        }
    }

    /** Puts what was guessed at out of use, and tells its holder; changes nothing where that is done. */
    public interface PutOutOfUse {
        void at(Act act);
    }

    /**
     * Counts a try before it is made. The 100th of a row may have no verdict, because the program died over it: whoever
     * finds the row full settles it, once every verdict must be there. Until then a right one may be under way.
     */
    public Optional<TryLater> reserve(Claimant who, Kind kind, PutOutOfUse end) {
        Optional<TryLater> later = attempts.reserve(kind.buckets(who), acts.now());
        if (later.filter(why -> why.reason() == kind.off().reason()).isEmpty()) {
            return later;
        }
        acts.locking(() -> credentials.lock(who.account()), (act, held) -> { // a success would hold it
            boolean full = attempts.exhausted(kind.row(who), act.now());
            if (full) {
                end.at(act);
            }
            return full;
        });
        return later;
    }

    /**
     * Counts a try at a backup code that is typed back as proof that the set is saved. That takes no more than a session,
     * so it counts apart, and never towards the 100 that put the set out of use.
     */
    public Optional<TryLater> reserveTypedBack(Claimant who) {
        return attempts.reserve(List.of(typedBack(who)), acts.now());
    }

    /** Takes such a try back within the caller's transaction. */
    public void giveBackTypedBack(Claimant who) {
        attempts.giveBack(typedBack(who));
    }

    /** Settles a right one within the caller's transaction: it begins the row anew, and takes back the claimant's own. */
    public void right(Claimant who, Kind kind, Instant now) {
        attempts.clear(kind.slowed(who));
        attempts.clear(kind.row(who));
        wrongSteps.takeBack(who, now); // before its bucket, in which order whoever lets them stay locks them, too
        attempts.giveBack(who.bucket());
    }

    /**
     * Settles a wrong one within the caller's transaction, but for {@link #countAgainstPassword}. The 100th in a row is
     * the last, unless another is still being judged: then the one judged last decides.
     */
    public void wrong(Claimant who, Kind kind, PutOutOfUse end, Act act) {
        wrongSteps.note(who, act.now());
        if (attempts.judge(kind.row(who), act.now())) {
            end.at(act);
        }
    }

    /**
     * Lets a wrong one stay counted against the password, unless its claimant takes it back. Says whether so many second
     * steps were never completed that the password is known to somebody else, none of them being judged any more.
     */
    public boolean countAgainstPassword(Claimant who, Instant now) {
        return attempts.judge(who.bucket(), now);
    }

    /** Notes within the caller's transaction that wrong ones ended a sign-in. */
    public void ended(Claimant who) {
        wrongSteps.noteEnded(who);
    }

    /** Takes one back within the caller's transaction that was no guess, or whose verdict nobody is told. */
    public void giveBack(Claimant who, Kind kind) {
        kind.buckets(who).forEach(attempts::giveBack);
    }

    private static BucketKey typedBack(Claimant who) {
        return BucketKey.of(Guess.BACKUP_CODE_TYPED_BACK, who.account());
    }
}
