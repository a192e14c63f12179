package org.vestibule.domain.mandate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Midnight;
import org.vestibule.domain.team.Team;

/**
 * A choice that somebody is about to make, as both the dry run and the making judge it.
 *
 * @param past whether it was to act from a day that has passed
 * @param far whether it is to act from a day that is so far away that it may be a slip
 * @param before the rules until then
 * @param after the rules from then on; the same if it only says once more what holds
 */
public record PolicyChoice(PolicyChange change, boolean past, boolean far, TeamRules before, TeamRules after) {

    private static final Period FAR = Period.ofYears(2);

    /** What somebody is about to choose, at a moment. */
    public static PolicyChoice of(Team team, TeamRules before, Mandate rule, Optional<LocalDate> from, Instant now) {
        Instant at = before.next(now);
        LocalDate today = team.day(now);
        Optional<Instant> start =
                from.map(date -> Midnight.of(date, team.zone())).filter(at::isBefore);
        PolicyChange change = new PolicyChange(at, rule, start);
        PolicyHistory with = before.policies().with(change);
        return new PolicyChoice(
                change,
                from.filter(today::isAfter).isPresent(),
                from.filter(today.plus(FAR)::isBefore).isPresent(),
                before,
                new TeamRules(with, before.plans()));
    }

    /** Whether it only says once more what holds. */
    public boolean changesNothing() {
        return after.equals(before);
    }

    /** Whom it was required of until then, though the rule may lie dormant. */
    public Mandate ruleBefore() {
        return before.policies().at(change.at()).map(PolicyChange::rule).orElse(Mandate.NOBODY);
    }

    /**
     * Why it cannot be made; empty if it can.
     *
     * @param chooser the member who makes it; empty for an operator
     */
    public Optional<PolicyRefusal> refusal(Member owner, Optional<Member> chooser) {
        Instant at = change.at();
        Terms terms = before.plans().at(at);
        if (past) {
            return Optional.of(PolicyRefusal.DATE_PAST);
        }
        if (change.rule() != Mandate.NOBODY && terms.plan() != Plan.ENTERPRISE) {
            return Optional.of(PolicyRefusal.NEEDS_ENTERPRISE);
        }
        if (!change.rule().isOfferedWith(terms)) {
            return Optional.of(PolicyRefusal.NEEDS_ASSIST);
        }
        boolean touchesChooser = chooser.filter(one -> !one.twoStepOn())
                .filter(one -> after.cover(one, at) || after.cover(owner, at))
                .isPresent();
        if (touchesChooser) {
            return Optional.of(PolicyRefusal.COVERS_YOU);
        }
        return after.failOwner(owner, at) ? Optional.of(PolicyRefusal.COVERS_OWNER) : Optional.empty();
    }
}
