package org.vestibule.application.backupcode;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.secondstep.SecondStepGuard;
import org.vestibule.application.secondstep.SecondStepGuard.Kind;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;

/**
 * The one way in which a backup code is checked: take a place in the queue, reserve the try, hash while holding no
 * connection, then settle within the transaction of what the code was given for. A refused code is never spent.
 */
public final class BackupCodeGuard {

    private final HashQueue queue;
    private final Attempts attempts;
    private final SecondStepGuard tries;
    private final BackupCodes backupCodes;
    private final SecretHasher hasher;
    private final TellHolder tellHolder;
    private final PortalLinks links;
    private final AuditTrail trail;
    private final Clock clock;
    private final String decoy;

    public BackupCodeGuard(
            HashQueue queue,
            Attempts attempts,
            SecondStepGuard tries,
            BackupCodes backupCodes,
            SecretHasher hasher,
            TellHolder tellHolder,
            PortalLinks links,
            AuditTrail trail,
            Clock clock) {
        this.queue = queue;
        this.attempts = attempts;
        this.tries = tries;
        this.backupCodes = backupCodes;
        this.hasher = hasher;
        this.tellHolder = tellHolder;
        this.links = links;
        this.trail = trail;
        this.clock = clock;
        this.decoy = hasher.recipe();
    }

    /** What came of a check, before it is settled. */
    public sealed interface Check {}

    /** The code was hashed. */
    public record Evaluated(Claimant who, byte[] digest) implements Check {}

    /** Nothing was compared. */
    public record Later(TryLater why) implements Check {}

    /** Reserves a try and hashes. */
    public Check check(Claimant who, BackupCode code) {
        return check(who, code, () -> tries.reserve(who, Kind.BACKUP_CODE, now -> disable(who, now)));
    }

    /**
     * The same of a code that is typed back as proof that the set is saved. That takes no more than a session, so it
     * counts apart, and never towards the 100 that put the set out of use.
     */
    public Check checkTypedBack(Claimant who, BackupCode code) {
        return check(who, code, () -> attempts.reserve(List.of(typedBack(who)), clock.instant()));
    }

    private Check check(Claimant who, BackupCode code, Supplier<Optional<TryLater>> reserve) {
        Optional<HashQueue.Place> entered =
                queue.enter(who.origin().client(), who.browser().isPresent());
        if (entered.isEmpty()) {
            return new Later(HashQueue.BUSY);
        }
        try (HashQueue.Place place = entered.get()) {
            Optional<BackupCodes.CodeSet> set = backupCodes.find(who.account());
            if (set.filter(BackupCodes.CodeSet::disabled).isPresent()) { // nothing to guess at, so nothing to count
                return new Later(Kind.BACKUP_CODE.off());
            }
            Optional<TryLater> later = reserve.get();
            if (later.isPresent()) {
                return new Later(later.get());
            }
            String recipe = set.map(BackupCodes.CodeSet::recipe).orElse(decoy);
            return new Evaluated(who, place.compute(() -> hasher.digest(code, recipe)));
        }
    }

    /**
     * Settles within the caller's transaction. A spent code is a replay, not a guess: it is counted nowhere. The holder
     * is told of every use, and when few or none are left; and when the 100th wrong one in a row puts them out of use.
     */
    public BackupCodes.Redemption settle(Evaluated check, Instant now) {
        Claimant who = check.who();
        BackupCodes.Redemption redemption = backupCodes.redeem(who.account(), check.digest(), now);
        switch (redemption) {
            case REDEEMED -> {
                tries.right(who, Kind.BACKUP_CODE, now);
                tellOfUse(who, now);
            }
            case ALREADY_USED -> {
                giveBack(check);
                trail.record(Event.of(who.account(), Event.Kind.BACKUP_CODE_REPLAYED, who.origin()));
            }
            case UNKNOWN -> {
                trail.record(Event.of(who.account(), Event.Kind.BACKUP_CODE_REFUSED, who.origin()));
                tries.wrong(who, Kind.BACKUP_CODE, at -> disable(who, at), now);
            }
        }
        return redemption;
    }

    /**
     * Settles a code that was typed back. It is not spent; a right one takes back its own try and no more, since whoever
     * has it may show it again and again.
     */
    public boolean settleTypedBack(Evaluated check, Instant now) {
        Claimant who = check.who();
        boolean saved = backupCodes.noteSaved(who.account(), check.digest(), now);
        if (saved) {
            attempts.giveBack(typedBack(who));
        } else {
            trail.record(Event.of(who.account(), Event.Kind.BACKUP_CODE_REFUSED, who.origin()));
        }
        return saved;
    }

    /** Takes the try back within the caller's transaction: nobody is told what came of it. */
    public void giveBack(Evaluated check) {
        tries.giveBack(check.who(), Kind.BACKUP_CODE);
    }

    private void disable(Claimant who, Instant now) {
        AccountId account = who.account();
        if (backupCodes.disable(account, now)) {
            trail.record(Event.of(account, Event.Kind.BACKUP_CODES_DISABLED, who.origin()));
            Happening happening = new Happening(Notice.Kind.BACKUP_CODES_DISABLED, now, who.origin());
            tellHolder.tell(account, who.email(), happening);
        }
    }

    private void tellOfUse(Claimant who, Instant now) {
        AccountId account = who.account();
        int left = backupCodes.find(account).map(BackupCodes.CodeSet::left).orElse(0);
        String number = String.valueOf(left);
        tellHolder.tell(account, who.email(), new Happening(Notice.Kind.BACKUP_CODE_USED, now, who.origin()), number);
        if (left == 0) {
            Happening none = new Happening(Notice.Kind.BACKUP_CODES_NONE, now, who.origin());
            tellHolder.tell(account, who.email(), none, links.security());
        } else if (left <= BackupCode.FEW) {
            Happening few = new Happening(Notice.Kind.BACKUP_CODES_FEW, now, who.origin());
            tellHolder.tell(account, who.email(), few, links.security(), number);
        }
    }

    private static BucketKey typedBack(Claimant who) {
        return BucketKey.of(Guess.BACKUP_CODE_TYPED_BACK, who.account());
    }
}
