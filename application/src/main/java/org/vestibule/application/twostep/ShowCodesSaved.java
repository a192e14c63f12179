package org.vestibule.application.twostep;

import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.backupcode.BackupCodeGuard;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.backupcode.BackupCode;

/** Takes one backup code typed back as proof that the codes are saved, without spending it. */
public final class ShowCodesSaved {

    private final BackupCodeGuard codes;
    private final Acts acts;

    public ShowCodesSaved(BackupCodeGuard codes, Acts acts) {
        this.codes = codes;
        this.acts = acts;
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
                : acts.perform(act -> settle(act, (BackupCodeGuard.Evaluated) check));
    }

    private Result settle(Act act, BackupCodeGuard.Evaluated check) {
        if (!codes.settleTypedBack(check, act)) {
            return new Unproven();
        }
        act.log(Event.of(
                check.who().account(), PlainFact.BACKUP_CODES_SAVED, check.who().origin()));
        return new Saved();
    }
}
