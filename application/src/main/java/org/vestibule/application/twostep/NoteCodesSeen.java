package org.vestibule.application.twostep;

import java.time.Clock;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;

/**
 * Notes that somebody has left the page with their backup codes by its own form. That the page was sent tells nothing:
 * the line may have broken, or the same form was sent twice and another page came in its place (PRODUCT A).
 */
public final class NoteCodesSeen {

    private final BackupCodes backupCodes;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    public NoteCodesSeen(BackupCodes backupCodes, AuditTrail trail, Transactions transactions, Clock clock) {
        this.backupCodes = backupCodes;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Notes it, once a set. */
    public void note(SignedIn person, Origin origin) {
        AccountId account = person.account().id();
        transactions.inTransaction(() -> {
            if (backupCodes.noteSeen(account, clock.instant())) {
                trail.record(Event.of(account, Event.Kind.BACKUP_CODES_SEEN, origin));
            }
        });
    }
}
