package org.vestibule.domain.audit;

import java.util.Map;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.TeamName;

/** What was done to a team as such. A team's name may be a person's, so it is named apart. */
public sealed interface TeamFact extends Fact {

    /** It was made. */
    record Created(TeamName name, Terms terms) implements TeamFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.TEAM_CREATED;
        }

        @Override
        public Details details() {
            return TeamFact.of(terms);
        }

        @Override
        public Map<String, String> words() {
            return Map.of("name", name.value());
        }
    }

    /** It got another name. */
    record Renamed(TeamName before, TeamName name) implements TeamFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.TEAM_RENAMED;
        }

        @Override
        public Map<String, String> words() {
            return Map.of("before", before.value(), "name", name.value());
        }
    }

    /** It was deleted. */
    record Deleted(TeamName name) implements TeamFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.TEAM_DELETED;
        }

        @Override
        public Map<String, String> words() {
            return Map.of("name", name.value());
        }
    }

    /**
     * It got another subscription.
     *
     * @param before what held until then
     */
    record SubscriptionSet(Terms before, PlanChange change) implements TeamFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.SUBSCRIPTION_SET;
        }

        @Override
        public Details details() {
            return TeamFact.of(change.terms())
                    .with("plan_before", before.plan())
                    .with("assist_before", before.onDemandAssist())
                    .with("end", change.end());
        }
    }

    /**
     * It requires 2-step verification of others than before, or from another day on.
     *
     * @param before whom it required it of until then, though that may have lain dormant
     */
    record PolicySet(Mandate before, PolicyChange change) implements TeamFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.POLICY_SET;
        }

        @Override
        public Details details() {
            return Details.NONE
                    .with("before", before)
                    .with("rule", change.rule())
                    .with("start", change.start());
        }
    }

    private static Details of(Terms terms) {
        return Details.NONE.with("plan", terms.plan()).with("assist", terms.onDemandAssist());
    }
}
