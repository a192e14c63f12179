package org.vestibule.application.twostep;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.totp.OneTimeCode;

/**
 * Ends the move to another device: a code of the key that {@link ChangeDevice} showed swaps the devices in one step.
 * Backup codes are kept; all other sessions end.
 */
public final class ConfirmDevice {

    private final KeyConfirmation confirmation;
    private final Credentials credentials;
    private final Authenticators authenticators;
    private final PendingKeys pendingKeys;
    private final Sessions sessions;
    private final Attempts attempts;
    private final TellHolder tellHolder;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    public ConfirmDevice(
            KeyConfirmation confirmation,
            Credentials credentials,
            Authenticators authenticators,
            PendingKeys pendingKeys,
            Sessions sessions,
            Attempts attempts,
            TellHolder tellHolder,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.confirmation = confirmation;
        this.credentials = credentials;
        this.authenticators = authenticators;
        this.pendingKeys = pendingKeys;
        this.sessions = sessions;
        this.attempts = attempts;
        this.tellHolder = tellHolder;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** The new device counts from now on. */
    public record Changed(int endedSessions) implements Result {}

    /** The key is not confirmed; the old device goes on working. */
    public record Refused(KeyRefusal why) implements Result {}

    /** Confirms it. */
    public Result confirm(SignedIn person, OneTimeCode code, Origin origin) {
        if (authenticators
                .find(person.account().id())
                .isEmpty()) { // a key that was shown to turn it on is not for this
            return new Refused(new KeyRefusal.KeyExpired());
        }
        KeyConfirmation.Check check = confirmation.check(person.session(), code);
        if (check instanceof KeyConfirmation.Refused refused) {
            transactions.inTransaction(() -> confirmation.refuse(person.session(), refused.why(), origin));
            return new Refused(refused.why());
        }
        return transactions.inTransaction(() -> settle(person, (KeyConfirmation.Matched) check, origin));
    }

    private Result settle(SignedIn person, KeyConfirmation.Matched matched, Origin origin) {
        AccountId account = person.account().id();
        credentials.lock(account);
        Instant now = clock.instant();
        Optional<KeyRefusal> refusal = confirmation.settle(matched, now, origin);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        if (!authenticators.rebind(account, matched.key(), matched.step(), now)) { // turned off meanwhile
            return new Refused(new KeyRefusal.KeyExpired());
        }
        pendingKeys.drop(person.session());
        attempts.clear(BucketKey.of(Guess.CODE_IN_A_ROW, account));
        int ended = sessions.endOthers(person.session());
        trail.record(Event.of(account, Event.Kind.DEVICE_CHANGED, origin));
        tellHolder.tell(account, person.account().email(), new Happening(Notice.Kind.DEVICE_CHANGED, now, origin));
        return new Changed(ended);
    }
}
