package org.vestibule.application.twostep;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofGuard;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.BearerToken;

/** Turns 2-step verification off: full proof, in which nothing stands in for a code. */
public final class DisableTwoStepVerification {

    private final ProofGuard proofs;
    private final RemoveTwoStep remove;
    private final Sessions sessions;
    private final Outbox outbox;
    private final PortalLinks links;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public DisableTwoStepVerification(
            ProofGuard proofs,
            RemoveTwoStep remove,
            Sessions sessions,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.proofs = proofs;
        this.remove = remove;
        this.sessions = sessions;
        this.outbox = outbox;
        this.links = links;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** It is off; this is the session's new token. */
    public record Disabled(BearerToken session) implements Result {}

    /** The proof does not hold; it stays on. */
    public record Refused(ProofRefusal why) implements Result {}

    /** Turns it off. */
    public Result disable(SignedIn person, Proof proof, Origin origin) {
        ProofGuard.Check check = proofs.check(person, proof, Optional.empty(), origin);
        if (check instanceof ProofGuard.Refused refused) {
            return new Refused(refused.why());
        }
        BearerToken token = BearerToken.make(person.account().id().value(), random);
        return transactions.inTransaction(() -> settle(person, (ProofGuard.Evaluated) check, token, origin));
    }

    private Result settle(SignedIn person, ProofGuard.Evaluated proof, BearerToken token, Origin origin) {
        AccountId account = person.account().id();
        Instant now = clock.instant();
        Optional<ProofRefusal> refusal = proofs.settle(proof, now, origin);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        sessions.renew(person.session(), token.digest()); // it is locked, so it is there
        remove.remove(account); // a code was accepted and the account is locked, so it is on
        trail.record(Event.of(account, Event.Kind.TWO_STEP_DISABLED, origin));
        outbox.add(Notice.of(
                account, Notice.Kind.TWO_STEP_DISABLED, person.account().email(), links.forgotten()));
        return new Disabled(token);
    }
}
