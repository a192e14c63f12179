package org.vestibule.adapters.persistence.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.application.team.MemberSelection;
import org.vestibule.application.team.Memberships;
import org.vestibule.domain.invitation.WaitingCount;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.text.Sought;

/**
 * Reads a page of a team's members, and what else that page tells, in one statement: the one rule in force goes in, and
 * {@link StandingSql} tells from it how they stand. They are found, ordered and counted in the memberships
 * alone, each once, for the counts are of all of them: an index for each order would save nothing. Joined to their accounts
 * are those of the page, and those who are missing and were not reminded today.
 */
final class MemberPages {

    private static final String ANY = "";

    private static final String PAGE =
            """
            WITH covered AS (
                SELECT account_id, name, email, joined_at, two_step_on, reminded_at,
            """ + StandingSql.SINCE + """
                    AS since
                FROM membership WHERE team_id = :team),
            standing AS MATERIALIZED (
                SELECT account_id, lower(name) AS called, joined_at, coalesce(reminded_at >= :today, false) AS reminded,
                    strpos(lower(name), lower(:sought)) > 0 OR strpos(lower(email), lower(:sought)) > 0 AS found,
            """ + StandingSql.KIND + """
                    AS kind
                FROM covered),
            total AS (
                SELECT count(*) AS size,
                    count(*) FILTER (WHERE found AND kind = 'ON') AS count_on,
                    count(*) FILTER (WHERE found AND kind = 'DUE') AS count_due,
                    count(*) FILTER (WHERE found AND kind = 'SUSPENDED') AS count_suspended,
                    count(*) FILTER (WHERE found AND kind = 'NOT_REQUIRED') AS count_not_required,
                    count(*) FILTER (WHERE kind IN ('DUE', 'SUSPENDED')) AS missing,
                    count(*) FILTER (WHERE kind IN ('DUE', 'SUSPENDED') AND reminded) AS missing_reminded
                FROM standing),
            reachable AS (
                SELECT count(*) AS missing_reachable FROM standing s JOIN account a ON a.account_id = s.account_id
                WHERE s.kind IN ('DUE', 'SUSPENDED') AND NOT s.reminded AND a.disabled_at IS NULL),
            waiting AS (
                SELECT count(*) FILTER (WHERE expires_at > :now) AS waiting_live,
                    count(*) FILTER (WHERE expires_at <= :now) AS waiting_expired
                FROM invitation WHERE team_id = :team),
            page AS (
                SELECT account_id AS shown, called,
                    CASE WHEN :order = 'STANDING'
                        THEN array_position(ARRAY['SUSPENDED', 'DUE', 'NOT_REQUIRED', 'ON'], kind) END AS rank,
                    CASE WHEN :order = 'JOINED' THEN joined_at END AS joined
                FROM standing WHERE found AND :only IN ('', kind)
                ORDER BY rank, joined DESC, called, shown OFFSET :skipped LIMIT :most),
            seat AS MATERIALIZED (
                SELECT page.*,
            """ + Members.SEAT + """
                FROM page JOIN membership m ON m.account_id = page.shown JOIN team t ON t.team_id = m.team_id
                WHERE m.team_id = :team)
            SELECT size, count_on, count_due, count_suspended, count_not_required, missing, missing_reminded,
                missing_reachable, waiting_live, waiting_expired, one.*
            FROM total CROSS JOIN reachable CROSS JOIN waiting LEFT JOIN (
                SELECT m.*,
            """ + Members.ACCOUNT + """

                FROM seat m JOIN account a ON a.account_id = m.account_id) AS one ON true
            ORDER BY one.rank, one.joined DESC, one.called, one.shown
            """;

    private MemberPages() {}

    static Memberships.Page ask(
            Handle handle, Team team, TeamRules rules, MemberSelection which, int skipped, int most, Instant now) {
        return StandingSql.bind(handle.createQuery(PAGE), team.id(), rules, now)
                .bind("today", Columns.written(team.startOfDay(now)))
                .bind("sought", which.sought().map(Sought::text).orElse(ANY))
                .bind("only", which.only().map(StandingKind::name).orElse(ANY))
                .bind("order", which.order().name())
                .bind("skipped", skipped)
                .bind("most", most)
                .scanResultSet((rows, context) -> page(rows.get()));
    }

    private static Memberships.Page page(ResultSet rows) throws SQLException {
        List<Member> members = new ArrayList<>();
        rows.next(); // there is one at least, which only counts if the page is empty
        Map<StandingKind, Integer> counts = MemberLists.counts(rows);
        int size = rows.getInt("size");
        Memberships.Missing missing = new Memberships.Missing(
                rows.getInt("missing"), rows.getInt("missing_reminded"), rows.getInt("missing_reachable"));
        WaitingCount waiting = new WaitingCount(rows.getInt("waiting_live"), rows.getInt("waiting_expired"), 0);
        do {
            if (rows.getObject("account_id") != null) {
                members.add(Members.member(rows));
            }
        } while (rows.next());
        return new Memberships.Page(members, counts, size, missing, waiting);
    }
}
