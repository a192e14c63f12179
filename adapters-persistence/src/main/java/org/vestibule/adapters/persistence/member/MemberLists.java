package org.vestibule.adapters.persistence.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.application.team.MemberSelection;
import org.vestibule.application.team.Memberships;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.text.Sought;

/**
 * Reads members some at a time by key, and counts them all. They are found in the memberships of the team alone, and only
 * those found are looked up among the accounts, which may lie on another server.
 */
final class MemberLists {

    private static final UUID FIRST = new UUID(0, 0);

    /** Two indexes have these orders. So that one goes up by all of its parts, the last joining is the least time before 1970. */
    private static final String BY_NAME = walk("lower(m.name), m.account_id", "lower(:name), :account");

    private static final String BY_JOINING = walk(
            "timestamptz 'epoch' - m.joined_at, lower(m.name), m.account_id",
            "timestamptz 'epoch' - CAST(:joined AS timestamptz), lower(:name), :account");

    private static final String FIRST_MISSING = "SELECT " + Members.SEAT + """
            FROM membership m JOIN team t ON t.team_id = m.team_id
            WHERE m.team_id = :team AND NOT m.two_step_on AND m.account_id > :after AND
            """ + StandingSql.SINCE + """
            IS NOT NULL
            ORDER BY m.account_id LIMIT :most
            """;

    private static final String NAMED =
            "SELECT m.*, " + Members.ACCOUNT + " FROM named m JOIN account a ON a.account_id = m.account_id\n";

    private static final String MISSING =
            "WITH named AS MATERIALIZED (" + FIRST_MISSING + ")\n" + NAMED + "ORDER BY m.account_id";

    private static final String TALLY = """
            WITH covered AS (
                SELECT two_step_on,
            """ + StandingSql.SINCE + """
                    AS since
                FROM membership WHERE team_id = :team),
            total AS (
                SELECT count(since) AS covered,
                    count(*) FILTER (WHERE kind = 'ON') AS count_on,
                    count(*) FILTER (WHERE kind = 'DUE') AS count_due,
                    count(*) FILTER (WHERE kind = 'SUSPENDED') AS count_suspended,
                    count(*) FILTER (WHERE kind = 'NOT_REQUIRED') AS count_not_required
                FROM (SELECT since,
            """ + StandingSql.KIND + """
                    AS kind FROM covered) AS judged),
            missing AS (
            """ + FIRST_MISSING + """
            ),
            named AS MATERIALIZED (
                SELECT * FROM missing UNION SELECT
            """
            + Members.SEAT + """
                FROM team t JOIN membership m ON m.team_id = t.team_id AND m.account_id = t.owner_account_id
                WHERE t.team_id = :team)
            SELECT total.*, one.* FROM total LEFT JOIN (
            """ + NAMED + """
                ) AS one ON true
            ORDER BY one.account_id
            """;

    private MemberLists() {}

    private static String walk(String columns, String last) {
        return """
                WITH passed AS MATERIALIZED (
                    SELECT m.name AS called, m.email AS reached,
                """ + Members.SEAT + ", row_number() OVER (ORDER BY " + columns + ") AS place,\n" + StandingSql.SINCE
                + """
                        AS since
                    FROM membership m JOIN team t ON t.team_id = m.team_id
                    WHERE m.team_id = :team AND (
                """ + columns + ") > (" + last + ") ORDER BY " + columns + """
                     LIMIT :most),
                judged AS MATERIALIZED (
                    SELECT *, strpos(lower(called), lower(:sought)) > 0 OR strpos(lower(reached), lower(:sought)) > 0
                            AS found,
                """ + StandingSql.KIND + """
                        AS kind
                    FROM passed)
                SELECT m.account_id, m.called, m.joined_at, m.technician_since, m.two_step_on, m.reminded_at, m.role,
                    a.email, a.name, a.created_at, a.disabled_at
                FROM judged m LEFT JOIN (
                    SELECT found.account_id,
                """
                + Members.ACCOUNT + """

                    FROM judged found JOIN account a ON a.account_id = found.account_id
                    WHERE found.found AND :only IN ('', found.kind)) AS a ON a.account_id = m.account_id
                ORDER BY m.place
                """;
    }

    static Memberships.Batch walk(
            Handle handle, TeamId team, TeamRules rules, MemberSelection which, Memberships.Mark from, int most) {
        List<MemberSelection> passes = which.passes();
        MemberSelection pass = passes.get(from.pass());
        List<Member> members = new ArrayList<>();
        List<Memberships.Mark> passed = StandingSql.bind(
                        handle.createQuery(pass.order() == MemberSelection.Order.JOINED ? BY_JOINING : BY_NAME),
                        team,
                        rules,
                        from.at())
                .bind("sought", pass.sought().map(Sought::text).orElse(""))
                .bind("only", pass.only().map(StandingKind::name).orElse(""))
                .bind("name", from.name())
                .bind("joined", Columns.written(from.joinedAt()))
                .bind("account", from.account().value())
                .bind("most", most)
                .map((row, context) -> {
                    if (row.getObject("email") != null) {
                        members.add(Members.member(row));
                    }
                    return mark(row, from);
                })
                .list();
        if (passed.size() == most) {
            return new Memberships.Batch(members, Optional.of(passed.get(most - 1)));
        }
        return new Memberships.Batch(members, Optional.of(from.nextPass()).filter(next -> next.pass() < passes.size()));
    }

    private static Memberships.Mark mark(ResultSet row, Memberships.Mark from) throws SQLException {
        return new Memberships.Mark(
                from.at(),
                from.pass(),
                row.getString("called"),
                Columns.instant(row, "joined_at"),
                new AccountId(Columns.uuid(row, "account_id")));
    }

    static List<Member> missing(
            Handle handle, TeamId team, TeamRules rules, Optional<AccountId> after, int most, Instant now) {
        return StandingSql.bind(handle.createQuery(MISSING), team, rules, now)
                .bind("after", after.map(AccountId::value).orElse(FIRST))
                .bind("most", most)
                .map((row, context) -> Members.member(row))
                .list();
    }

    static Memberships.Tally tally(Handle handle, TeamId team, TeamRules rules, int named, Instant now) {
        return StandingSql.bind(handle.createQuery(TALLY), team, rules, now)
                .bind("after", FIRST)
                .bind("most", named)
                .scanResultSet((rows, context) -> tally(rows.get(), rules, named, now));
    }

    private static Memberships.Tally tally(ResultSet rows, TeamRules rules, int named, Instant now)
            throws SQLException {
        rows.next(); // there is one at least, which only counts if nobody is named
        Map<StandingKind, Integer> counts = counts(rows);
        int covered = rows.getInt("covered");
        List<Member> members = new ArrayList<>();
        do {
            if (rows.getObject("account_id") != null) {
                members.add(Members.member(rows));
            }
        } while (rows.next());
        return new Memberships.Tally(
                counts,
                covered,
                members.stream().filter(member -> member.role() == Role.OWNER).findFirst(),
                members.stream()
                        .filter(member ->
                                StandingKind.of(rules.standing(member, now)).missing())
                        .limit(named) // the Owner may be one more
                        .toList());
    }

    /** Of columns that are called so; without those ways in which nobody stands. */
    static Map<StandingKind, Integer> counts(ResultSet rows) throws SQLException {
        Map<StandingKind, Integer> counts = new EnumMap<>(StandingKind.class);
        for (StandingKind kind : StandingKind.values()) {
            counts.put(kind, rows.getInt("count_" + kind.name()));
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }
}
