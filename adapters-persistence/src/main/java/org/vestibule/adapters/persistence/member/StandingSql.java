package org.vestibule.adapters.persistence.member;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.team.TeamId;

/** Tells from the one rule in force how members stand, as {@link TeamRules#standing} would, by what their rows say alone. */
final class StandingSql {

    /** Since when the rule covers a member; null if it does not. */
    static final String SINCE = """
            CASE :rule
                WHEN 'EVERYONE' THEN joined_at
                WHEN 'TECHNICIANS' THEN
                    CASE WHEN technician_since BETWEEN joined_at AND :now THEN technician_since END
            END
            """;

    /** How a member stands who is covered {@code since} then. */
    static final String KIND = """
            CASE
                WHEN two_step_on THEN 'ON'
                WHEN since IS NULL THEN 'NOT_REQUIRED'
                WHEN :now < greatest(since, :actsFrom) THEN 'DUE'
                ELSE 'SUSPENDED' END
            """;

    private StandingSql() {}

    static Query bind(Query query, TeamId team, TeamRules rules, Instant now) {
        Optional<PolicyChange> inForce = rules.inForce(now);
        // The driver would round up to a deadline that has not come; columns hold microseconds, so none lies between.
        Instant past = now.truncatedTo(ChronoUnit.MICROS);
        return query.bind("team", team.value())
                .bind(
                        "rule",
                        inForce.map(PolicyChange::rule).orElse(Mandate.NOBODY).name())
                .bind(
                        "actsFrom",
                        Columns.written(inForce.map(PolicyChange::actsFrom).orElse(past)))
                .bind("now", Columns.written(past));
    }
}
