package org.vestibule.application.twostep;

import java.time.Clock;
import java.time.Instant;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.backupcode.BackupCodeGuard;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;

/** Takes one backup code typed back as proof that the codes are saved, without spending it. */
public final class ShowCodesSaved {

    private final BackupCodeGuard codes;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    public ShowCodesSaved(BackupCodeGuard codes, AuditTrail trail, Transactions transactions, Clock clock) {
        this.codes = codes;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** It is one of them. */
    public record Saved() implements Result {}

    /** It is none of them; that is not shown, then. */
    public record Unproven() implements Result {}

    /** Nothing was compared. */
    public record Later(TryLater why) implements Result {}

    /** Compares it with the set. */
    public Result show(SignedIn person, BackupCode code, Origin origin) {
        BackupCodeGuard.Check check = codes.checkTypedBack(Claimant.of(person, origin), code);
        return check instanceof BackupCodeGuard.Later later
                ? new Later(later.why())
                : transactions.inTransaction(() -> settle((BackupCodeGuard.Evaluated) check));
    }

    private Result settle(BackupCodeGuard.Evaluated check) {
        Instant now = clock.instant();
        if (!codes.settleTypedBack(check, now)) {
            return new Unproven();
        }
        trail.record(Event.of(
                check.who().account(),
                Event.Kind.BACKUP_CODES_SAVED,
                check.who().origin()));
        return new Saved();
    }
}
