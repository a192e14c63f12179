package org.vestibule.application.twostep;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.backupcode.NewBackupCodes;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.PasswordGuard;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.AcceptanceWindow;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;

/**
 * Turns 2-step verification on: the password, and a code of the key that this session was shown. The code's step is
 * spent, backup codes are made, and all other sessions end (S-027, S-085).
 */
public final class EnableTwoStepVerification {

    private final PasswordGuard passwords;
    private final PendingKeys pendingKeys;
    private final Authenticators authenticators;
    private final NewBackupCodes newBackupCodes;
    private final BackupCodes backupCodes;
    private final Sessions sessions;
    private final Attempts attempts;
    private final AcceptanceWindow window;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public EnableTwoStepVerification(
            PasswordGuard passwords,
            PendingKeys pendingKeys,
            Authenticators authenticators,
            NewBackupCodes newBackupCodes,
            BackupCodes backupCodes,
            Sessions sessions,
            Attempts attempts,
            AcceptanceWindow window,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.passwords = passwords;
        this.pendingKeys = pendingKeys;
        this.authenticators = authenticators;
        this.newBackupCodes = newBackupCodes;
        this.backupCodes = backupCodes;
        this.sessions = sessions;
        this.attempts = attempts;
        this.window = window;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * It is on.
     *
     * @param backupCodes to be shown now and never again
     * @param session this session's new token
     * @param endedSessions how many other sessions there were
     */
    public record Enabled(List<BackupCode> backupCodes, BearerToken session, int endedSessions) implements Result {}

    /** Not the account's password; the code was neither checked nor spent. */
    public record PasswordWrong() implements Result {}

    /** Not a code of the key; the key stays. */
    public record CodeWrong() implements Result {}

    /** The key waited too long, or this session was shown none. */
    public record KeyExpired() implements Result {}

    /** It is on already. */
    public record AlreadyOn() implements Result {}

    /** Nothing was compared, or nothing was changed. */
    public record Later(TryLater why) implements Result {}

    /** Turns it on. */
    public Result enable(SignedIn person, Password password, OneTimeCode code, Origin origin) {
        AccountId account = person.account().id();
        if (authenticators.find(account).isPresent()) {
            return new AlreadyOn();
        }
        Optional<TotpKey> key =
                pendingKeys.find(person.session(), clock.instant()).map(PendingKeys.PendingKey::key);
        if (key.isEmpty()) {
            return new KeyExpired();
        }
        PasswordGuard.Check check = passwords.check(person.account().email(), password);
        if (check instanceof PasswordGuard.Later later) {
            return new Later(later.why());
        }
        PasswordGuard.Evaluated proof = (PasswordGuard.Evaluated) check;
        if (!proof.right()) {
            transactions.inTransaction(() -> passwords.settle(proof, origin).isPresent());
            return new PasswordWrong();
        }
        Optional<TryLater> later = attempts.reserve(CodeGuard.bucket(account), clock.instant());
        if (later.isPresent()) {
            transactions.inTransaction(() -> passwords.settle(proof, origin).isPresent());
            return new Later(later.get());
        }
        Optional<TimeStep> step = key.get().match(code, clock.instant(), window);
        if (step.isEmpty()) {
            transactions.inTransaction(() -> refuseCode(account, proof, origin));
            return new CodeWrong();
        }
        Optional<NewBackupCodes.CodeSet> codes = newBackupCodes.make();
        if (codes.isEmpty()) {
            transactions.inTransaction(() -> giveBack(account, proof, origin));
            return new Later(HashQueue.BUSY);
        }
        BearerToken session = BearerToken.make(account.value(), random);
        return transactions.inTransaction(
                () -> settle(person.session(), proof, key.get(), step.get(), codes.get(), session, origin));
    }

    private void refuseCode(AccountId account, PasswordGuard.Evaluated proof, Origin origin) {
        passwords.settle(proof, origin);
        trail.record(Event.of(account, Event.Kind.CODE_REFUSED, origin));
    }

    /** Nobody was there to make the backup codes: neither the password nor the code counts as a try. */
    private void giveBack(AccountId account, PasswordGuard.Evaluated proof, Origin origin) {
        passwords.settle(proof, origin);
        attempts.giveBack(CodeGuard.bucket(account));
    }

    /** Whether the session, with which its key ends, still has this one. */
    private boolean keyIsLive(Session shown, TotpKey key, Instant now) {
        return pendingKeys
                .find(shown, now)
                .filter(pending -> pending.key().equals(key))
                .isPresent();
    }

    private Result settle(
            Session shown,
            PasswordGuard.Evaluated proof,
            TotpKey key,
            TimeStep step,
            NewBackupCodes.CodeSet codes,
            BearerToken session,
            Origin origin) {
        AccountId account = shown.account();
        Instant now = clock.instant();
        if (passwords.settle(proof, origin).isEmpty()) {
            return new PasswordWrong();
        }
        if (!keyIsLive(shown, key, now)) { // signed out meanwhile: an ended session gets no new one
            return authenticators.find(account).isPresent() ? new AlreadyOn() : new KeyExpired();
        }
        if (!window.holds(step, now)) {
            trail.record(Event.of(account, Event.Kind.CODE_REFUSED, origin));
            return new CodeWrong();
        }
        if (!authenticators.bind(account, key, step, now)) {
            return new AlreadyOn();
        }
        backupCodes.replace(account, codes.recipe(), codes.digests(), now);
        int ended = sessions.endAll(account);
        sessions.start(new Session(account, session.digest(), now, now));
        attempts.clear(CodeGuard.bucket(account));
        trail.record(Event.of(account, Event.Kind.TWO_STEP_ENABLED, origin));
        return new Enabled(codes.codes(), session, Math.max(0, ended - 1));
    }
}
