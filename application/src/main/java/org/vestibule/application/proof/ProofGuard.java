package org.vestibule.application.proof;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.backupcode.BackupCodeGuard;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.password.PasswordGuard;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.secondstep.SecondStepGuard;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.BurnPassword;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.application.totp.CodeGuard;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.token.BearerToken;

/**
 * The one way in which somebody signed in proves anew who they are: first the password, and only if it is right the
 * second thing; then all is settled within the transaction of what the proof was given for (S-065).
 */
public final class ProofGuard {

    private final PasswordGuard passwords;
    private final CodeGuard codes;
    private final BackupCodeGuard backupCodes;
    private final SecondStepGuard tries;
    private final BurnPassword burnPassword;
    private final Authenticators authenticators;
    private final Sessions sessions;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public ProofGuard(
            PasswordGuard passwords,
            CodeGuard codes,
            BackupCodeGuard backupCodes,
            SecondStepGuard tries,
            BurnPassword burnPassword,
            Authenticators authenticators,
            Sessions sessions,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.passwords = passwords;
        this.codes = codes;
        this.backupCodes = backupCodes;
        this.tries = tries;
        this.burnPassword = burnPassword;
        this.authenticators = authenticators;
        this.sessions = sessions;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /** What came of a check, before it is settled. */
    public sealed interface Check {}

    /**
     * The password was right; the second thing was compared.
     *
     * @param link drawn in case that this was one wrong thing too many
     */
    public record Evaluated(SignedIn person, PasswordGuard.Evaluated password, Second second, BearerToken link)
            implements Check {}

    /** The proof does not hold; nothing is left to settle. */
    public record Refused(ProofRefusal why) implements Check {}

    /** The second thing, compared. */
    sealed interface Second {}

    record Code(CodeGuard.Evaluated check) implements Second {}

    record Backup(BackupCodeGuard.Evaluated check) implements Second {}

    record StoodIn(StandIn act) implements Second {}

    record NoneNeeded() implements Second {}

    /**
     * Reserves the tries and compares.
     *
     * @param act what the backup code of the sign-in may stand in for; empty if a code is always needed
     */
    public Check check(SignedIn person, Proof proof, Optional<StandIn> act, Origin origin) {
        if (proof.second() instanceof Proof.WithStandIn with && !act.equals(Optional.of(with.act()))) {
            return new Refused(new ProofRefusal.CodeNeeded());
        }
        Session session = person.session();
        PasswordGuard.Check first =
                passwords.check(person.account().email(), proof.password(), session.browser(), origin);
        if (first instanceof PasswordGuard.Later later) {
            return new Refused(new ProofRefusal.Later(later.why()));
        }
        PasswordGuard.Evaluated password = (PasswordGuard.Evaluated) first;
        if (!password.right()) {
            return refused(password, new ProofRefusal.PasswordWrong(), origin);
        }
        BearerToken link = BearerToken.make(session.account().value(), random);
        Claimant who = Claimant.of(person, origin);
        if (proof.second() instanceof Proof.WithCode with) {
            CodeGuard.Check second = codes.check(who, with.code());
            return second instanceof CodeGuard.Later later
                    ? later(person, password, later.why(), link, origin)
                    : new Evaluated(person, password, new Code((CodeGuard.Evaluated) second), link);
        }
        if (proof.second() instanceof Proof.WithBackupCode with) {
            BackupCodeGuard.Check second = backupCodes.check(who, with.code());
            return second instanceof BackupCodeGuard.Later later
                    ? later(person, password, later.why(), link, origin)
                    : new Evaluated(person, password, new Backup((BackupCodeGuard.Evaluated) second), link);
        }
        if (proof.second() instanceof Proof.PasswordOnly) {
            return new Evaluated(person, password, new NoneNeeded(), link);
        }
        return new Evaluated(person, password, new StoodIn(((Proof.WithStandIn) proof.second()).act()), link);
    }

    /**
     * Settles within the caller's transaction, with the account and the session locked from then on: by the time at
     * which they are, so callers read theirs after this.
     *
     * @return why the proof does not hold; empty if it does
     */
    public Optional<ProofRefusal> settle(Evaluated check, Origin origin) {
        if (passwords.settle(check.password(), origin).isEmpty()) {
            giveBack(check.second());
            return Optional.of(new ProofRefusal.PasswordWrong());
        }
        if (!sessions.lock(check.person().session())) { // before anything is spent for nothing (I2)
            giveBack(check.second());
            return Optional.of(new ProofRefusal.SessionEnded());
        }
        Instant now = clock.instant();
        if (check.second() instanceof Code code) {
            return switch (codes.settle(code.check(), now)) {
                case ACCEPTED -> Optional.empty();
                case ALREADY_USED -> Optional.of(new ProofRefusal.CodeAlreadyUsed());
                case WRONG ->
                    Optional.of(wrong(
                            check,
                            code.check()
                                    .age()
                                    .<ProofRefusal>map(ProofRefusal.CodeTooOld::new)
                                    .orElseGet(ProofRefusal.CodeWrong::new),
                            now,
                            origin));
            };
        }
        if (check.second() instanceof Backup backup) {
            BackupCodes.Redemption redemption = backupCodes.settle(backup.check(), now);
            return switch (redemption) {
                case REDEEMED -> Optional.empty();
                case ALREADY_USED -> Optional.of(new ProofRefusal.CodeAlreadyUsed());
                case UNKNOWN -> Optional.of(wrong(check, new ProofRefusal.CodeWrong(), now, origin));
            };
        }
        if (check.second() instanceof NoneNeeded) {
            return authenticators.find(check.person().account().id()).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ProofRefusal.CodeNeeded());
        }
        StandIn act = ((StoodIn) check.second()).act();
        return sessions.spendStandIn(check.person().session(), act, now)
                ? Optional.empty()
                : Optional.of(new ProofRefusal.CodeNeeded());
    }

    /** Takes the tries back: what the proof was given for could not be done just now. */
    public void giveBack(Evaluated check, Origin origin) {
        transactions.inTransaction(() -> {
            passwords.settle(check.password(), origin);
            giveBack(check.second());
        });
    }

    private void giveBack(Second second) {
        if (second instanceof Code code) {
            codes.giveBack(code.check());
        } else if (second instanceof Backup backup) {
            backupCodes.giveBack(backup.check());
        }
    }

    /** One wrong thing too many, and the session is not its holder's. */
    private ProofRefusal wrong(Evaluated check, ProofRefusal wrong, Instant now, Origin origin) {
        return tries.countAgainstPassword(Claimant.of(check.person(), origin), now)
                ? burn(check.person(), check.link(), now, origin)
                : wrong;
    }

    private ProofRefusal burn(SignedIn person, BearerToken link, Instant now, Origin origin) {
        burnPassword.burn(Claimant.of(person, origin), link, now);
        sessions.end(person.session());
        return new ProofRefusal.SessionEnded();
    }

    private Check later(
            SignedIn person, PasswordGuard.Evaluated password, TryLater why, BearerToken link, Origin origin) {
        if (why.reason() != TryLater.Reason.PASSWORD_BURNED) {
            return refused(password, new ProofRefusal.Later(why), origin);
        }
        return transactions.inTransaction(
                () -> passwords.settle(password, origin).isPresent()
                        ? new Refused(burn(person, link, clock.instant(), origin))
                        : new Refused(new ProofRefusal.PasswordWrong()));
    }

    private Check refused(PasswordGuard.Evaluated password, ProofRefusal why, Origin origin) {
        transactions.inTransaction(() -> passwords.settle(password, origin).isPresent());
        return new Refused(why);
    }
}
