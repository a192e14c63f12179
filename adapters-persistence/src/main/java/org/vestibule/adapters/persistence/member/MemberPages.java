package org.vestibule.adapters.persistence.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.application.team.Memberships;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.team.TeamId;

/**
 * Reads a page of a team's members, counting all of them by how they stand, in one statement: the one rule in force goes
 * in, and the statement tells from it what {@link TeamRules#standing} would. The members are read from the memberships
 * alone; only those of the page are joined to their accounts.
 */
final class MemberPages {

    private static final String ANY = "";

    private static final String PAGE = """
            WITH covered AS (
                SELECT account_id, two_step_on, CASE :rule
                    WHEN 'EVERYONE' THEN joined_at
                    WHEN 'TECHNICIANS' THEN
                        CASE WHEN technician_since BETWEEN joined_at AND :now THEN technician_since END
                    END AS since
                FROM membership WHERE team_id = :team),
            standing AS MATERIALIZED (
                SELECT account_id, CASE
                    WHEN two_step_on THEN 'ON'
                    WHEN since IS NULL THEN 'NOT_REQUIRED'
                    WHEN :now < greatest(since, :actsFrom) THEN 'DUE'
                    ELSE 'SUSPENDED' END AS kind
                FROM covered),
            total AS (
                SELECT count(*) FILTER (WHERE kind = 'ON') AS count_on,
                    count(*) FILTER (WHERE kind = 'DUE') AS count_due,
                    count(*) FILTER (WHERE kind = 'SUSPENDED') AS count_suspended,
                    count(*) FILTER (WHERE kind = 'NOT_REQUIRED') AS count_not_required
                FROM standing),
            page AS (
                SELECT account_id FROM standing WHERE :only IN ('', kind)
                ORDER BY account_id OFFSET :skipped LIMIT :most)
            SELECT count_on, count_due, count_suspended, count_not_required,
            """ + Members.COLUMNS + """
            FROM total LEFT JOIN (page
                JOIN membership m ON m.team_id = :team AND m.account_id = page.account_id
            """ + Members.JOINED + """
                ) ON true
            ORDER BY a.account_id
            """;

    private MemberPages() {}

    static Memberships.Page ask(
            Handle handle,
            TeamId team,
            TeamRules rules,
            Optional<StandingKind> only,
            int skipped,
            int most,
            Instant now) {
        Optional<PolicyChange> inForce = rules.inForce(now);
        // The driver would round up to a deadline that has not come; columns hold microseconds, so none lies between.
        Instant past = now.truncatedTo(ChronoUnit.MICROS);
        return handle.createQuery(PAGE)
                .bind("team", team.value())
                .bind(
                        "rule",
                        inForce.map(PolicyChange::rule).orElse(Mandate.NOBODY).name())
                .bind(
                        "actsFrom",
                        Columns.written(inForce.map(PolicyChange::actsFrom).orElse(past)))
                .bind("now", Columns.written(past))
                .bind("only", only.map(StandingKind::name).orElse(ANY))
                .bind("skipped", skipped)
                .bind("most", most)
                .scanResultSet((rows, context) -> page(rows.get()));
    }

    private static Memberships.Page page(ResultSet rows) throws SQLException {
        Map<StandingKind, Integer> counts = new EnumMap<>(StandingKind.class);
        List<Member> members = new ArrayList<>();
        while (rows.next()) {
            for (StandingKind kind : StandingKind.values()) {
                counts.put(kind, rows.getInt("count_" + kind.name()));
            }
            if (rows.getObject("account_id") != null) { // else the page is empty, and this row only counts
                members.add(Members.member(rows));
            }
        }
        counts.values().removeIf(count -> count == 0);
        return new Memberships.Page(members, counts);
    }
}
