package org.vestibule.application.twostep;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.application.proof.ProvenAct;
import org.vestibule.application.proof.ProvenActs;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.TotpKey;

/**
 * Begins the move to another device: full proof, then a new key to put into it. The device that is bound goes on working
 * until {@link ConfirmDevice} swaps them (L-28).
 */
public final class ChangeDevice {

    private final ProvenActs acts;
    private final Authenticators authenticators;
    private final PendingKeys pendingKeys;
    private final RandomGenerator random;

    public ChangeDevice(
            ProvenActs acts, Authenticators authenticators, PendingKeys pendingKeys, RandomGenerator random) {
        this.acts = acts;
        this.authenticators = authenticators;
        this.pendingKeys = pendingKeys;
        this.random = random;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** A key waits to be confirmed; this is the session's new token. */
    public record Begun(BearerToken session) implements Result {}

    /** The proof does not hold. */
    public record Refused(ProofRefusal why) implements Result {}

    /** 2-step verification is off: there is no device to change. */
    public record NothingToChange() implements Result {}

    /** Begins it. */
    public Result begin(SignedIn person, Proof proof, Origin origin) {
        TotpKey key = TotpKey.make(random);
        return acts.perform(
                person, proof, Optional.of(StandIn.CHANGE_DEVICE), origin, Refused::new, act -> begin(act, key));
    }

    private Result begin(ProvenAct act, TotpKey key) {
        if (authenticators.find(act.account()).isEmpty()) {
            return new NothingToChange();
        }
        Session session = act.renew(Deed.DEVICE_CHANGE_BEGUN);
        pendingKeys.keep(session, new PendingKeys.PendingKey(key, act.now().plus(OfferKey.LIFETIME)), act.now());
        return new Begun(act.token());
    }
}
