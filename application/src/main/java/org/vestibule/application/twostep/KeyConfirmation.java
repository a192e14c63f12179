package org.vestibule.application.twostep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.SignInFact;
import org.vestibule.domain.audit.SignInFact.Occasion;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.totp.AcceptanceWindow;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;

/**
 * The one way in which a key that a session was shown is confirmed by a code of it. Tries are spaced like those of any
 * code, but a wrong one is no guess at the authenticator that is bound.
 */
public final class KeyConfirmation {

    private final PendingKeys pendingKeys;
    private final Attempts attempts;
    private final AcceptanceWindow window;
    private final Acts acts;

    public KeyConfirmation(PendingKeys pendingKeys, Attempts attempts, AcceptanceWindow window, Acts acts) {
        this.pendingKeys = pendingKeys;
        this.attempts = attempts;
        this.window = window;
        this.acts = acts;
    }

    /** What came of a check, before it is settled. */
    sealed interface Check {}

    /** It is a code of the key. */
    record Matched(Session session, TotpKey key, TimeStep step) implements Check {}

    /** It is none, or the key is gone; nothing is left to settle but what comes with it. */
    record Refused(KeyRefusal why) implements Check {}

    /** Reserves a try and compares. */
    Check check(Session session, OneTimeCode code) {
        Instant now = acts.now();
        Optional<TotpKey> key = pendingKeys.find(session, now).map(PendingKeys.PendingKey::key);
        if (key.isEmpty()) {
            return new Refused(new KeyRefusal.KeyExpired());
        }
        Optional<TryLater> later = attempts.reserve(List.of(bucket(session)), now);
        if (later.isPresent()) {
            return new Refused(new KeyRefusal.Later(later.get()));
        }
        return key.get()
                .match(code, now, window)
                .<Check>map(step -> new Matched(session, key.get(), step))
                .orElseGet(() -> new Refused(wrong(key.get(), code, now)));
    }

    /** Says, within the caller's transaction, why the key may not be bound any more; empty if it may. */
    Optional<KeyRefusal> settle(Matched check, Act act, Origin origin) {
        Instant now = act.now();
        boolean live = pendingKeys
                .find(check.session(), now)
                .filter(pending -> pending.key().equals(check.key()))
                .isPresent();
        if (!live) { // signed out meanwhile: an ended session binds nothing
            return Optional.of(new KeyRefusal.KeyExpired());
        }
        if (!window.holds(check.step(), now)) {
            KeyRefusal late = new KeyRefusal.CodeWrong();
            refuse(act, check.session(), late, origin);
            return Optional.of(late);
        }
        attempts.clear(bucket(check.session()));
        return Optional.empty();
    }

    /** Writes down, within the caller's transaction, that a code was refused, if one was compared. */
    void refuse(Act act, Session session, KeyRefusal why, Origin origin) {
        if (!(why instanceof KeyRefusal.Later || why instanceof KeyRefusal.KeyExpired)) {
            act.log(Event.of(session.account(), new SignInFact.CodeRefused(Occasion.NEW_DEVICE), origin));
        }
    }

    /** Takes the try back within the caller's transaction: what it was made for could not be done. */
    void giveBack(Matched check) {
        attempts.giveBack(bucket(check.session()));
    }

    /**
     * Begins the counts that end in a row of 100 anew, within the caller's transaction: what was typed before there was
     * anything to guess at is no guess at what is bound now.
     */
    void beginCounts(AccountId account) {
        attempts.clear(BucketKey.of(Guess.CODE_IN_A_ROW, account));
        attempts.clear(BucketKey.of(Guess.BACKUP_CODE_IN_A_ROW, account));
    }

    /** Nobody signs in with this key yet, so a code that is still to come tells nothing. */
    private static KeyRefusal wrong(TotpKey key, OneTimeCode code, Instant now) {
        Optional<Duration> age = key.age(code, now);
        return age.<KeyRefusal>map(KeyRefusal.CodeTooOld::new)
                .or(() -> key.lead(code, now).map(KeyRefusal.CodeAhead::new))
                .orElseGet(KeyRefusal.CodeWrong::new);
    }

    private static BucketKey bucket(Session session) {
        return BucketKey.code(session.account(), session.browser());
    }
}
