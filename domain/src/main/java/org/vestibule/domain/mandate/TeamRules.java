package org.vestibule.domain.mandate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.TechnicianChange;
import org.vestibule.domain.member.Tenure;
import org.vestibule.domain.subscription.PlanHistory;

/**
 * All that decides whom a team requires to have 2-step verification: what it chose, and what it has subscribed to
 * (PRODUCT D).
 */
public record TeamRules(PolicyHistory policies, PlanHistory plans) {

    /** Nothing was ever chosen or subscribed to. */
    public static final TeamRules NONE = new TeamRules(PolicyHistory.NONE, PlanHistory.NONE);

    /**
     * When something counts from that is decided now: not before the last choice or change of the plan, though the clock
     * of another node were ahead, for a rule that is written holds for whoever comes after it.
     */
    public Instant next(Instant now) {
        return plans.next(policies.next(now));
    }

    /** Where a member stands. */
    public Standing standing(Member member, Instant now) {
        return Standing.of(policies, plans, member.tenure(), member.twoStepOn(), now);
    }

    /** Where a member would stand with 2-step verification off. */
    public Standing standingWithout(Member member, Instant now) {
        return Standing.of(policies, plans, member.tenure(), false, now);
    }

    /** Whether a rule that is not dormant, begun or announced, covers a member, whether or not 2-step verification is on. */
    public boolean cover(Member member, Instant now) {
        return !(standingWithout(member, now) instanceof Standing.NotRequired);
    }

    /** Where somebody would stand from joining on, with 2-step verification off. */
    public Standing standingOfNewcomer(boolean technician, Instant now) {
        Instant at = next(now);
        List<TechnicianChange> given = technician ? List.of(new TechnicianChange(at, true)) : List.of();
        return Standing.of(policies, plans, new Tenure(at, given), false, at);
    }

    /** Whether it would be required of somebody who joins at a moment: they would be suspended or due from then on. */
    public boolean coverNewcomer(boolean technician, Instant now) {
        return !(standingOfNewcomer(technician, now) instanceof Standing.NotRequired);
    }

    /** Whether the Owner-first rule is broken: a rule covers its Owner, who has not 2-step verification. */
    public boolean failOwner(Member owner, Instant now) {
        return !owner.twoStepOn() && cover(owner, now);
    }

    /** The choice that requires it of somebody: neither Nobody nor dormant. */
    public Optional<PolicyChange> inForce(Instant now) {
        return policies.at(now)
                .filter(policy -> policy.rule() != Mandate.NOBODY)
                .filter(policy -> policy.rule().isOfferedWith(plans.at(now)));
    }

    /** The same with a subscription that includes whatever was chosen: what holds once a rule that rests is awake again. */
    public TeamRules awake() {
        return new TeamRules(policies, PlanHistory.ALL);
    }

    /** Whether a rule that rests will cover a member once it is awake again, whether or not 2-step verification is on. */
    public boolean coverOnceAwake(Member member, Instant now) {
        return dormant(now) && awake().cover(member, now);
    }

    /** Whether the Owner-first rule will be broken once a rule that rests is awake again. */
    public boolean failOwnerOnceAwake(Member owner, Instant now) {
        return !owner.twoStepOn() && coverOnceAwake(owner, now);
    }

    /** Whether a rule was chosen and rests because the subscription does not include it now. */
    public boolean dormant(Instant now) {
        return policies.at(now)
                .filter(policy -> !policy.rule().isOfferedWith(plans.at(now)))
                .isPresent();
    }
}
