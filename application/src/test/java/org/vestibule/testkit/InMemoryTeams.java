package org.vestibule.testkit;

import java.util.List;
import java.util.Optional;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Licensing;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;

/** Teams in memory. */
public final class InMemoryTeams implements Teams {

    private static final String FIRST = "";

    private final InMemoryDatabase database;

    public InMemoryTeams(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Team team) {
        database.write(tables -> {
            tables.requireAccount(team.owner());
            tables.teams.put(team.id(), team);
            tables.seats.put(
                    new Tables.SeatKey(team.id(), team.owner()),
                    new Tables.SeatRow(
                            Role.ADMIN,
                            Optional.empty(),
                            team.createdAt(),
                            tables.authenticators.containsKey(team.owner()),
                            Optional.empty(),
                            Optional.empty()));
        });
    }

    @Override
    public Optional<Team> find(TeamId id) {
        return database.ask(tables -> Optional.ofNullable(tables.teams.get(id)));
    }

    @Override
    public List<Team> named(TeamName name) {
        return database.ask(tables -> tables.teams.values().stream()
                .filter(team -> team.name().equals(name))
                .limit(2)
                .toList());
    }

    @Override
    public List<Team> after(Optional<TeamId> last, int most) {
        String before = last.map(TeamId::toString).orElse(FIRST);
        return database.ask(tables -> tables.teams.values().stream()
                .filter(team -> team.id().toString().compareTo(before) > 0)
                .limit(most)
                .toList());
    }

    @Override
    public Optional<Team> lock(TeamId id) {
        return database.change(tables -> Optional.ofNullable(tables.teams.get(id)));
    }

    @Override
    public boolean handTo(TeamId id, AccountId member) {
        return database.change(tables -> {
            Tables.SeatKey key = new Tables.SeatKey(id, member);
            Optional<Tables.SeatRow> seat = Optional.ofNullable(tables.seats.get(key));
            seat.ifPresent(row -> {
                tables.seats.put(key, row.with(Role.ADMIN));
                tables.teams.computeIfPresent(id, (same, team) -> with(team, team.name(), member, Optional.empty()));
            });
            return seat.isPresent();
        });
    }

    @Override
    public void offer(TeamId id, Optional<AccountId> heir) {
        database.write(tables ->
                tables.teams.computeIfPresent(id, (same, team) -> with(team, team.name(), team.owner(), heir)));
    }

    @Override
    public void rename(TeamId id, TeamName name) {
        database.write(tables ->
                tables.teams.computeIfPresent(id, (same, team) -> with(team, name, team.owner(), team.heir())));
    }

    @Override
    public void license(TeamId id, Licensing licensing) {
        database.write(tables -> tables.teams.computeIfPresent(
                id,
                (same, team) -> new Team(
                        id, team.name(), team.owner(), team.heir(), team.zone(), licensing, team.createdAt())));
    }

    @Override
    public void delete(TeamId id) {
        database.write(tables -> {
            tables.teams.remove(id);
            tables.computers.keySet().removeIf(key -> key.team().equals(id));
            tables.seats.keySet().removeIf(seat -> seat.team().equals(id));
            tables.policies.remove(id);
            tables.plans.remove(id);
            tables.looks.remove(id);
            tables.invitations.values().removeIf(row -> row.invitation().team().equals(id));
            tables.invitationsSent.keySet().removeIf(sent -> sent.team().equals(id));
        });
    }

    static Team with(Team team, TeamName name, AccountId owner, Optional<AccountId> heir) {
        return new Team(team.id(), name, owner, heir, team.zone(), team.licensing(), team.createdAt());
    }
}
