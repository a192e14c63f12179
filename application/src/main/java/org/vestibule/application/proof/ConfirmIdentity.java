package org.vestibule.application.proof;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.token.BearerToken;

/**
 * Has somebody signed in prove anew who they are, for all that needs a fresh proof within the next 10 minutes (PRODUCT
 * E). Their session goes on under another token (S-081).
 */
public final class ConfirmIdentity {

    private final ProofGuard proofs;
    private final Sessions sessions;
    private final SpentTokens spentTokens;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public ConfirmIdentity(
            ProofGuard proofs,
            Sessions sessions,
            SpentTokens spentTokens,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.proofs = proofs;
        this.sessions = sessions;
        this.spentTokens = spentTokens;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** They are who they are; this is the session's new token. */
    public record Confirmed(BearerToken token, SignedIn person) implements Result {}

    /** The proof does not hold. */
    public record Refused(ProofRefusal why) implements Result {}

    /** Checks the proof. */
    public Result confirm(SignedIn person, Proof proof, Origin origin) {
        ProofGuard.Check check = proofs.check(person, proof, Optional.empty(), origin);
        if (check instanceof ProofGuard.Refused refused) {
            return new Refused(refused.why());
        }
        ProofGuard.Evaluated evaluated = (ProofGuard.Evaluated) check;
        BearerToken token = BearerToken.make(person.account().id().value(), random);
        return transactions.inTransaction(() -> {
            Optional<ProofRefusal> refusal = proofs.settle(evaluated, origin);
            if (refusal.isPresent()) {
                return new Refused(refusal.get());
            }
            Instant now = clock.instant();
            AccountId account = person.account().id();
            trail.record(Event.of(account, Event.Kind.PROOF_GIVEN, origin));
            spentTokens.note(account, person.session().token(), Deed.IDENTITY_CONFIRMED, now);
            return sessions.renew(person.session(), token.digest(), now)
                    .<Result>map(session -> new Confirmed(token, new SignedIn(session, person.account())))
                    .orElseThrow(); // it is locked, so it is there
        });
    }
}
