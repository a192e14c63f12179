package org.vestibule.application.recovery;

import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.secondstep.WrongSteps;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.SignInFact.PasswordChanged;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;
import org.vestibule.domain.password.PasswordPolicy;
import org.vestibule.domain.token.TokenDigest;

/**
 * The one way in which another password takes the place of one that is forgotten or known to somebody else: whatever the
 * old one opened is closed with it. 2-step verification is not touched (S-046).
 */
public final class ReplacePassword {

    private final NewPasswords newPasswords;
    private final HashQueue queue;
    private final SecretHasher hasher;
    private final Credentials credentials;
    private final ShutOut shutOut;
    private final KnownBrowsers browsers;
    private final Attempts attempts;
    private final WrongSteps wrongSteps;

    public ReplacePassword(
            NewPasswords newPasswords,
            HashQueue queue,
            SecretHasher hasher,
            Credentials credentials,
            ShutOut shutOut,
            KnownBrowsers browsers,
            Attempts attempts,
            WrongSteps wrongSteps) {
        this.newPasswords = newPasswords;
        this.queue = queue;
        this.hasher = hasher;
        this.credentials = credentials;
        this.shutOut = shutOut;
        this.browsers = browsers;
        this.attempts = attempts;
        this.wrongSteps = wrongSteps;
    }

    /** What came of judging and hashing it. */
    sealed interface Prepared {}

    /** It will do. */
    record Ready(PasswordHash hash) implements Prepared {}

    /** It will not do, or nobody is there to hash it. */
    record NotReady(NewPasswordRefused why) implements Prepared {}

    /** Judges and hashes it, holding no connection. */
    Prepared prepare(Account holder, Password password, Origin origin) {
        Optional<PasswordPolicy.Refusal> refusal = newPasswords.refusal(password, holder.email(), holder.name());
        if (refusal.isPresent()) {
            return new NotReady(new NewPasswordRefused.NotGoodEnough(refusal.get(), newPasswords.shortest()));
        }
        // Whoever gets here has a mailed link or a whole sign-in: they count as known.
        Optional<HashQueue.Place> entered = queue.enter(origin.client(), true);
        if (entered.isEmpty()) {
            return new NotReady(new NewPasswordRefused.Later(HashQueue.BUSY));
        }
        try (HashQueue.Place place = entered.get()) {
            return new Ready(place.compute(() -> hasher.hash(password)));
        }
    }

    /**
     * Replaces it within the caller's transaction, the account being locked. No browser is known any more but the one in
     * which this was done.
     */
    void replace(
            Account holder, PasswordHash hash, TokenDigest browser, PasswordChanged.By by, Act act, Origin origin) {
        AccountId account = holder.id();
        credentials.replace(account, hash, act.now());
        shutOut.shutOut(account);
        browsers.remember(account, browser, act.now());
        attempts.clear(BucketKey.password(holder.email(), Optional.empty()));
        wrongSteps.clear(account); // before their bucket, in which order everybody locks them
        attempts.clear(BucketKey.secondStep(account, Optional.empty()));
        attempts.clear(BucketKey.of(Guess.PASSWORD_MAIL, holder.email())); // the links that this was for have ended
        act.log(Event.of(account, new PasswordChanged(by), origin));
        act.tell(holder, Notice.Kind.PASSWORD_CHANGED, origin);
    }
}
