package org.vestibule.application.proof;

import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.password.PasswordGuard;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.secondstep.SecondStepGuard;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.BurnPassword;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.SignInFact.Occasion;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.token.BearerToken;

/**
 * The one way in which somebody signed in proves anew who they are: first the password, and only if it is right the
 * second thing; then all is settled within the transaction of what the proof was given for (S-065).
 */
public final class ProofGuard {

    private final PasswordGuard passwords;
    private final SecondProofs seconds;
    private final SecondStepGuard tries;
    private final BurnPassword burnPassword;
    private final Sessions sessions;
    private final Acts acts;

    public ProofGuard(
            PasswordGuard passwords,
            SecondProofs seconds,
            SecondStepGuard tries,
            BurnPassword burnPassword,
            Sessions sessions,
            Acts acts) {
        this.passwords = passwords;
        this.seconds = seconds;
        this.tries = tries;
        this.burnPassword = burnPassword;
        this.sessions = sessions;
        this.acts = acts;
    }

    /** What came of a check, before it is settled. */
    sealed interface Check {}

    /**
     * The password was right; the second thing was compared.
     *
     * @param link drawn in case that this was one wrong thing too many
     */
    record Evaluated(SignedIn person, PasswordGuard.Evaluated password, SecondProof second, BearerToken link)
            implements Check {}

    /** The proof does not hold; nothing is left to settle. */
    record Refused(ProofRefusal why) implements Check {}

    /**
     * Reserves the tries and compares.
     *
     * @param standIn what the backup code of the sign-in may stand in for; empty if a code is always needed
     */
    Check check(SignedIn person, Proof proof, Optional<StandIn> standIn, Origin origin) {
        if (proof.second() instanceof Proof.WithStandIn with && !standIn.equals(Optional.of(with.act()))) {
            return new Refused(new ProofRefusal.CodeNeeded());
        }
        Session session = person.session();
        PasswordGuard.Check first =
                passwords.check(person.account().email(), proof.password(), session.browser(), Occasion.PROOF, origin);
        if (first instanceof PasswordGuard.Later later) {
            return new Refused(new ProofRefusal.Later(later.why()));
        }
        PasswordGuard.Evaluated password = (PasswordGuard.Evaluated) first;
        if (!password.right()) {
            return refused(password, new ProofRefusal.PasswordWrong(), origin);
        }
        BearerToken link = acts.token(session.account().value());
        SecondProof second = seconds.of(proof.second(), person, Claimant.of(person, origin));
        return second.check()
                .map(why -> later(person, password, why, link, origin))
                .orElseGet(() -> new Evaluated(person, password, second, link));
    }

    /**
     * Locks the account and the session, within the caller's transaction, before anything is spent for nothing (I2).
     *
     * @return why the proof does not hold; empty if it may
     */
    Optional<ProofRefusal> lock(Evaluated check, Origin origin) {
        Optional<ProofRefusal> refusal =
                passwords.settle(check.password(), origin).isEmpty()
                        ? Optional.of(new ProofRefusal.PasswordWrong())
                        : sessions.lock(check.person().session())
                                ? Optional.empty()
                                : Optional.of(new ProofRefusal.SessionEnded());
        if (refusal.isPresent()) {
            check.second().giveBack();
        }
        return refusal;
    }

    /**
     * Settles what is locked.
     *
     * @return why the proof does not hold; empty if it does
     */
    Optional<ProofRefusal> settle(Evaluated check, Act act, Origin origin) {
        SecondProof.Verdict verdict = check.second().settle(act);
        boolean tooMany = verdict.guess() && tries.countAgainstPassword(Claimant.of(check.person(), origin), act.now());
        return tooMany ? Optional.of(burn(check.person(), check.link(), act, origin)) : verdict.refusal();
    }

    /** Takes the tries back: what the proof was given for could not be done just now. */
    void giveBack(Evaluated check, Origin origin) {
        acts.run(act -> {
            passwords.settle(check.password(), origin);
            check.second().giveBack();
        });
    }

    /** One wrong thing too many, and the session is not its holder's. */
    private ProofRefusal burn(SignedIn person, BearerToken link, Act act, Origin origin) {
        burnPassword.burn(Claimant.of(person, origin), link, act);
        sessions.end(person.session());
        return new ProofRefusal.PasswordBurned();
    }

    private Check later(
            SignedIn person, PasswordGuard.Evaluated password, TryLater why, BearerToken link, Origin origin) {
        if (why.reason() != TryLater.Reason.PASSWORD_BURNED) {
            return refused(password, new ProofRefusal.Later(why), origin);
        }
        return acts.locking(
                () -> passwords.settle(password, origin),
                (act, proven) -> proven.isPresent()
                        ? new Refused(burn(person, link, act, origin))
                        : new Refused(new ProofRefusal.PasswordWrong()));
    }

    private Check refused(PasswordGuard.Evaluated password, ProofRefusal why, Origin origin) {
        acts.run(act -> passwords.settle(password, origin));
        return new Refused(why);
    }
}
