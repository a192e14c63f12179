package org.vestibule.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.mandate.MandateWatch;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.Warning;
import org.vestibule.domain.team.TeamId;

/** When to look at which team, and who was told what, in memory. */
public final class InMemoryMandateWatch implements MandateWatch {

    private final InMemoryDatabase database;

    public InMemoryMandateWatch(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Look> take(Instant now) {
        return database.change(tables -> tables.looks.entrySet().stream()
                .filter(look -> !look.getValue().isAfter(now))
                .min(Map.Entry.comparingByValue())
                .map(look -> new Look(
                        requireNonNull(tables.teams.get(look.getKey())),
                        Optional.of(look.getValue())
                                .filter(at -> tables.looked(look.getKey()).isPresent()))));
    }

    @Override
    public List<Unready> unready(TeamId team, int most) {
        return database.ask(tables -> InMemoryMemberships.members(tables, team)
                .filter(member -> !member.twoStepOn())
                .filter(member -> tables.looked(team)
                        .filter(last ->
                                last.toString().compareTo(member.account().id().toString()) >= 0)
                        .isEmpty())
                .limit(most)
                .map(member -> new Unready(
                        member,
                        Optional.ofNullable(tables.seats.get(new Tables.SeatKey(
                                        team, member.account().id())))
                                .flatMap(Tables.SeatRow::told)))
                .toList());
    }

    @Override
    public long suspended() {
        return database.ask(tables -> tables.seats.entrySet().stream()
                .filter(seat -> seat.getValue()
                        .told()
                        .filter(told -> told.last() == Warning.SUSPENDED)
                        .isPresent())
                .map(Map.Entry::getKey)
                .filter(seat -> requires(tables, seat.team()))
                .filter(seat -> InMemoryMemberships.members(tables, seat.team())
                        .anyMatch(member -> member.account().id().equals(seat.account()) && !member.twoStepOn()))
                .count());
    }

    private static boolean requires(Tables tables, TeamId team) {
        List<PolicyChange> changes = tables.policies.getOrDefault(team, List.of());
        return !changes.isEmpty() && changes.get(changes.size() - 1).rule() != Mandate.NOBODY;
    }

    @Override
    public void note(TeamId team, AccountId account, Warning.Told told) {
        database.write(tables ->
                tables.seats.computeIfPresent(new Tables.SeatKey(team, account), (same, row) -> row.told(told)));
    }

    @Override
    public void lookOn(TeamId team, AccountId last, Instant begun) {
        database.write(tables -> {
            tables.looks.put(team, begun);
            tables.looked.put(team, new Tables.Look(last, begun));
        });
    }

    @Override
    public void lookAgain(TeamId team, Optional<Instant> at) {
        database.write(tables -> {
            tables.looks.remove(team);
            tables.looked.remove(team);
            at.ifPresent(when -> tables.looks.put(team, when));
        });
    }
}
