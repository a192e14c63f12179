package org.vestibule.adapters.persistence.member;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.team.JdbiTeams;
import org.vestibule.adapters.persistence.team.RuleRows;
import org.vestibule.adapters.persistence.team.Seating;
import org.vestibule.adapters.persistence.team.WakeTeam;
import org.vestibule.application.team.MemberSelection;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.twostep.TwoStepFollowers;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Memberships in PostgreSQL. Whoever could be the Owner is put out, or given a role, under the lock of the team. */
public final class JdbiMemberships implements Memberships, TwoStepFollowers {

    private static final String LEAVE = """
            WITH gone AS (
                DELETE FROM membership m USING team t
                WHERE m.team_id = :team AND m.account_id = :account
                    AND t.team_id = m.team_id AND t.owner_account_id <> m.account_id
                RETURNING m.team_id, m.account_id),
            offered AS (
                UPDATE team t SET heir_account_id = NULL FROM gone
                WHERE t.team_id = :team AND t.team_id = gone.team_id AND t.heir_account_id = gone.account_id)
            SELECT count(*) FROM gone
            """;
    private static final String SET_ROLE = """
            UPDATE membership m SET role = :role FROM team t
            WHERE m.team_id = :team AND m.account_id = :account
                AND t.team_id = m.team_id AND t.owner_account_id <> m.account_id
            """;
    private static final String SET_TECHNICIAN = """
            WITH woken AS (
            """ + WakeTeam.SQL + """
                RETURNING team_id)
            UPDATE membership m SET technician_since = CASE WHEN :technician THEN CAST(:now AS timestamptz) END
            FROM woken w
            WHERE m.team_id = :team AND m.team_id = w.team_id AND m.account_id = :account
                AND (m.technician_since IS NOT NULL) <> :technician
            """;
    private static final String NOTE = """
            UPDATE membership SET two_step_on = :on WHERE account_id = :account
            """;
    private static final String FIND =
            Members.found("", "WHERE m.team_id = :team AND m.account_id = :account", "WHERE a.account_id = :account");
    private static final String OWNER =
            Members.found("", "WHERE m.team_id = :team AND m.account_id = t.owner_account_id", "");
    private static final String OF_ACCOUNT = """
            WITH m AS MATERIALIZED (
                SELECT
            """ + JdbiTeams.COLUMNS + ", " + Members.SEAT + """
                FROM membership m JOIN team t ON t.team_id = m.team_id WHERE m.account_id = :account),
            r AS MATERIALIZED (
            """
            + RuleRows.of("JOIN membership m ON m.team_id = c.team_id WHERE m.account_id = :account") + """
                )
            SELECT m.*, r.number, r.at, r.rule, r.starts_at, r.plan, r.on_demand_assist, r.ends_at,
            """
            + Members.ACCOUNT + """

            FROM m JOIN account a ON a.account_id = m.account_id LEFT JOIN r ON r.team_id = m.team_id
            WHERE a.account_id = :account ORDER BY m.team_id, r.number
            """;
    private static final String SIZE = """
            SELECT count(*) AS members, count(technician_since) AS technicians FROM membership WHERE team_id = :team
            """;
    private static final String AMONG = """
            WITH c AS MATERIALIZED (
                SELECT canonical_email, account_id FROM email_claim WHERE canonical_email = ANY(:addresses))
            SELECT c.canonical_email FROM c JOIN membership m ON m.account_id = c.account_id WHERE m.team_id = :team
            """;
    private static final String REMIND = """
            WITH waiting AS (
                SELECT account_id FROM membership
                WHERE team_id = :team AND account_id = ANY(:members) AND (reminded_at < :today OR reminded_at IS NULL)
                ORDER BY account_id
                FOR NO KEY UPDATE)
            UPDATE membership m SET reminded_at = :now FROM waiting w
            WHERE m.team_id = :team AND m.account_id = w.account_id
            RETURNING m.account_id
            """;

    private final Database database;

    public JdbiMemberships(Database database) {
        this.database = database;
    }

    @Override
    public boolean join(TeamId team, AccountId account, Role role, boolean technician, Instant now) {
        return database.change(
                handle -> WakeTeam.one(handle, team) && Seating.add(handle, team, account, role, technician, now));
    }

    @Override
    public boolean leave(TeamId team, AccountId account) {
        return 1
                == database.change(handle -> {
                    JdbiTeams.lock(handle, team);
                    return handle.createQuery(LEAVE)
                            .bind("team", team.value())
                            .bind("account", account.value())
                            .mapTo(Integer.class)
                            .one();
                });
    }

    @Override
    public boolean setRole(TeamId team, AccountId account, Role role) {
        return changed(handle -> {
            JdbiTeams.lock(handle, team);
            return of(handle, SET_ROLE, team, account).bind("role", role.name());
        });
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
                .map((row, context) -> Members.member(row))
                .findOne());
    }

    @Override
    public Optional<Member> owner(TeamId team) {
        return database.ask(handle -> handle.createQuery(OWNER)
                .bind("team", team.value())
                .map((row, context) -> Members.member(row))
                .findOne());
    }

    @Override
    public Page page(Team team, TeamRules rules, MemberSelection which, int skipped, int most, Instant now) {
        return database.ask(handle -> MemberPages.ask(handle, team, rules, which, skipped, most, now));
    }

    @Override
    public Batch walk(TeamId team, TeamRules rules, MemberSelection which, Mark from, int most) {
        return database.ask(handle -> MemberLists.walk(handle, team, rules, which, from, most));
    }

    @Override
    public List<Member> missing(TeamId team, TeamRules rules, Optional<AccountId> after, int most, Instant now) {
        return database.ask(handle -> MemberLists.missing(handle, team, rules, after, most, now));
    }

    @Override
    public Tally tally(TeamId team, TeamRules rules, int named, Instant now) {
        return database.ask(handle -> MemberLists.tally(handle, team, rules, named, now));
    }

    @Override
    public Size size(TeamId team) {
        return database.ask(handle -> handle.createQuery(SIZE)
                .bind("team", team.value())
                .map((row, context) -> new Size(row.getInt("members"), row.getInt("technicians")))
                .one());
    }

    @Override
    public Set<EmailAddress> among(TeamId team, Collection<EmailAddress> addresses) {
        Map<String, EmailAddress> byCanonical = addresses.stream()
                .collect(toMap(EmailAddress::canonical, Function.identity(), (first, sameAddress) -> first));
        return database.ask(handle -> handle
                .createQuery(AMONG)
                .bind("team", team.value())
                .bindArray("addresses", String.class, byCanonical.keySet())
                .mapTo(String.class)
                .stream()
                .flatMap(canonical -> Stream.ofNullable(byCanonical.get(canonical)))
                .collect(toSet()));
    }

    @Override
    public Set<AccountId> remind(TeamId team, Collection<AccountId> members, Instant today, Instant now) {
        return database.change(handle -> handle.createQuery(REMIND)
                .bind("team", team.value())
                .bindArray(
                        "members",
                        UUID.class,
                        members.stream().map(AccountId::value).toList())
                .bind("today", Columns.written(today))
                .bind("now", Columns.written(now))
                .map((row, context) -> new AccountId(Columns.uuid(row, "account_id")))
                .collect(toSet()));
    }

    private record Place(Team team, Member member) {}

    @Override
    public List<Seat> of(AccountId account) {
        return database.ask(handle -> handle
                .createQuery(OF_ACCOUNT)
                .bind("account", account.value())
                .reduceResultSet(new LinkedHashMap<Place, List<RuleRows>>(), (all, row, context) -> {
                    all.computeIfAbsent(new Place(JdbiTeams.team(row), Members.member(row)), first -> new ArrayList<>())
                            .add(RuleRows.read(row));
                    return all;
                })
                .entrySet()
                .stream()
                .map(one -> new Seat(one.getKey().team, one.getKey().member, RuleRows.rules(one.getValue())))
                .toList());
    }

    @Override
    public void note(AccountId account, boolean on) {
        if (!on) {
            WakeTeam.allOf(database, account);
        }
        database.write(Write.of(NOTE).bind("account", account.value()).bind("on", on));
    }

    private boolean changed(Function<Handle, Update> change) {
        return 1 == database.change(handle -> change.apply(handle).execute());
    }

    private static Update of(Handle handle, String sql, TeamId team, AccountId account) {
        return handle.createUpdate(sql).bind("team", team.value()).bind("account", account.value());
    }
}
