package org.vestibule.application.backupcode;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;

/**
 * The one way in which a backup code is checked: take a place in the queue, reserve the try, hash while holding no
 * connection, then settle within the transaction of what the code was given for. A refused code is never spent.
 */
public final class BackupCodeGuard {

    private final HashQueue queue;
    private final Attempts attempts;
    private final BackupCodes backupCodes;
    private final SecretHasher hasher;
    private final AuditTrail trail;
    private final Clock clock;
    private final String decoy;

    public BackupCodeGuard(
            HashQueue queue,
            Attempts attempts,
            BackupCodes backupCodes,
            SecretHasher hasher,
            AuditTrail trail,
            Clock clock) {
        this.queue = queue;
        this.attempts = attempts;
        this.backupCodes = backupCodes;
        this.hasher = hasher;
        this.trail = trail;
        this.clock = clock;
        this.decoy = hasher.recipe();
    }

    /** What came of a check, before it is settled. */
    public sealed interface Check {}

    /** The code was hashed. */
    public record Evaluated(AccountId account, byte[] digest) implements Check {}

    /** Nothing was compared. */
    public record Later(TryLater why) implements Check {}

    /** Reserves a try and hashes. */
    public Check check(AccountId account, BackupCode code) {
        Optional<HashQueue.Place> entered = queue.enter();
        if (entered.isEmpty()) {
            return new Later(HashQueue.BUSY);
        }
        try (HashQueue.Place place = entered.get()) {
            Optional<TryLater> later = attempts.reserve(bucket(account), clock.instant());
            if (later.isPresent()) {
                return new Later(later.get());
            }
            String recipe = backupCodes.recipe(account).orElse(decoy);
            return new Evaluated(account, place.compute(() -> hasher.digest(code, recipe)));
        }
    }

    /** Settles within the caller's transaction. A spent code is a replay, not a guess: it is counted nowhere. */
    public BackupCodes.Redemption settle(Evaluated check, Instant now, Origin origin) {
        AccountId account = check.account();
        BackupCodes.Redemption redemption = backupCodes.redeem(account, check.digest(), now);
        switch (redemption) {
            case REDEEMED -> attempts.clear(bucket(account));
            case ALREADY_USED -> {
                attempts.giveBack(bucket(account));
                trail.record(Event.of(account, Event.Kind.BACKUP_CODE_REPLAYED, origin));
            }
            case UNKNOWN -> trail.record(Event.of(account, Event.Kind.BACKUP_CODE_REFUSED, origin));
        }
        return redemption;
    }

    private static BucketKey bucket(AccountId account) {
        return new BucketKey(Guess.BACKUP_CODE, account.toString());
    }
}
