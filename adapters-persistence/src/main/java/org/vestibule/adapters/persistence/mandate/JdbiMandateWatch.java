package org.vestibule.adapters.persistence.mandate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.member.Members;
import org.vestibule.adapters.persistence.team.JdbiTeams;
import org.vestibule.application.mandate.MandateWatch;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.Warning;
import org.vestibule.domain.team.TeamId;

/**
 * When to look at which team, and who was told what, in PostgreSQL. Everybody locks in one order: account, team, the row
 * that says when to look at it, memberships. So whoever wakes a team holds on to its own row first, which also keeps it
 * from being deleted meanwhile.
 */
public final class JdbiMandateWatch implements MandateWatch {

    /** More than one, for others may have taken the first. */
    private static final String DUE = "SELECT team_id FROM mandate_check WHERE at <= :now ORDER BY at LIMIT 10";

    /** Whatever wakes the team, a node of the version before too, writes another time than that of the look. */
    private static final String TAKE = "SELECT " + JdbiTeams.COLUMNS + """
            , CASE WHEN c.at = c.last_at THEN c.at END AS begun
            FROM mandate_check c JOIN team t ON t.team_id = c.team_id
            WHERE c.team_id = :team AND c.at <= :now FOR UPDATE OF c SKIP LOCKED
            """;

    private static final String UNREADY = Members.found("m.told_due, m.told_stage, ", """
                WHERE m.team_id = :team AND NOT m.two_step_on AND m.account_id > coalesce((
                    SELECT last_account_id FROM mandate_check WHERE team_id = :team AND at = last_at), :first)
                ORDER BY m.account_id LIMIT :most""", "ORDER BY m.account_id");

    private static final String SUSPENDED = """
            SELECT count(*) FROM membership m WHERE NOT m.two_step_on AND m.told_stage = 'SUSPENDED'
            AND (SELECT p.rule FROM policy_change p WHERE p.team_id = m.team_id ORDER BY p.number DESC LIMIT 1) <> 'NOBODY'
            """;
    private static final String NOTE = """
            UPDATE membership SET told_due = :due, told_stage = :stage WHERE team_id = :team AND account_id = :account
            """;
    private static final String LOOK_AGAIN = """
            INSERT INTO mandate_check (team_id, at) VALUES (:team, :at)
            ON CONFLICT (team_id) DO UPDATE SET at = excluded.at, last_account_id = NULL, last_at = NULL
            """;
    private static final String LOOK_ON = """
            INSERT INTO mandate_check (team_id, at, last_account_id, last_at) VALUES (:team, :at, :last, :at)
            ON CONFLICT (team_id) DO UPDATE SET
                at = excluded.at, last_account_id = excluded.last_account_id, last_at = excluded.last_at
            """;
    private static final String LEAVE_ALONE = "DELETE FROM mandate_check WHERE team_id = :team";

    private final Database database;

    public JdbiMandateWatch(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Look> take(Instant now) {
        return database.change(handle -> handle
                .createQuery(DUE)
                .bind("now", Columns.written(now))
                .map((row, context) -> Columns.uuid(row, "team_id"))
                .list()
                .stream()
                .flatMap(team -> take(handle, team, now).stream())
                .findFirst());
    }

    /** Empty if somebody else has it, or had it meanwhile. */
    private static Optional<Look> take(Handle handle, UUID team, Instant now) {
        return handle.createQuery(TAKE)
                .bind("team", team)
                .bind("now", Columns.written(now))
                .map((row, context) -> new Look(JdbiTeams.team(row), Columns.instantIfAny(row, "begun")))
                .findOne();
    }

    @Override
    public List<Unready> unready(TeamId team, int most) {
        return database.ask(handle -> handle.createQuery(UNREADY)
                .bind("team", team.value())
                .bind("first", new UUID(0, 0))
                .bind("most", most)
                .map((row, context) -> new Unready(Members.member(row), told(row)))
                .list());
    }

    @Override
    public long suspended() {
        return database.ask(
                handle -> handle.createQuery(SUSPENDED).mapTo(Long.class).one());
    }

    @Override
    public void note(TeamId team, AccountId account, Warning.Told told) {
        database.write(Write.of(NOTE)
                .bind("team", team.value())
                .bind("account", account.value())
                .bind("due", told.due())
                .bind("stage", told.last().name()));
    }

    @Override
    public void lookOn(TeamId team, AccountId last, Instant begun) {
        database.write(
                Write.of(LOOK_ON).bind("team", team.value()).bind("at", begun).bind("last", last.value()));
    }

    @Override
    public void lookAgain(TeamId team, Optional<Instant> at) {
        database.write(at.map(when -> Write.of(LOOK_AGAIN).bind("at", when))
                .orElseGet(() -> Write.of(LEAVE_ALONE))
                .bind("team", team.value()));
    }

    private static Optional<Warning.Told> told(ResultSet row) throws SQLException {
        Optional<Instant> due = Columns.instantIfAny(row, "told_due");
        return due.isEmpty()
                ? Optional.empty()
                : Optional.of(new Warning.Told(due.get(), Warning.valueOf(row.getString("told_stage"))));
    }
}
