package org.vestibule.application.twostep;

import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.TwoStepFact;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.totp.Authenticator;
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
    private final EndOthers endOthers;
    private final Attempts attempts;
    private final Acts acts;

    public ConfirmDevice(
            KeyConfirmation confirmation,
            Credentials credentials,
            Authenticators authenticators,
            PendingKeys pendingKeys,
            EndOthers endOthers,
            Attempts attempts,
            Acts acts) {
        this.confirmation = confirmation;
        this.credentials = credentials;
        this.authenticators = authenticators;
        this.pendingKeys = pendingKeys;
        this.endOthers = endOthers;
        this.attempts = attempts;
        this.acts = acts;
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
            acts.run(act -> confirmation.refuse(act, person.session(), refused.why(), origin));
            return new Refused(refused.why());
        }
        return acts.locking(
                () -> credentials.lock(person.account().id()),
                (act, held) -> settle(act, person, (KeyConfirmation.Matched) check, origin));
    }

    private Result settle(Act act, SignedIn person, KeyConfirmation.Matched matched, Origin origin) {
        AccountId account = person.account().id();
        Optional<KeyRefusal> refusal = confirmation.settle(matched, act, origin);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        Optional<Authenticator> before = authenticators.find(account);
        if (!authenticators.rebind(account, matched.key(), matched.step(), act.now())) { // turned off meanwhile
            return new Refused(new KeyRefusal.KeyExpired());
        }
        pendingKeys.drop(person.session());
        attempts.clear(BucketKey.of(Guess.CODE_IN_A_ROW, account));
        int ended = endOthers.end(person.session());
        act.log(Event.of(
                account, new TwoStepFact.DeviceChanged(before.orElseThrow().boundAt()), origin));
        act.tell(person.account(), Notice.Kind.DEVICE_CHANGED, origin);
        return new Changed(ended);
    }
}
