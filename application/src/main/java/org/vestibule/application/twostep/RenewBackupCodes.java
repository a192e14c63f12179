package org.vestibule.application.twostep;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.backupcode.NewBackupCodes;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofGuard;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.token.BearerToken;

/** Makes new backup codes: full proof, and the old set dies at once (S-045). */
public final class RenewBackupCodes {

    private final ProofGuard proofs;
    private final Authenticators authenticators;
    private final NewBackupCodes newBackupCodes;
    private final BackupCodes backupCodes;
    private final Sessions sessions;
    private final SpentTokens spentTokens;
    private final Attempts attempts;
    private final TellHolder tellHolder;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public RenewBackupCodes(
            ProofGuard proofs,
            Authenticators authenticators,
            NewBackupCodes newBackupCodes,
            BackupCodes backupCodes,
            Sessions sessions,
            SpentTokens spentTokens,
            Attempts attempts,
            TellHolder tellHolder,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.proofs = proofs;
        this.authenticators = authenticators;
        this.newBackupCodes = newBackupCodes;
        this.backupCodes = backupCodes;
        this.sessions = sessions;
        this.spentTokens = spentTokens;
        this.attempts = attempts;
        this.tellHolder = tellHolder;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
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
        ProofGuard.Check check = proofs.check(person, proof, Optional.of(StandIn.NEW_BACKUP_CODES), origin);
        if (check instanceof ProofGuard.Refused refused) {
            return new Refused(refused.why());
        }
        ProofGuard.Evaluated evaluated = (ProofGuard.Evaluated) check;
        Optional<NewBackupCodes.CodeSet> codes = newBackupCodes.make(person.session(), origin);
        if (codes.isEmpty()) {
            proofs.giveBack(evaluated, origin);
            return new Refused(new ProofRefusal.Later(HashQueue.BUSY));
        }
        BearerToken token = BearerToken.make(person.account().id().value(), random);
        return transactions.inTransaction(() -> settle(person, evaluated, codes.get(), token, origin));
    }

    private Result settle(
            SignedIn person,
            ProofGuard.Evaluated proof,
            NewBackupCodes.CodeSet codes,
            BearerToken token,
            Origin origin) {
        AccountId account = person.account().id();
        Optional<ProofRefusal> refusal = proofs.settle(proof, origin);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        if (authenticators.find(account).isEmpty()) {
            return new NothingToRenew();
        }
        Instant now = clock.instant();
        sessions.renew(person.session(), token.digest(), now); // it is locked, so it is there
        spentTokens.note(account, person.session().token(), Deed.BACKUP_CODES_RENEWED, now);
        backupCodes.replace(account, codes.recipe(), codes.digests(), now);
        attempts.clear(BucketKey.of(Guess.BACKUP_CODE_IN_A_ROW, account));
        trail.record(Event.of(account, Event.Kind.BACKUP_CODES_RENEWED, origin));
        tellHolder.tell(
                account, person.account().email(), new Happening(Notice.Kind.BACKUP_CODES_RENEWED, now, origin));
        return new Renewed(codes.codes(), token);
    }
}
