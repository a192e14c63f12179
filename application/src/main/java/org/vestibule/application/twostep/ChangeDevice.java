package org.vestibule.application.twostep;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofGuard;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.application.transaction.Transactions;
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

    private final ProofGuard proofs;
    private final Authenticators authenticators;
    private final PendingKeys pendingKeys;
    private final Sessions sessions;
    private final SpentTokens spentTokens;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public ChangeDevice(
            ProofGuard proofs,
            Authenticators authenticators,
            PendingKeys pendingKeys,
            Sessions sessions,
            SpentTokens spentTokens,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.proofs = proofs;
        this.authenticators = authenticators;
        this.pendingKeys = pendingKeys;
        this.sessions = sessions;
        this.spentTokens = spentTokens;
        this.transactions = transactions;
        this.clock = clock;
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
        ProofGuard.Check check = proofs.check(person, proof, Optional.of(StandIn.CHANGE_DEVICE), origin);
        if (check instanceof ProofGuard.Refused refused) {
            return new Refused(refused.why());
        }
        BearerToken token = BearerToken.make(person.account().id().value(), random);
        TotpKey key = TotpKey.make(random);
        return transactions.inTransaction(() -> settle(person, (ProofGuard.Evaluated) check, token, key, origin));
    }

    private Result settle(SignedIn person, ProofGuard.Evaluated proof, BearerToken token, TotpKey key, Origin origin) {
        Optional<ProofRefusal> refusal = proofs.settle(proof, origin);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        if (authenticators.find(person.account().id()).isEmpty()) {
            return new NothingToChange();
        }
        Instant now = clock.instant();
        Session session = sessions.renew(person.session(), token.digest(), now).orElseThrow(); // it is locked
        spentTokens.note(session.account(), person.session().token(), Deed.DEVICE_CHANGE_BEGUN, now);
        pendingKeys.keep(session, new PendingKeys.PendingKey(key, now.plus(OfferKey.LIFETIME)), now);
        return new Begun(token);
    }
}
