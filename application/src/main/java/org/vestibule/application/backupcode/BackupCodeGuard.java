package org.vestibule.application.backupcode;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.attempt.Schedule;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.token.TokenDigest;

/**
 * The one way in which a backup code is checked: take a place in the queue, reserve the try, hash while holding no
 * connection, then settle within the transaction of what the code was given for. A refused code is never spent.
 */
public final class BackupCodeGuard {

    private final HashQueue queue;
    private final Attempts attempts;
    private final BackupCodes backupCodes;
    private final SecretHasher hasher;
    private final Outbox outbox;
    private final PortalLinks links;
    private final AuditTrail trail;
    private final Clock clock;
    private final String decoy;

    public BackupCodeGuard(
            HashQueue queue,
            Attempts attempts,
            BackupCodes backupCodes,
            SecretHasher hasher,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Clock clock) {
        this.queue = queue;
        this.attempts = attempts;
        this.backupCodes = backupCodes;
        this.hasher = hasher;
        this.outbox = outbox;
        this.links = links;
        this.trail = trail;
        this.clock = clock;
        this.decoy = hasher.recipe();
    }

    /** What came of a check, before it is settled. */
    public sealed interface Check {}

    /**
     * The code was hashed.
     *
     * @param buckets where the try was counted
     */
    public record Evaluated(AccountId account, byte[] digest, List<BucketKey> buckets) implements Check {}

    /** Nothing was compared. */
    public record Later(TryLater why) implements Check {}

    /**
     * Reserves a try and hashes.
     *
     * @param browser the known browser that asks
     */
    public Check check(AccountId account, BackupCode code, Optional<TokenDigest> browser, Origin origin) {
        return check(account, code, browser.isPresent(), buckets(account, browser), origin);
    }

    /**
     * The same of a code that is typed back as proof that the set is saved. That takes no more than a session, so it
     * counts apart, and never towards the 100 that put the set out of use.
     */
    public Check checkTypedBack(Session session, BackupCode code, Origin origin) {
        AccountId account = session.account();
        List<BucketKey> buckets = List.of(BucketKey.of(Guess.BACKUP_CODE_TYPED_BACK, account));
        return check(account, code, session.browser().isPresent(), buckets, origin);
    }

    private Check check(AccountId account, BackupCode code, boolean known, List<BucketKey> buckets, Origin origin) {
        Optional<HashQueue.Place> entered = queue.enter(origin.client(), known);
        if (entered.isEmpty()) {
            return new Later(HashQueue.BUSY);
        }
        try (HashQueue.Place place = entered.get()) {
            Optional<BackupCodes.CodeSet> set = backupCodes.find(account);
            if (set.filter(BackupCodes.CodeSet::disabled).isPresent()) { // nothing to guess at, so nothing to count
                return new Later(TryLater.of(Guess.BACKUP_CODE_IN_A_ROW, Schedule.NEVER));
            }
            Optional<TryLater> later = attempts.reserve(buckets, clock.instant());
            if (later.isPresent()) {
                return new Later(later.get());
            }
            String recipe = set.map(BackupCodes.CodeSet::recipe).orElse(decoy);
            return new Evaluated(account, place.compute(() -> hasher.digest(code, recipe)), buckets);
        }
    }

    /**
     * Settles within the caller's transaction. A spent code is a replay, not a guess: it is counted nowhere. The holder
     * is told of every use, and when few or none are left; and when the 100th wrong one in a row puts them out of use.
     */
    public BackupCodes.Redemption settle(Evaluated check, EmailAddress holder, Instant now, Origin origin) {
        AccountId account = check.account();
        BackupCodes.Redemption redemption = backupCodes.redeem(account, check.digest(), now);
        switch (redemption) {
            case REDEEMED -> {
                check.buckets().forEach(attempts::clear);
                tellOfUse(account, holder);
            }
            case ALREADY_USED -> {
                giveBack(check);
                trail.record(Event.of(account, Event.Kind.BACKUP_CODE_REPLAYED, origin));
            }
            case UNKNOWN -> refuse(account, holder, now, origin);
        }
        return redemption;
    }

    /**
     * Settles a code that was typed back. It is not spent; a right one takes back its own try and no more, since whoever
     * has it may show it again and again.
     */
    public boolean settleTypedBack(Evaluated check, Instant now, Origin origin) {
        boolean saved = backupCodes.noteSaved(check.account(), check.digest(), now);
        if (saved) {
            giveBack(check);
        } else {
            trail.record(Event.of(check.account(), Event.Kind.BACKUP_CODE_REFUSED, origin));
        }
        return saved;
    }

    /** Takes the try back within the caller's transaction: what it was made for could not be done. */
    public void giveBack(Evaluated check) {
        check.buckets().forEach(attempts::giveBack);
    }

    private void refuse(AccountId account, EmailAddress holder, Instant now, Origin origin) {
        trail.record(Event.of(account, Event.Kind.BACKUP_CODE_REFUSED, origin));
        if (attempts.exhausted(BucketKey.of(Guess.BACKUP_CODE_IN_A_ROW, account), now)
                && backupCodes.disable(account, now)) {
            trail.record(Event.of(account, Event.Kind.BACKUP_CODES_DISABLED, origin));
            outbox.add(Notice.of(account, Notice.Kind.BACKUP_CODES_DISABLED, holder, links.signIn()));
        }
    }

    private void tellOfUse(AccountId account, EmailAddress holder) {
        int left = backupCodes.find(account).map(BackupCodes.CodeSet::left).orElse(0);
        String number = String.valueOf(left);
        outbox.add(Notice.of(account, Notice.Kind.BACKUP_CODE_USED, holder, links.forgotten(), number));
        if (left == 0) {
            outbox.add(Notice.of(account, Notice.Kind.BACKUP_CODES_NONE, holder, links.security()));
        } else if (left <= BackupCode.FEW) {
            outbox.add(Notice.of(account, Notice.Kind.BACKUP_CODES_FEW, holder, links.security(), number));
        }
    }

    private static List<BucketKey> buckets(AccountId account, Optional<TokenDigest> browser) {
        List<BucketKey> buckets = new ArrayList<>();
        buckets.add(BucketKey.backupCode(account, browser));
        buckets.add(BucketKey.of(Guess.BACKUP_CODE_IN_A_ROW, account));
        if (browser.isEmpty()) {
            buckets.add(BucketKey.of(Guess.SECOND_STEP_FROM_UNKNOWN, account));
        }
        return buckets;
    }
}
