package org.vestibule.application.backupcode;

import java.util.Optional;
import java.util.function.Supplier;
import org.vestibule.application.act.Act;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.secondstep.SecondStepGuard;
import org.vestibule.application.secondstep.SecondStepGuard.Kind;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.audit.SignInFact;
import org.vestibule.domain.audit.SignInFact.Occasion;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;

/**
 * The one way in which a backup code is checked: take a place in the queue, reserve the try, hash while holding no
 * connection, then settle within the transaction of what the code was given for. A refused code is never spent.
 */
public final class BackupCodeGuard {

    private final String decoy;
    private final HashQueue queue;
    private final SecondStepGuard tries;
    private final BackupCodes backupCodes;
    private final HeldCodes held;
    private final SecretHasher hasher;

    public BackupCodeGuard(
            HashQueue queue, SecondStepGuard tries, BackupCodes backupCodes, HeldCodes held, SecretHasher hasher) {
        this.queue = queue;
        this.tries = tries;
        this.backupCodes = backupCodes;
        this.held = held;
        this.hasher = hasher;
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
        return check(who, code, () -> tries.reserve(who, Kind.BACKUP_CODE, act -> disable(who, act)));
    }

    /** The same of a code that is typed back as proof that the set is saved. */
    public Check checkTypedBack(Claimant who, BackupCode code) {
        return check(who, code, () -> tries.reserveTypedBack(who));
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
     * Settles within the caller's transaction. A spent code is a replay, not a guess: it is counted nowhere, nor is one
     * that is held, whose holder is mailed a link. They are told of every use, and when few or none are left; and when
     * the 100th wrong one in a row puts them out of use.
     */
    public BackupCodes.Redemption settle(Evaluated check, Act act) {
        Claimant who = check.who();
        BackupCodes.Redemption redemption = backupCodes.redeem(who.account(), check.digest(), act.now());
        switch (redemption) {
            case REDEEMED -> {
                tries.right(who, Kind.BACKUP_CODE, act.now());
                tellOfUse(who, act);
            }
            case ALREADY_USED -> {
                giveBack(check);
                act.log(Event.of(who.account(), new SignInFact.BackupCodeReplayed(who.occasion()), who.origin()));
            }
            case HELD -> {
                giveBack(check);
                held.mailLink(who, check.digest(), act);
            }
            case UNKNOWN -> {
                act.log(Event.of(who.account(), new SignInFact.BackupCodeRefused(who.occasion()), who.origin()));
                tries.wrong(who, Kind.BACKUP_CODE, then -> disable(who, then), act);
            }
        }
        return redemption;
    }

    /**
     * Settles a code that was typed back. It is not spent; a right one takes back its own try and no more, since whoever
     * has it may show it again and again.
     */
    public boolean settleTypedBack(Evaluated check, Act act) {
        Claimant who = check.who();
        boolean saved = backupCodes.noteSaved(who.account(), check.digest(), act.now());
        if (saved) {
            tries.giveBackTypedBack(who);
        } else {
            act.log(Event.of(who.account(), new SignInFact.BackupCodeRefused(Occasion.CODES_SAVED), who.origin()));
        }
        return saved;
    }

    /** Takes the try back within the caller's transaction: nobody is told what came of it. */
    public void giveBack(Evaluated check) {
        tries.giveBack(check.who(), Kind.BACKUP_CODE);
    }

    private void disable(Claimant who, Act act) {
        AccountId account = who.account();
        if (backupCodes.disable(account, act.now())) {
            act.log(Event.of(account, PlainFact.BACKUP_CODES_DISABLED, who.origin()));
            act.tell(account, who.email(), Notice.Kind.BACKUP_CODES_DISABLED, who.origin());
        }
    }

    private void tellOfUse(Claimant who, Act act) {
        AccountId account = who.account();
        int left = backupCodes.find(account).map(BackupCodes.CodeSet::left).orElse(0);
        String number = String.valueOf(left);
        act.tell(account, who.email(), Notice.Kind.BACKUP_CODE_USED, who.origin(), number);
        if (left == 0) {
            act.tell(
                    account,
                    who.email(),
                    Notice.Kind.BACKUP_CODES_NONE,
                    who.origin(),
                    act.links().security());
        } else if (left <= BackupCode.FEW) {
            act.tell(
                    account,
                    who.email(),
                    Notice.Kind.BACKUP_CODES_FEW,
                    who.origin(),
                    act.links().security(),
                    number);
        }
    }
}
