package org.vestibule.application.proof;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.application.act.Act;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.backupcode.BackupCodeGuard;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.application.totp.CodeGuard;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.totp.OneTimeCode;

/**
 * The second thing of a proof, on its way: compared first, holding no connection, then settled within the transaction of
 * what it was given for, or taken back.
 */
sealed interface SecondProof {

    /** By what somebody is proved by it, beside the password. */
    SignInMethod method();

    /** Reserves a try and compares; how long to wait if nothing was compared. */
    Optional<TryLater> check();

    /** The verdict, within the act. */
    Verdict settle(Act act);

    /** Takes the try back within the caller's transaction: nothing comes of it. */
    void giveBack();

    /**
     * What came of it.
     *
     * @param refusal empty if it holds
     * @param guess whether it was wrong, and so counts against the password
     */
    record Verdict(Optional<ProofRefusal> refusal, boolean guess) {

        static final Verdict HOLDS = new Verdict(Optional.empty(), false);

        static Verdict refused(ProofRefusal why) {
            return new Verdict(Optional.of(why), false);
        }

        static Verdict wrong(ProofRefusal why) {
            return new Verdict(Optional.of(why), true);
        }
    }

    /** The code that the app shows. */
    final class OfCode implements SecondProof {

        private final CodeGuard codes;
        private final Claimant who;
        private final OneTimeCode code;
        private CodeGuard.@Nullable Evaluated compared;

        OfCode(CodeGuard codes, Claimant who, OneTimeCode code) {
            this.codes = codes;
            this.who = who;
            this.code = code;
        }

        @Override
        public SignInMethod method() {
            return SignInMethod.CODE;
        }

        @Override
        public Optional<TryLater> check() {
            CodeGuard.Check check = codes.check(who, code);
            compared = check instanceof CodeGuard.Evaluated evaluated ? evaluated : null;
            return check instanceof CodeGuard.Later later ? Optional.of(later.why()) : Optional.empty();
        }

        @Override
        public Verdict settle(Act act) {
            CodeGuard.Evaluated check = SecondProof.checked(compared);
            return switch (codes.settle(check, act)) {
                case ACCEPTED -> Verdict.HOLDS;
                case ALREADY_USED -> Verdict.refused(new ProofRefusal.CodeAlreadyUsed());
                case WRONG ->
                    Verdict.wrong(check.age()
                            .<ProofRefusal>map(ProofRefusal.CodeTooOld::new)
                            .orElseGet(ProofRefusal.CodeWrong::new));
            };
        }

        @Override
        public void giveBack() {
            codes.giveBack(SecondProof.checked(compared));
        }
    }

    /** A backup code. */
    final class OfBackupCode implements SecondProof {

        private final BackupCodeGuard codes;
        private final Claimant who;
        private final BackupCode code;
        private BackupCodeGuard.@Nullable Evaluated compared;

        OfBackupCode(BackupCodeGuard codes, Claimant who, BackupCode code) {
            this.codes = codes;
            this.who = who;
            this.code = code;
        }

        @Override
        public SignInMethod method() {
            return SignInMethod.BACKUP_CODE;
        }

        @Override
        public Optional<TryLater> check() {
            BackupCodeGuard.Check check = codes.check(who, code);
            compared = check instanceof BackupCodeGuard.Evaluated evaluated ? evaluated : null;
            return check instanceof BackupCodeGuard.Later later ? Optional.of(later.why()) : Optional.empty();
        }

        @Override
        public Verdict settle(Act act) {
            return switch (codes.settle(SecondProof.checked(compared), act)) {
                case REDEEMED -> Verdict.HOLDS;
                case ALREADY_USED -> Verdict.refused(new ProofRefusal.CodeAlreadyUsed());
                case HELD -> Verdict.refused(new ProofRefusal.LinkNeeded());
                case UNKNOWN -> Verdict.wrong(new ProofRefusal.CodeWrong());
            };
        }

        @Override
        public void giveBack() {
            codes.giveBack(SecondProof.checked(compared));
        }
    }

    /** The backup code that the session was signed in with: nothing is compared, and it is used up by settling. */
    record StoodIn(Sessions sessions, Session session, StandIn act) implements SecondProof {

        @Override
        public SignInMethod method() {
            return SignInMethod.BACKUP_CODE;
        }

        @Override
        public Optional<TryLater> check() {
            return Optional.empty();
        }

        @Override
        public Verdict settle(Act at) {
            return sessions.spendStandIn(session, act, at.now())
                    ? Verdict.HOLDS
                    : Verdict.refused(new ProofRefusal.CodeNeeded());
        }

        @Override
        public void giveBack() {}
    }

    /** Nothing, where 2-step verification is off; it may have been turned on meanwhile. */
    record NoneNeeded(Authenticators authenticators, AccountId account) implements SecondProof {

        @Override
        public SignInMethod method() {
            return SignInMethod.PASSWORD;
        }

        @Override
        public Optional<TryLater> check() {
            return Optional.empty();
        }

        @Override
        public Verdict settle(Act act) {
            return authenticators.find(account).isEmpty()
                    ? Verdict.HOLDS
                    : Verdict.refused(new ProofRefusal.CodeNeeded());
        }

        @Override
        public void giveBack() {}
    }

    private static <T> T checked(@Nullable T compared) {
        if (compared == null) {
            throw new IllegalStateException("Nothing was compared");
        }
        return compared;
    }
}
