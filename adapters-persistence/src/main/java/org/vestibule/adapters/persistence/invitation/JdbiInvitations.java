package org.vestibule.adapters.persistence.invitation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.vestibule.adapters.persistence.account.JdbiAccounts;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Sweep;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.invitation.Chosen;
import org.vestibule.application.invitation.InvitationSelection;
import org.vestibule.application.invitation.Invitations;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Invitations in PostgreSQL. */
public final class JdbiInvitations implements Invitations {

    private static final String RESERVE = """
            INSERT INTO invitation_day (team_id, day, sent) SELECT :team, :day, :links WHERE :links <= :most
            ON CONFLICT (team_id, day) DO UPDATE SET sent = invitation_day.sent + excluded.sent
                WHERE invitation_day.sent + excluded.sent <= :most
            """;

    /** Reads what it deletes before it inserts, so that both keys are free: that of the id, and that of the address. */
    private static final String ADD = """
            WITH old AS (
                DELETE FROM invitation
                WHERE team_id = :team AND invitation_id = :invitation AND canonical_email <> :canonical
                RETURNING invitation_id)
            INSERT INTO invitation (team_id, invitation_id, email, canonical_email, role, technician,
                inviter_account_id, token_digest, expires_at)
            SELECT :team, :invitation, :email, :canonical, :role, :technician, :inviter, :token, :expires
            FROM (SELECT count(*) FROM old) AS deleted
            ON CONFLICT (team_id, canonical_email) DO UPDATE SET invitation_id = excluded.invitation_id,
                email = excluded.email, role = excluded.role, technician = excluded.technician,
                inviter_account_id = excluded.inviter_account_id, token_digest = excluded.token_digest,
                expires_at = excluded.expires_at
            """;

    private static final String SELECT = """
            SELECT team_id, invitation_id, email, role, technician, inviter_account_id, expires_at
            FROM invitation WHERE team_id = :team
            """;
    private static final String FIND_BY_TOKEN = SELECT + " AND token_digest = :token";
    private static final String SENT = "SELECT sent FROM invitation_day WHERE team_id = :team AND day = :day";
    private static final String NEWEST_FIRST = " ORDER BY expires_at DESC, canonical_email LIMIT :most";
    private static final String NEWEST = SELECT + NEWEST_FIRST;
    private static final String TICKED = SELECT + " AND invitation_id = ANY(:ids)" + NEWEST_FIRST;
    private static final String EVERY = SELECT + """
            AND expires_at <= :expires AND strpos(lower(email), lower(:sought)) > 0
            AND :only IN ('',
            """ + InvitationPages.STATE + """
            )
            AND role = ANY(:roles) AND (NOT technician OR role = ANY(:technicians))
            """ + NEWEST_FIRST;
    private static final String FOR = SELECT + " AND canonical_email = ANY(:addresses)";
    private static final String REMOVE = "DELETE FROM invitation WHERE team_id = :team AND invitation_id = :invitation";
    private static final String REMOVE_ALL =
            "DELETE FROM invitation WHERE team_id = :team AND invitation_id = ANY(:ids)";
    private static final String SWEEP = Sweep.of("invitation", "r.expires_at < :before", "team_id", "invitation_id");
    private static final String SWEEP_DAYS = Sweep.of("invitation_day", "r.day < :day", "team_id", "day");

    private final Database database;

    public JdbiInvitations(Database database) {
        this.database = database;
    }

    @Override
    public boolean reserve(TeamId team, LocalDate day, int links) {
        return 1
                == database.change(handle -> handle.createUpdate(RESERVE)
                        .bind("team", team.value())
                        .bind("day", day)
                        .bind("links", links)
                        .bind("most", Invitation.MOST_A_DAY)
                        .execute());
    }

    @Override
    public void add(Invitation invitation, TokenDigest token) {
        database.write(Write.of(ADD)
                .bind("team", invitation.team().value())
                .bind("invitation", invitation.id().value())
                .bind("email", invitation.email().written())
                .bind("canonical", invitation.email().canonical())
                .bind("role", invitation.role().name())
                .bind("technician", invitation.technician())
                .bind("inviter", invitation.inviter().value())
                .bind("token", token.bytes())
                .bind("expires", invitation.expiresAt()));
    }

    @Override
    public Optional<Invitation> find(BearerToken token) {
        return database.ask(handle -> handle.createQuery(FIND_BY_TOKEN)
                .bind("team", token.owner())
                .bind("token", token.digest().bytes())
                .map((row, context) -> invitation(row))
                .findOne());
    }

    @Override
    public int sent(TeamId team, LocalDate day) {
        return database.ask(handle -> handle.createQuery(SENT)
                .bind("team", team.value())
                .bind("day", day)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0));
    }

    @Override
    public Page page(
            TeamId team, InvitationSelection which, Role reader, int skipped, int most, Instant now, LocalDate day) {
        return database.ask(handle -> InvitationPages.ask(handle, team, which, reader, skipped, most, now, day));
    }

    @Override
    public List<Invitation> chosen(TeamId team, Chosen chosen, Role chooser, int most, Instant now) {
        return database.ask(handle -> chosen(handle, chosen, chooser, now)
                .bind("team", team.value())
                .bind("most", most)
                .map((row, context) -> invitation(row))
                .list());
    }

    private static Query chosen(Handle handle, Chosen chosen, Role chooser, Instant now) {
        if (chosen instanceof Chosen.Ticked ticked) {
            return handle.createQuery(TICKED).bindArray("ids", UUID.class, values(ticked.ids()));
        }
        Chosen.Every every = (Chosen.Every) chosen;
        return InvitationPages.bind(handle.createQuery(EVERY), every.which(), chooser, now)
                .bind("expires", Columns.written(every.seenAt().plus(Invitation.LIFETIME)));
    }

    static List<UUID> values(Collection<InvitationId> ids) {
        return ids.stream().map(InvitationId::value).toList();
    }

    @Override
    public List<Invitation> newest(TeamId team, int most) {
        return database.ask(handle -> handle.createQuery(NEWEST)
                .bind("team", team.value())
                .bind("most", most)
                .map((row, context) -> invitation(row))
                .list());
    }

    @Override
    public List<Invitation> of(TeamId team, Collection<EmailAddress> addresses) {
        return database.ask(handle -> handle.createQuery(FOR)
                .bind("team", team.value())
                .bindArray(
                        "addresses",
                        String.class,
                        addresses.stream().map(EmailAddress::canonical).toList())
                .map((row, context) -> invitation(row))
                .list());
    }

    @Override
    public boolean remove(TeamId team, InvitationId id) {
        return 1
                == database.change(handle -> handle.createUpdate(REMOVE)
                        .bind("team", team.value())
                        .bind("invitation", id.value())
                        .execute());
    }

    @Override
    public void removeAll(TeamId team, Collection<InvitationId> ids) {
        database.change(handle -> handle.createUpdate(REMOVE_ALL)
                .bind("team", team.value())
                .bindArray("ids", UUID.class, values(ids))
                .execute());
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(handle -> {
            int days = handle.createUpdate(SWEEP_DAYS)
                    .bind("day", LocalDate.ofInstant(expiredBefore, ZoneOffset.UTC))
                    .execute();
            int invitations = handle.createUpdate(SWEEP)
                    .bind("before", Columns.written(expiredBefore))
                    .execute();
            return invitations + days;
        });
    }

    static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(
                new TeamId(Columns.uuid(row, "team_id")),
                new InvitationId(Columns.uuid(row, "invitation_id")),
                JdbiAccounts.email(row),
                Role.valueOf(row.getString("role")),
                row.getBoolean("technician"),
                new AccountId(Columns.uuid(row, "inviter_account_id")),
                Columns.instant(row, "expires_at"));
    }
}
