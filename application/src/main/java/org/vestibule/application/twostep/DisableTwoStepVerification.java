package org.vestibule.application.twostep;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.application.proof.ProvenAct;
import org.vestibule.application.proof.ProvenActs;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.twostep.DisableObjections.Objection;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.TwoStepFact;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;

/**
 * Turns 2-step verification off: full proof, in which nothing stands in for a code. Not while a team requires it, unless
 * the person agrees to lose access; and never where it would leave a rule that the team's own Owner fails (PRODUCT B, D).
 */
public final class DisableTwoStepVerification {

    private final ProvenActs acts;
    private final DisableObjections objections;
    private final RemoveTwoStep remove;

    public DisableTwoStepVerification(ProvenActs acts, DisableObjections objections, RemoveTwoStep remove) {
        this.acts = acts;
        this.objections = objections;
        this.remove = remove;
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
        return acts.perform(person, proof, Optional.empty(), origin, Refused::new, act -> disable(act, givenUp));
    }

    /** By now the account is locked, and a rule may have begun while this waited for it. */
    private Result disable(ProvenAct act, Set<TeamId> givenUp) {
        List<Objection> against = objections.of(act.account(), act.now());
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
        act.renew(Deed.TWO_STEP_DISABLED);
        remove.remove(act.account()); // a code was accepted and the account is locked, so it is on
        act.log(new TwoStepFact.Disabled(act.method()));
        act.tell(Notice.Kind.TWO_STEP_DISABLED);
        return new Disabled(act.token());
    }
}
