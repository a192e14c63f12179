package org.vestibule.application.twostep;

import java.time.Duration;
import java.time.Instant;
import org.vestibule.application.act.Acts;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.PlainFact;

/**
 * Notes that somebody has left the page with their backup codes by its own form. That the page was sent tells nothing:
 * the line may have broken, or the same form was sent twice and another page came in its place (PRODUCT A).
 */
public final class NoteCodesSeen {

    /** What a time may differ by that is stored in two places. */
    private static final Duration SAME_MOMENT = Duration.ofMillis(1);

    private final BackupCodes backupCodes;
    private final Acts acts;

    public NoteCodesSeen(BackupCodes backupCodes, Acts acts) {
        this.backupCodes = backupCodes;
        this.acts = acts;
    }

    /** Notes it, once a set, of one that this very session made: the proof for it renewed the session. */
    public void note(SignedIn person, Origin origin) {
        AccountId account = person.account().id();
        Instant madeUntil = person.session().provenAt().orElse(Instant.EPOCH).plus(SAME_MOMENT);
        acts.run(act -> {
            if (backupCodes.noteSeen(account, madeUntil, act.now())) {
                act.log(Event.of(account, PlainFact.BACKUP_CODES_SEEN, origin));
            }
        });
    }
}
