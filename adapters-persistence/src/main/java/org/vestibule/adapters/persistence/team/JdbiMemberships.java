package org.vestibule.adapters.persistence.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.vestibule.adapters.persistence.account.JdbiAccounts;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.twostep.TwoStepFollowers;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.Member;
import org.vestibule.domain.team.Role;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TechnicianChange;
import org.vestibule.domain.team.Tenure;

/** Memberships in PostgreSQL. Whoever could be the Owner is put out, or given a role, under the lock of the team. */
public final class JdbiMemberships implements Memberships, TwoStepFollowers {

    private static final String JOIN = """
            INSERT INTO membership (team_id, account_id, role, technician_since, joined_at, two_step_on)
            VALUES (:team, :account, :role, CASE WHEN :technician THEN CAST(:now AS timestamptz) END, :now,
                EXISTS (SELECT FROM authenticator WHERE account_id = :account))
            ON CONFLICT DO NOTHING
            """;
    private static final String LEAVE = """
            DELETE FROM membership m USING team t
            WHERE m.team_id = :team AND m.account_id = :account
                AND t.team_id = m.team_id AND t.owner_account_id <> m.account_id
            """;
    private static final String SET_ROLE = """
            UPDATE membership m SET role = :role FROM team t
            WHERE m.team_id = :team AND m.account_id = :account
                AND t.team_id = m.team_id AND t.owner_account_id <> m.account_id
            """;
    private static final String SET_TECHNICIAN = """
            UPDATE membership SET technician_since = CASE WHEN :technician THEN CAST(:now AS timestamptz) END
            WHERE team_id = :team AND account_id = :account AND (technician_since IS NOT NULL) <> :technician
            """;
    private static final String NOTE = """
            UPDATE membership SET two_step_on = :on WHERE account_id = :account
            """;
    private static final String MEMBER = """
            SELECT m.technician_since, m.joined_at, m.two_step_on,
                CASE WHEN t.owner_account_id = m.account_id THEN 'OWNER' ELSE m.role END AS role,
                a.account_id, a.email, a.name, a.created_at, a.disabled_at,
            """ + JdbiTeams.COLUMNS + """

            FROM membership m
                JOIN team t ON t.team_id = m.team_id
                JOIN account a ON a.account_id = m.account_id
            """;
    private static final String FIND = MEMBER + "WHERE m.team_id = :team AND m.account_id = :account";
    private static final String OF_TEAM = MEMBER + "WHERE m.team_id = :team ORDER BY m.account_id";
    private static final String AFTER =
            MEMBER + "WHERE m.team_id = :team AND m.account_id > :last ORDER BY m.account_id LIMIT :most";
    private static final String OF_ACCOUNT = MEMBER + "WHERE m.account_id = :account ORDER BY m.team_id";

    private final Database database;

    public JdbiMemberships(Database database) {
        this.database = database;
    }

    @Override
    public boolean join(TeamId team, AccountId account, Role role, boolean technician, Instant now) {
        return changed(handle -> of(handle, JOIN, team, account)
                .bind("role", role.name())
                .bind("technician", technician)
                .bind("now", Columns.written(now)));
    }

    @Override
    public boolean leave(TeamId team, AccountId account) {
        return changed(handle -> ofLocked(handle, LEAVE, team, account));
    }

    @Override
    public boolean setRole(TeamId team, AccountId account, Role role) {
        return changed(handle -> ofLocked(handle, SET_ROLE, team, account).bind("role", role.name()));
    }

    @Override
    public boolean setTechnician(TeamId team, AccountId account, boolean technician, Instant now) {
        return changed(handle -> of(handle, SET_TECHNICIAN, team, account)
                .bind("technician", technician)
                .bind("now", Columns.written(now)));
    }

    @Override
    public Optional<Member> find(TeamId team, AccountId account) {
        return database.ask(handle -> handle.createQuery(FIND)
                .bind("team", team.value())
                .bind("account", account.value())
                .map((row, context) -> member(row))
                .findOne());
    }

    @Override
    public List<Member> of(TeamId team) {
        return database.ask(handle -> handle.createQuery(OF_TEAM)
                .bind("team", team.value())
                .map((row, context) -> member(row))
                .list());
    }

    @Override
    public List<Member> after(TeamId team, Optional<AccountId> last, int most) {
        return database.ask(handle -> handle.createQuery(AFTER)
                .bind("team", team.value())
                .bind("last", last.orElse(AccountId.NOBODY).value())
                .bind("most", most)
                .map((row, context) -> member(row))
                .list());
    }

    @Override
    public List<Seat> of(AccountId account) {
        return database.ask(handle -> handle.createQuery(OF_ACCOUNT)
                .bind("account", account.value())
                .map((row, context) -> new Seat(JdbiTeams.team(row), member(row)))
                .list());
    }

    @Override
    public void note(AccountId account, boolean on) {
        database.write(Write.of(NOTE).bind("account", account.value()).bind("on", on));
    }

    private boolean changed(Function<Handle, Update> change) {
        return 1 == database.change(handle -> change.apply(handle).execute());
    }

    private static Update ofLocked(Handle handle, String sql, TeamId team, AccountId account) {
        JdbiTeams.lock(handle, team);
        return of(handle, sql, team, account);
    }

    private static Update of(Handle handle, String sql, TeamId team, AccountId account) {
        return handle.createUpdate(sql).bind("team", team.value()).bind("account", account.value());
    }

    private static Member member(ResultSet row) throws SQLException {
        List<TechnicianChange> run = Columns.instantIfAny(row, "technician_since").stream()
                .map(since -> new TechnicianChange(since, true))
                .toList();
        return new Member(
                JdbiAccounts.account(row),
                Role.valueOf(row.getString("role")),
                new Tenure(Columns.instant(row, "joined_at"), run),
                row.getBoolean("two_step_on"));
    }
}
