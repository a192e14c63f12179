package org.vestibule.application.twostep;

import java.util.List;
import java.util.Optional;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.backupcode.NewBackupCodes;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.application.proof.ProvenAct;
import org.vestibule.application.proof.ProvenActs;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.TwoStepFact;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.token.BearerToken;

/** Makes new backup codes: full proof, and the old set dies at once (S-045). */
public final class RenewBackupCodes {

    private final ProvenActs acts;
    private final Authenticators authenticators;
    private final NewBackupCodes newBackupCodes;
    private final BackupCodes backupCodes;
    private final Attempts attempts;

    public RenewBackupCodes(
            ProvenActs acts,
            Authenticators authenticators,
            NewBackupCodes newBackupCodes,
            BackupCodes backupCodes,
            Attempts attempts) {
        this.acts = acts;
        this.authenticators = authenticators;
        this.newBackupCodes = newBackupCodes;
        this.backupCodes = backupCodes;
        this.attempts = attempts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * There is a new set.
     *
     * @param backupCodes to be shown now and never again
     * @param session this session's new token
     */
    public record Renewed(List<BackupCode> backupCodes, BearerToken session) implements Result {}

    /** The proof does not hold; the old set is as it was. */
    public record Refused(ProofRefusal why) implements Result {}

    /** 2-step verification is off: no codes are needed. */
    public record NothingToRenew() implements Result {}

    /** Makes them. */
    public Result renew(SignedIn person, Proof proof, Origin origin) {
        return acts.perform(
                person,
                proof,
                Optional.of(StandIn.NEW_BACKUP_CODES),
                origin,
                Refused::new,
                () -> newBackupCodes.make(person.session(), origin),
                this::renew);
    }

    private Result renew(ProvenAct act, NewBackupCodes.CodeSet codes) {
        AccountId account = act.account();
        if (authenticators.find(account).isEmpty()) {
            return new NothingToRenew();
        }
        act.renew(Deed.BACKUP_CODES_RENEWED);
        backupCodes.replace(account, codes.recipe(), codes.digests(), act.now());
        attempts.clear(BucketKey.of(Guess.BACKUP_CODE_IN_A_ROW, account));
        act.log(new TwoStepFact.CodesRenewed(act.method()));
        act.tell(Notice.Kind.BACKUP_CODES_RENEWED);
        return new Renewed(codes.codes(), act.token());
    }
}
