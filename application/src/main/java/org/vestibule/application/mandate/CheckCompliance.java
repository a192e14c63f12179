package org.vestibule.application.mandate;

import java.time.Clock;
import java.time.Instant;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.team.TeamId;

/** Counts who of a team has 2-step verification. Two questions, however many there are; {@link ListMissing} names who has not. */
public final class CheckCompliance {

    private final Memberships memberships;
    private final Policies policies;
    private final Clock clock;

    public CheckCompliance(Memberships memberships, Policies policies, Clock clock) {
        this.memberships = memberships;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * How a team stands.
     *
     * @param dormant whether the rule rests because the subscription does not include it
     * @param rules by which it is counted: those that will hold once it is awake, if it rests
     * @param at when that is so
     */
    public record Compliance(Memberships.Tally tally, boolean dormant, TeamRules rules, Instant at) {

        /** How many have it, required or not. */
        public int on() {
            return tally.count(StandingKind.ON);
        }

        /** How many have it not and need not. */
        public int notRequired() {
            return tally.size() - on() - missing();
        }

        /** How many have it not and are due to, or are suspended. */
        public int missing() {
            return dormant ? 0 : tally.countMissing();
        }

        /** How many will be missing once a rule that rests is awake again. */
        public int missingOnceAwake() {
            return dormant ? tally.countMissing() : 0;
        }

        /** How many of them will be suspended at once. */
        public int suspendedOnceAwake() {
            return dormant ? tally.count(StandingKind.SUSPENDED) : 0;
        }

        /** Whether nobody is missing. */
        public boolean complete() {
            return missing() == 0;
        }
    }

    /** Counts them. */
    public Compliance check(TeamId team) {
        Instant now = clock.instant();
        TeamRules chosen = policies.of(team);
        boolean dormant = chosen.dormant(now);
        TeamRules rules = dormant ? chosen.awake() : chosen;
        return new Compliance(memberships.tally(team, rules, 0, now), dormant, rules, now);
    }
}
