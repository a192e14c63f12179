package org.vestibule.application.proof;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vestibule.application.act.Acts;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.token.BearerToken;

/**
 * The one way in which somebody does what takes a proof of its own, every time (PRODUCT B): the proof is compared, what
 * takes long is made ready, holding no connection; then account and session are locked, the proof is settled, and only
 * if it holds the body does it.
 */
public final class ProvenActs {

    private final ProofGuard proofs;
    private final Sessions sessions;
    private final Acts acts;

    public ProvenActs(ProofGuard proofs, Sessions sessions, Acts acts) {
        this.proofs = proofs;
        this.sessions = sessions;
        this.acts = acts;
    }

    /** Does it, where nothing is to be made ready. */
    public <R> R perform(
            SignedIn person,
            Proof proof,
            Optional<StandIn> standIn,
            Origin origin,
            Function<ProofRefusal, R> refused,
            Function<ProvenAct, R> body) {
        return perform(
                person, proof, standIn, origin, refused, () -> Optional.of(true), (act, ready) -> body.apply(act));
    }

    /**
     * Does it.
     *
     * @param standIn what the backup code of the sign-in may stand in for; empty if a code is always needed
     * @param refused the answer if the proof does not hold
     * @param prepare makes ready what takes long; empty if nobody is there to do so, and then the proof costs no try
     */
    public <P, R> R perform(
            SignedIn person,
            Proof proof,
            Optional<StandIn> standIn,
            Origin origin,
            Function<ProofRefusal, R> refused,
            Supplier<Optional<P>> prepare,
            BiFunction<ProvenAct, P, R> body) {
        ProofGuard.Check check = proofs.check(person, proof, standIn, origin);
        if (check instanceof ProofGuard.Refused not) {
            return refused.apply(not.why());
        }
        ProofGuard.Evaluated evaluated = (ProofGuard.Evaluated) check;
        Optional<P> ready = prepare.get();
        if (ready.isEmpty()) {
            proofs.giveBack(evaluated, origin);
            return refused.apply(new ProofRefusal.Later(HashQueue.BUSY));
        }
        BearerToken fresh = acts.token(person.account().id().value());
        return acts.locking(
                () -> proofs.lock(evaluated, origin),
                (act, refusal) -> refusal.or(() -> proofs.settle(evaluated, act, origin))
                        .map(refused)
                        .orElseGet(() -> body.apply(
                                new ProvenAct(
                                        act,
                                        sessions,
                                        person,
                                        evaluated.second().method(),
                                        fresh,
                                        origin),
                                ready.get())));
    }
}
