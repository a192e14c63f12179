package org.vestibule.application.proof;

import java.util.Optional;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.SignInFact;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.token.BearerToken;

/**
 * Has somebody signed in prove anew who they are, for all that needs a fresh proof within the next 10 minutes (PRODUCT
 * E). Their session goes on under another token (S-081).
 */
public final class ConfirmIdentity {

    private final ProvenActs acts;

    public ConfirmIdentity(ProvenActs acts) {
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** They are who they are; this is the session's new token. */
    public record Confirmed(BearerToken token, SignedIn person) implements Result {}

    /** The proof does not hold. */
    public record Refused(ProofRefusal why) implements Result {}

    /** Checks the proof. */
    public Result confirm(SignedIn person, Proof proof, Origin origin) {
        return acts.perform(person, proof, Optional.empty(), origin, Refused::new, act -> {
            act.log(new SignInFact.ProofGiven(act.method()));
            Session session = act.renew(Deed.IDENTITY_CONFIRMED);
            return new Confirmed(act.token(), new SignedIn(session, person.account()));
        });
    }
}
