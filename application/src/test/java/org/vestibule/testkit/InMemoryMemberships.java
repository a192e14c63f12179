package org.vestibule.testkit;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vestibule.application.team.MemberSelection;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.twostep.TwoStepFollowers;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.WaitingCount;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.member.TechnicianChange;
import org.vestibule.domain.member.Tenure;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Memberships in memory. */
public class InMemoryMemberships implements Memberships, TwoStepFollowers {

    private final InMemoryDatabase database;

    public InMemoryMemberships(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public boolean join(TeamId team, AccountId account, Role role, boolean technician, Instant now) {
        if (role == Role.OWNER) {
            throw new IllegalArgumentException("Nobody joins as Owner");
        }
        return database.change(tables -> {
            tables.requireAccount(account);
            if (!tables.teams.containsKey(team)) {
                return false;
            }
            Tables.SeatRow row = new Tables.SeatRow(
                    role,
                    technician ? Optional.of(now) : Optional.empty(),
                    now,
                    tables.authenticators.containsKey(account),
                    Optional.empty(),
                    Optional.empty());
            tables.wake(team);
            return tables.seats.putIfAbsent(new Tables.SeatKey(team, account), row) == null;
        });
    }

    @Override
    public boolean leave(TeamId team, AccountId account) {
        return database.change(tables -> {
            if (owns(tables, team, account) || tables.seats.remove(new Tables.SeatKey(team, account)) == null) {
                return false;
            }
            tables.teams.computeIfPresent(
                    team,
                    (same, row) -> row.heir().equals(Optional.of(account))
                            ? InMemoryTeams.with(row, row.name(), row.owner(), Optional.empty())
                            : row);
            return true;
        });
    }

    @Override
    public boolean setRole(TeamId team, AccountId account, Role role) {
        if (role == Role.OWNER) {
            throw new IllegalArgumentException("Nobody is made Owner here");
        }
        return database.change(tables -> !owns(tables, team, account)
                && tables.seats.computeIfPresent(new Tables.SeatKey(team, account), (same, row) -> row.with(role))
                        != null);
    }

    @Override
    public boolean setTechnician(TeamId team, AccountId account, boolean technician, Instant now) {
        return database.change(tables -> {
            Tables.SeatKey key = new Tables.SeatKey(team, account);
            Optional<Tables.SeatRow> other = Optional.ofNullable(tables.seats.get(key))
                    .filter(row -> row.technicianSince().isPresent() != technician);
            Optional<Instant> since = technician ? Optional.of(now) : Optional.empty();
            other.ifPresent(row -> tables.seats.put(key, row.technician(since)));
            tables.wake(team);
            return other.isPresent();
        });
    }

    @Override
    public Optional<Member> find(TeamId team, AccountId account) {
        return database.ask(tables -> {
            Tables.SeatKey key = new Tables.SeatKey(team, account);
            return Optional.ofNullable(tables.seats.get(key)).map(row -> member(tables, key, row));
        });
    }

    @Override
    public Optional<Member> owner(TeamId team) {
        return database.ask(tables -> members(tables, team)
                .filter(member -> member.role() == Role.OWNER)
                .findFirst());
    }

    @Override
    public Page page(Team team, TeamRules rules, MemberSelection which, int skipped, int most, Instant now) {
        return database.ask(tables -> {
            List<Member> all = members(tables, team.id()).toList();
            List<Member> found = all.stream()
                    .filter(member -> found(which, member.account()))
                    .toList();
            Map<StandingKind, Integer> counts = found.stream()
                    .collect(Collectors.groupingBy(
                            member -> kind(rules, member, now), Collectors.summingInt(member -> 1)));
            List<Member> page = found.stream()
                    .filter(member -> which.only().isEmpty()
                            || kind(rules, member, now) == which.only().get())
                    .sorted(order(which.order(), rules, now))
                    .skip(skipped)
                    .limit(most)
                    .toList();
            return new Page(page, counts, all.size(), missing(team, rules, all, now), waiting(tables, team, now));
        });
    }

    private static boolean found(MemberSelection which, Account account) {
        return which.sought().isEmpty()
                || which.sought().get().in(account.name().value())
                || which.sought().get().in(account.email().written());
    }

    private static StandingKind kind(TeamRules rules, Member member, Instant now) {
        return StandingKind.of(rules.standing(member, now));
    }

    private static Comparator<Member> order(MemberSelection.Order order, TeamRules rules, Instant now) {
        Comparator<Member> byName = Comparator.<Member, String>comparing(
                        member -> member.account().name().value().toLowerCase(Locale.ROOT))
                .thenComparing(member -> member.account().id().toString());
        return switch (order) {
            case NAME -> byName;
            case STANDING ->
                Comparator.<Member, Integer>comparing(
                                member -> MemberSelection.WORST_FIRST.indexOf(kind(rules, member, now)))
                        .thenComparing(byName);
            case JOINED ->
                Comparator.<Member, Instant>comparing(member -> member.tenure().joinedAt())
                        .reversed()
                        .thenComparing(byName);
        };
    }

    private static Missing missing(Team team, TeamRules rules, List<Member> all, Instant now) {
        List<Member> missing = all.stream()
                .filter(member -> kind(rules, member, now).missing())
                .toList();
        List<Member> waiting = missing.stream()
                .filter(member -> !member.remindedSince(team.startOfDay(now)))
                .toList();
        long reachable =
                waiting.stream().filter(member -> member.account().enabled()).count();
        return new Missing(missing.size(), missing.size() - waiting.size(), (int) reachable);
    }

    private static WaitingCount waiting(Tables tables, Team team, Instant now) {
        List<Invitation> all = tables.invitations.values().stream()
                .map(Tables.InvitationRow::invitation)
                .filter(one -> one.team().equals(team.id()))
                .toList();
        int live = (int) all.stream().filter(one -> one.live(now)).count();
        return new WaitingCount(live, all.size() - live, 0);
    }

    @Override
    public Batch walk(TeamId team, TeamRules rules, MemberSelection which, Mark from, int most) {
        List<MemberSelection> passes = which.passes();
        MemberSelection pass = passes.get(from.pass());
        Comparator<Member> order = order(pass.order(), rules, from.at());
        List<Member> passed = database.ask(tables -> members(tables, team)
                .filter(member -> isBehind(member, from, pass.order()))
                .sorted(order)
                .limit(most)
                .toList());
        List<Member> found = passed.stream()
                .filter(member -> found(pass, member.account()))
                .filter(member -> pass.only().isEmpty()
                        || kind(rules, member, from.at()) == pass.only().get())
                .toList();
        if (passed.size() < most) {
            return new Batch(found, Optional.of(from.nextPass()).filter(next -> next.pass() < passes.size()));
        }
        Member last = passed.get(most - 1);
        return new Batch(
                found,
                Optional.of(new Mark(
                        from.at(),
                        from.pass(),
                        last.account().name().value(),
                        last.tenure().joinedAt(),
                        last.account().id())));
    }

    private static boolean isBehind(Member member, Mark mark, MemberSelection.Order order) {
        int joined = order == MemberSelection.Order.JOINED
                ? mark.joinedAt().compareTo(member.tenure().joinedAt())
                : 0;
        int named = member.account()
                .name()
                .value()
                .toLowerCase(Locale.ROOT)
                .compareTo(mark.name().toLowerCase(Locale.ROOT));
        int made = member.account().id().toString().compareTo(mark.account().toString());
        return joined != 0 ? joined > 0 : named != 0 ? named > 0 : made > 0;
    }

    @Override
    public List<Member> missing(TeamId team, TeamRules rules, Optional<AccountId> after, int most, Instant now) {
        return database.ask(tables -> missing(tables, team, rules, now)
                .filter(member -> after.isEmpty()
                        || member.account()
                                        .id()
                                        .toString()
                                        .compareTo(after.get().toString())
                                > 0)
                .limit(most)
                .toList());
    }

    private static Stream<Member> missing(Tables tables, TeamId team, TeamRules rules, Instant now) {
        return members(tables, team).filter(member -> kind(rules, member, now).missing());
    }

    @Override
    public Tally tally(TeamId team, TeamRules rules, int named, Instant now) {
        return database.ask(tables -> {
            List<Member> all = members(tables, team).toList();
            Map<StandingKind, Integer> counts = all.stream()
                    .collect(Collectors.groupingBy(
                            member -> kind(rules, member, now), Collectors.summingInt(member -> 1)));
            long covered =
                    all.stream().filter(member -> rules.cover(member, now)).count();
            return new Tally(
                    counts,
                    (int) covered,
                    all.stream().filter(member -> member.role() == Role.OWNER).findFirst(),
                    missing(tables, team, rules, now).limit(named).toList());
        });
    }

    @Override
    public Size size(TeamId team) {
        return database.ask(tables -> {
            List<Tables.SeatRow> rows = tables.seats.entrySet().stream()
                    .filter(seat -> seat.getKey().team().equals(team))
                    .map(Map.Entry::getValue)
                    .toList();
            long technicians = rows.stream()
                    .filter(row -> row.technicianSince().isPresent())
                    .count();
            return new Size(rows.size(), (int) technicians);
        });
    }

    @Override
    public Set<EmailAddress> among(TeamId team, Collection<EmailAddress> addresses) {
        return database.ask(tables -> members(tables, team)
                .map(member -> member.account().email())
                .filter(addresses::contains)
                .collect(Collectors.toSet()));
    }

    @Override
    public Set<AccountId> remind(TeamId team, Collection<AccountId> members, Instant today, Instant now) {
        return database.change(tables -> {
            Set<AccountId> reminded = members.stream()
                    .filter(member -> Optional.ofNullable(tables.seats.get(new Tables.SeatKey(team, member)))
                            .filter(row -> row.reminded()
                                    .filter(at -> !at.isBefore(today))
                                    .isEmpty())
                            .isPresent())
                    .collect(Collectors.toSet());
            reminded.forEach(member ->
                    tables.seats.computeIfPresent(new Tables.SeatKey(team, member), (same, row) -> row.reminded(now)));
            return reminded;
        });
    }

    @Override
    public List<Seat> of(AccountId account) {
        return database.ask(tables -> tables.teams.values().stream()
                .flatMap(team -> {
                    Tables.SeatKey key = new Tables.SeatKey(team.id(), account);
                    return Stream.ofNullable(tables.seats.get(key))
                            .map(row -> new Seat(team, member(tables, key, row), tables.rules(team.id())));
                })
                .toList());
    }

    @Override
    public void note(AccountId account, boolean on) {
        database.write(tables -> tables.seats.replaceAll((key, row) -> {
            if (!key.account().equals(account)) {
                return row;
            }
            if (!on) {
                tables.wake(key.team());
            }
            return row.twoStep(on);
        }));
    }

    private static boolean owns(Tables tables, TeamId team, AccountId account) {
        return Optional.ofNullable(tables.teams.get(team)).map(Team::owner).equals(Optional.of(account));
    }

    static Stream<Member> members(Tables tables, TeamId team) {
        return tables.seats.entrySet().stream()
                .filter(seat -> seat.getKey().team().equals(team))
                .sorted(Map.Entry.comparingByKey((one, other) ->
                        one.account().toString().compareTo(other.account().toString())))
                .map(seat -> member(tables, seat.getKey(), seat.getValue()));
    }

    static Member member(Tables tables, Tables.SeatKey key, Tables.SeatRow row) {
        List<TechnicianChange> run = row.technicianSince().stream()
                .map(since -> new TechnicianChange(since, true))
                .toList();
        return new Member(
                tables.account(key.account()).orElseThrow(),
                owns(tables, key.team(), key.account()) ? Role.OWNER : row.role(),
                new Tenure(row.joinedAt(), run),
                row.twoStepOn(),
                row.reminded());
    }
}
