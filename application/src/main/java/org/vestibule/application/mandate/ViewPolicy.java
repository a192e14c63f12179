package org.vestibule.application.mandate;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.Policies;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.PolicyHistory;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Tells whom a team requires to have 2-step verification, and what it has subscribed to. */
public final class ViewPolicy {

    private final Memberships memberships;
    private final Policies policies;
    private final Clock clock;

    public ViewPolicy(Memberships memberships, Policies policies, Clock clock) {
        this.memberships = memberships;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * What holds now.
     *
     * @param ends when the terms end by themselves
     * @param chosen the rule; empty if none was ever chosen
     * @param history all that was ever chosen
     * @param dormant whether it rests because the terms do not include it
     * @param ofOwner where the Owner stands
     * @param failedOnceAwake whether it rests and the Owner will fail it once it does not, unless they turn 2-step
     *     verification on
     */
    public record Policy(
            Account owner,
            Terms terms,
            Optional<Instant> ends,
            Optional<PolicyChange> chosen,
            PolicyHistory history,
            boolean dormant,
            Standing ofOwner,
            boolean failedOnceAwake,
            Memberships.Size size) {

        /** Whether it covers the Owner and their 2-step verification is off, as after an operator's reset. */
        public boolean failedByOwner() {
            return StandingKind.of(ofOwner).missing();
        }

        /** Whether a rule is what holds, and does not rest. */
        public boolean requires(Mandate rule) {
            return isAwake() && chosen.orElseThrow().rule() == rule;
        }

        /** Whether other terms would put it to sleep. */
        public boolean restsUnder(Terms other) {
            return isAwake() && !chosen.orElseThrow().rule().isOfferedWith(other);
        }

        /** Whether terms that end at a moment would put it to sleep sooner than those that hold. */
        public boolean restsEarlier(Instant end) {
            return isAwake() && ends.filter(now -> !end.isBefore(now)).isEmpty();
        }

        /** Whether other terms would wake it. */
        public boolean wokenBy(Terms other) {
            return dormant && chosen.orElseThrow().rule().isOfferedWith(other);
        }

        private boolean isAwake() {
            return !dormant
                    && chosen.filter(change -> change.rule() != Mandate.NOBODY).isPresent();
        }

        /** Whether it is awake again after other terms, which did not include it. */
        public boolean awakeAfter(Terms before) {
            return !dormant
                    && chosen.filter(change -> !change.rule().isOfferedWith(before))
                            .isPresent();
        }
    }

    /** Tells it of a team to an operator; empty if it was deleted a moment ago. */
    public Optional<Policy> of(Team team) {
        return of(team.id(), policies.of(team.id()));
    }

    /** Tells it to a member; empty if the team was deleted a moment ago. */
    public Optional<Policy> of(Place place) {
        return of(place.team().id(), place.rules());
    }

    private Optional<Policy> of(TeamId team, TeamRules rules) {
        return memberships.owner(team).map(owner -> of(team, owner, rules));
    }

    private Policy of(TeamId team, Member owner, TeamRules rules) {
        Instant now = clock.instant();
        return new Policy(
                owner.account(),
                rules.plans().at(now),
                rules.plans().endAfter(now),
                rules.policies().at(now),
                rules.policies(),
                rules.dormant(now),
                rules.standing(owner, now),
                rules.failOwnerOnceAwake(owner, now),
                memberships.size(team));
    }
}
