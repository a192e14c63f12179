package org.vestibule.domain.mandate;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.member.Tenure;
import org.vestibule.domain.subscription.PlanHistory;

/**
 * How a member stands towards what a team requires (PRODUCT D). It follows from what was written and from the time, and
 * is kept nowhere. The states are called as the People page calls them: On, not Participating, because all but the
 * suspended take part.
 */
public sealed interface Standing {

    /** The team requires nothing of the member, or its rule lies dormant. */
    record NotRequired() implements Standing {}

    /** 2-step verification is on; a disabled authenticator still counts. */
    record On() implements Standing {}

    /** The member still takes part, and is suspended from that moment on unless 2-step verification is on. */
    record DueBy(Instant due) implements Standing {
        @Override
        public Optional<Instant> lastsUntil(PlanHistory plans, Instant now) {
            return Optional.of(plans.endAfter(now).filter(due::isAfter).orElse(due));
        }
    }

    /** The team is withheld from the member since that moment, until 2-step verification is on. */
    record Suspended(Instant since) implements Standing {
        @Override
        public boolean participates() {
            return false;
        }

        @Override
        public Optional<Instant> lastsUntil(PlanHistory plans, Instant now) {
            return plans.endAfter(now);
        }
    }

    /**
     * The standing of one member in one team at a moment. What other teams require, and how anybody stands there, is
     * not among what it follows from.
     *
     * @param plans those of the subscription that the team belongs to
     */
    static Standing of(PolicyHistory policies, PlanHistory plans, Tenure tenure, boolean twoStepOn, Instant now) {
        if (twoStepOn) {
            return new On();
        }
        return new TeamRules(policies, plans)
                .inForce(now)
                .flatMap(policy -> due(policy, tenure, now))
                .<Standing>map(due -> now.isBefore(due) ? new DueBy(due) : new Suspended(due))
                .orElseGet(NotRequired::new);
    }

    /** Whether the team is open to the member. */
    default boolean participates() {
        return true;
    }

    /**
     * When it changes if nothing more is written: the deadline passes, or the plan ends and the rule falls dormant.
     *
     * @param now the moment at which it is the standing
     */
    default Optional<Instant> lastsUntil(PlanHistory plans, Instant now) {
        return Optional.empty();
    }

    /** The deadline: nobody is suspended before the choice, its start date, or the time they came to be covered. */
    private static Optional<Instant> due(PolicyChange policy, Tenure tenure, Instant now) {
        Instant start = policy.actsFrom();
        return policy.rule().coveredSince(tenure, now).map(since -> since.isAfter(start) ? since : start);
    }
}
