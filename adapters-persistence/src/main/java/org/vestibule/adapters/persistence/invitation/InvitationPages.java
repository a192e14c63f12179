package org.vestibule.adapters.persistence.invitation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.application.invitation.InvitationSelection;
import org.vestibule.application.invitation.Invitations;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.WaitingCount;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.text.Sought;

/**
 * Reads a page of a team's invitations, counting all of them, in one statement. Whom a role reaches goes in as the lists of
 * roles that {@link Invitation#mayComeFrom} goes by.
 */
final class InvitationPages {

    private static final String ANY = "";

    /** How far one is. The refused ones are hashed, as an array would not be. */
    static final String STATE = """
            CASE WHEN invitation_id IN (SELECT unnest(:refused)) THEN 'REFUSED'
                WHEN expires_at > :now THEN 'LIVE' ELSE 'EXPIRED' END
            """;

    private static final String PAGE = """
            WITH waiting AS MATERIALIZED (
                SELECT invitation_id AS shown, expires_at AS sent, canonical_email AS to_whom,
                    strpos(lower(email), lower(:sought)) > 0 AS found,
                    role = ANY(:roles) AND (NOT technician OR role = ANY(:technicians)) AS within,
            """ + STATE + """
                    AS state
                FROM invitation WHERE team_id = :team),
            total AS (
                SELECT count(*) AS count_all,
                    count(*) FILTER (WHERE found AND state = 'LIVE') AS count_live,
                    count(*) FILTER (WHERE found AND state = 'EXPIRED') AS count_expired,
                    count(*) FILTER (WHERE found AND state = 'REFUSED') AS count_refused,
                    count(*) FILTER (WHERE found AND :only IN ('', state) AND within) AS count_within,
                    (SELECT sent FROM invitation_day WHERE team_id = :team AND day = :day) AS links
                FROM waiting),
            page AS (
                SELECT shown, sent, to_whom FROM waiting WHERE found AND :only IN ('', state)
                ORDER BY sent DESC, to_whom OFFSET :skipped LIMIT :most)
            SELECT count_all, count_live, count_expired, count_refused, count_within, coalesce(links, 0) AS links,
                i.team_id, i.invitation_id, i.email, i.role, i.technician, i.inviter_account_id, i.expires_at
            FROM total LEFT JOIN (page
                JOIN invitation i ON i.team_id = :team AND i.invitation_id = page.shown) ON true
            ORDER BY page.sent DESC, page.to_whom
            """;

    private InvitationPages() {}

    static Invitations.Page ask(
            Handle handle,
            TeamId team,
            InvitationSelection which,
            Role reader,
            int skipped,
            int most,
            Instant now,
            LocalDate day) {
        return bind(handle.createQuery(PAGE), which, reader, now)
                .bind("team", team.value())
                .bind("day", day)
                .bind("skipped", skipped)
                .bind("most", most)
                .scanResultSet((rows, context) -> page(rows.get()));
    }

    static Query bind(Query query, InvitationSelection which, Role role, Instant now) {
        return query.bind("sought", which.sought().map(Sought::text).orElse(ANY))
                .bind("only", which.only().map(Enum::name).orElse(ANY))
                .bind("now", Columns.written(now.truncatedTo(ChronoUnit.MICROS)))
                .bindArray("refused", UUID.class, JdbiInvitations.values(which.refused()))
                .bindArray("roles", String.class, names(role::mayInvite))
                .bindArray("technicians", String.class, names(role::maySetTechnician));
    }

    private static List<String> names(Predicate<Role> right) {
        return Stream.of(Role.values()).filter(right).map(Role::name).toList();
    }

    private static Invitations.Page page(ResultSet rows) throws SQLException {
        List<Invitation> invitations = new ArrayList<>();
        rows.next(); // there is one at least, which only counts if the page is empty
        WaitingCount counts =
                new WaitingCount(rows.getInt("count_live"), rows.getInt("count_expired"), rows.getInt("count_refused"));
        int all = rows.getInt("count_all");
        int within = rows.getInt("count_within");
        int sent = rows.getInt("links");
        do {
            if (rows.getObject("invitation_id") != null) {
                invitations.add(JdbiInvitations.invitation(rows));
            }
        } while (rows.next());
        return new Invitations.Page(invitations, counts, all, within, sent);
    }
}
