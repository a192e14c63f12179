package org.vestibule.adapters.persistence.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Licensing;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;

/** Teams in PostgreSQL. Whoever changes the Owner or who could be one locks the team's row first. */
public final class JdbiTeams implements Teams {

    /** What {@link #team} reads, of a team called {@code t}. */
    public static final String COLUMNS =
            "t.team_id, t.name AS team_name, t.owner_account_id, t.heir_account_id, t.zone, t.licensing,"
                    + " t.created_at AS team_created_at";

    private static final String ADD = """
            INSERT INTO team (team_id, name, owner_account_id, zone, licensing, created_at)
            VALUES (:team, :name, :owner, :zone, :licensing, :now)
            """;
    private static final String FIND = "SELECT " + COLUMNS + " FROM team t WHERE t.team_id = :team";
    private static final String NAMED = "SELECT " + COLUMNS + " FROM team t WHERE t.name = :name LIMIT 2";
    private static final String AFTER =
            "SELECT " + COLUMNS + " FROM team t WHERE t.team_id > :last ORDER BY t.team_id LIMIT :most";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String HAND_TO = """
            WITH seat AS (
                UPDATE membership SET role = 'ADMIN' WHERE team_id = :team AND account_id = :member
                RETURNING team_id, account_id)
            UPDATE team t SET owner_account_id = seat.account_id, heir_account_id = NULL
            FROM seat WHERE t.team_id = :team AND t.team_id = seat.team_id
            """;
    private static final String OFFER = "UPDATE team SET heir_account_id = :heir WHERE team_id = :team";
    private static final String RENAME = "UPDATE team SET name = :name WHERE team_id = :team";
    private static final String LICENSE = "UPDATE team SET licensing = :licensing WHERE team_id = :team";

    /** In the order in which everybody locks them, the team's own row, which is locked already, last. */
    private static final List<String> DELETE = List.of(
            "DELETE FROM mandate_check WHERE team_id = :team",
            "DELETE FROM computer WHERE team_id = :team",
            "DELETE FROM invitation_day WHERE team_id = :team",
            "DELETE FROM invitation WHERE team_id = :team",
            "DELETE FROM policy_change WHERE team_id = :team",
            "DELETE FROM plan_change WHERE team_id = :team",
            "DELETE FROM membership WHERE team_id = :team",
            "DELETE FROM team WHERE team_id = :team");

    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;

    public JdbiTeams(Database database) {
        this.database = database;
    }

    @Override
    public void add(Team team) {
        database.change(handle -> {
            handle.createUpdate(ADD)
                    .bind("team", team.id().value())
                    .bind("name", team.name().value())
                    .bind("owner", team.owner().value())
                    .bind("zone", team.zone().getId())
                    .bind("licensing", team.licensing().name())
                    .bind("now", Columns.written(team.createdAt()))
                    .execute();
            return Seating.add(handle, team.id(), team.owner(), Role.ADMIN, false, team.createdAt());
        });
    }

    @Override
    public Optional<Team> find(TeamId id) {
        return database.ask(handle -> handle.createQuery(FIND)
                .bind("team", id.value())
                .map((row, context) -> team(row))
                .findOne());
    }

    @Override
    public List<Team> named(TeamName name) {
        return database.ask(handle -> handle.createQuery(NAMED)
                .bind("name", name.value())
                .map((row, context) -> team(row))
                .list());
    }

    @Override
    public List<Team> after(Optional<TeamId> last, int most) {
        return database.ask(handle -> handle.createQuery(AFTER)
                .bind("last", last.map(TeamId::value).orElse(FIRST))
                .bind("most", most)
                .map((row, context) -> team(row))
                .list());
    }

    @Override
    public Optional<Team> lock(TeamId id) {
        return database.change(handle -> lock(handle, id));
    }

    @Override
    public boolean handTo(TeamId id, AccountId member) {
        return database.change(handle -> {
            lock(handle, id);
            return 1
                    == handle.createUpdate(HAND_TO)
                            .bind("team", id.value())
                            .bind("member", member.value())
                            .execute();
        });
    }

    @Override
    public void offer(TeamId id, Optional<AccountId> heir) {
        database.write(Write.of(OFFER).bind("team", id.value()).bind("heir", heir.map(AccountId::value)));
    }

    @Override
    public void rename(TeamId id, TeamName name) {
        database.write(Write.of(RENAME).bind("team", id.value()).bind("name", name.value()));
    }

    @Override
    public void license(TeamId id, Licensing licensing) {
        database.write(Write.of(LICENSE).bind("team", id.value()).bind("licensing", licensing.name()));
    }

    @Override
    public void delete(TeamId id) {
        DELETE.forEach(sql -> database.write(Write.of(sql).bind("team", id.value())));
    }

    /** Locks a team's row; a statement after this one sees what was committed while it waited. */
    public static Optional<Team> lock(Handle handle, TeamId id) {
        return handle.createQuery(LOCK)
                .bind("team", id.value())
                .map((row, context) -> team(row))
                .findOne();
    }

    public static Team team(ResultSet row) throws SQLException {
        return new Team(
                new TeamId(Columns.uuid(row, "team_id")),
                new TeamName(row.getString("team_name")),
                new AccountId(Columns.uuid(row, "owner_account_id")),
                Optional.ofNullable(row.getObject("heir_account_id", UUID.class))
                        .map(AccountId::new),
                ZoneId.of(row.getString("zone")),
                Licensing.valueOf(row.getString("licensing")),
                Columns.instant(row, "team_created_at"));
    }
}
