package org.vestibule.application.twostep;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofGuard;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.application.twostep.DisableObjections.Objection;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;

/**
 * Turns 2-step verification off: full proof, in which nothing stands in for a code. Not while a team requires it, unless
 * the person agrees to lose access; and never where it would leave a rule that the team's own Owner fails (PRODUCT B, D).
 */
public final class DisableTwoStepVerification {

    private final ProofGuard proofs;
    private final DisableObjections objections;
    private final RemoveTwoStep remove;
    private final Sessions sessions;
    private final SpentTokens spentTokens;
    private final TellHolder tellHolder;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public DisableTwoStepVerification(
            ProofGuard proofs,
            DisableObjections objections,
            RemoveTwoStep remove,
            Sessions sessions,
            SpentTokens spentTokens,
            TellHolder tellHolder,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.proofs = proofs;
        this.objections = objections;
        this.remove = remove;
        this.sessions = sessions;
        this.spentTokens = spentTokens;
        this.tellHolder = tellHolder;
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

    /** These teams require it of the person, who would lose access to them at once; it stays on. */
    public record AccessLost(List<Objection> teams) implements Result {}

    /** These teams belong to the person and require it of them, now or on a day to come; it stays on. */
    public record OwnerFails(List<Objection> teams) implements Result {}

    /** Turns it off, unless a team requires it. */
    public Result disable(SignedIn person, Proof proof, Origin origin) {
        return disable(person, proof, Set.of(), origin);
    }

    /**
     * Turns it off.
     *
     * @param givenUp the teams to which the person agrees to lose access
     */
    public Result disable(SignedIn person, Proof proof, Set<TeamId> givenUp, Origin origin) {
        ProofGuard.Check check = proofs.check(person, proof, Optional.empty(), origin);
        if (check instanceof ProofGuard.Refused refused) {
            return new Refused(refused.why());
        }
        BearerToken token = BearerToken.make(person.account().id().value(), random);
        return transactions.inTransaction(() -> settle(person, (ProofGuard.Evaluated) check, givenUp, token, origin));
    }

    private Result settle(
            SignedIn person, ProofGuard.Evaluated proof, Set<TeamId> givenUp, BearerToken token, Origin origin) {
        AccountId account = person.account().id();
        Optional<ProofRefusal> refusal = proofs.settle(proof, origin);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        // By now the account is locked, and a rule may have begun while this waited for it.
        Instant now = clock.instant();
        List<Objection> against = objections.of(account, now);
        List<Objection> owned = against.stream()
                .filter(team -> team.is(Objection.Kind.OWNER_FAILS))
                .toList();
        if (!owned.isEmpty()) {
            return new OwnerFails(owned);
        }
        List<Objection> lost = against.stream()
                .filter(team -> team.forbids() && !givenUp.contains(team.team()))
                .toList();
        if (!lost.isEmpty()) {
            return new AccessLost(lost);
        }
        sessions.renew(person.session(), token.digest(), now); // it is locked, so it is there
        spentTokens.note(account, person.session().token(), Deed.TWO_STEP_DISABLED, now);
        remove.remove(account); // a code was accepted and the account is locked, so it is on
        trail.record(Event.of(account, Event.Kind.TWO_STEP_DISABLED, origin));
        tellHolder.tell(account, person.account().email(), new Happening(Notice.Kind.TWO_STEP_DISABLED, now, origin));
        return new Disabled(token);
    }
}
