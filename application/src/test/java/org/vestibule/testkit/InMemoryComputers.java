package org.vestibule.testkit;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.vestibule.application.computer.Computers;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.computer.Renewals;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.text.Sought;

/** Computers in memory. */
public final class InMemoryComputers implements Computers {

    private static final Comparator<Computer> BY_NAME =
            Comparator.comparing(computer -> computer.name().key());

    private final InMemoryDatabase database;

    public InMemoryComputers(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public boolean add(License license) {
        Computer computer = license.computer();
        return database.change(tables -> {
            if (!tables.teams.containsKey(computer.team())) {
                throw new IllegalStateException("No such team");
            }
            boolean free = named(tables, computer.team(), computer.name()).isEmpty();
            if (free) {
                tables.computers.put(key(computer), license);
                tables.seal(key(computer));
            }
            return free;
        });
    }

    @Override
    public int count(TeamId team) {
        return database.ask(tables -> (int) of(tables, team).count());
    }

    /** Gives a team so many like one of its own, at once. */
    public void crowd(License like, int many) {
        Computer one = like.computer();
        for (int i = 0; i < many; i++) {
            Computer more = new Computer(
                    one.team(),
                    new ComputerId(new UUID(many, i)),
                    new ComputerName("Of many " + i),
                    one.client(),
                    one.licensedBy(),
                    one.licensedAt(),
                    one.seen());
            database.write(tables -> tables.computers.put(key(more), License.of(more, like.key())));
        }
    }

    @Override
    public Optional<Computer> find(TeamId team, ComputerId id) {
        return own(team, id).map(own -> own.license().computer());
    }

    @Override
    public Optional<Own> own(TeamId team, ComputerId id) {
        return database.ask(tables -> Optional.ofNullable(tables.computers.get(new Tables.ComputerKey(team, id)))
                .map(license -> new Own(license, app(tables, license.computer()))));
    }

    @Override
    public Optional<Computer> named(TeamId team, ComputerName name) {
        return database.ask(tables -> named(tables, team, name));
    }

    private static Optional<Computer> named(Tables tables, TeamId team, ComputerName name) {
        return of(tables, team)
                .filter(one -> one.name().key().equals(name.key()))
                .findFirst();
    }

    private static Stream<Computer> of(Tables tables, TeamId team) {
        return all(tables).filter(one -> one.team().equals(team));
    }

    private static Stream<Computer> all(Tables tables) {
        return tables.computers.values().stream().map(License::computer);
    }

    @Override
    public Page after(TeamId team, Optional<Sought> sought, String key, int most) {
        return database.ask(tables -> {
            List<Computer> all = sought(tables, team, sought);
            List<Computer> some = all.stream()
                    .filter(one -> one.name().key().compareTo(key) > 0)
                    .limit(most)
                    .toList();
            return page(tables, all, some);
        });
    }

    @Override
    public Page before(TeamId team, Optional<Sought> sought, String key, int most) {
        return database.ask(tables -> {
            List<Computer> all = sought(tables, team, sought);
            List<Computer> before = all.stream()
                    .filter(one -> one.name().key().compareTo(key) < 0)
                    .toList();
            return page(tables, all, before.subList(Math.max(0, before.size() - most), before.size()));
        });
    }

    private static List<Computer> sought(Tables tables, TeamId team, Optional<Sought> sought) {
        return of(tables, team)
                .filter(one -> sought.map(text -> text.in(one.name().value())).orElse(true))
                .sorted(BY_NAME)
                .toList();
    }

    private static Page page(Tables tables, List<Computer> all, List<Computer> some) {
        int before = some.isEmpty() ? 0 : all.indexOf(some.get(0));
        return new Page(some.stream().map(one -> listed(tables, one)).toList(), before, all.size());
    }

    @Override
    public List<Listed> of(Collection<TeamId> teams, Optional<Place> after, int most) {
        return database.ask(tables -> all(tables)
                .filter(one -> teams.contains(one.team()))
                .sorted(Comparator.comparing((Computer one) -> one.team().toString())
                        .thenComparing(BY_NAME))
                .filter(one -> after.map(place -> isBehind(one, place)).orElse(true))
                .limit(most)
                .map(one -> listed(tables, one))
                .toList());
    }

    private static boolean isBehind(Computer one, Place place) {
        int teams = one.team().toString().compareTo(place.team().toString());
        return teams > 0 || (teams == 0 && one.name().key().compareTo(place.key()) > 0);
    }

    private static Optional<String> app(Tables tables, Computer one) {
        return Optional.ofNullable(tables.clients.get(one.client()))
                .map(known -> known.client().name());
    }

    private static Listed listed(Tables tables, Computer one) {
        return new Listed(
                one,
                app(tables, one),
                Optional.ofNullable(tables.seats.get(new Tables.SeatKey(one.team(), one.licensedBy())))
                        .flatMap(seat -> tables.account(one.licensedBy()))
                        .map(account -> account.name()));
    }

    @Override
    public List<ComputerName> licensedBy(TeamId team, AccountId person) {
        return database.ask(tables -> of(tables, team)
                .filter(one -> one.licensedBy().equals(person))
                .sorted(BY_NAME)
                .map(Computer::name)
                .toList());
    }

    @Override
    public Naming rename(TeamId team, ComputerId id, ComputerName name) {
        return database.change(tables -> {
            if (named(tables, team, name)
                    .filter(other -> !other.id().equals(id))
                    .isPresent()) {
                return Naming.TAKEN;
            }
            License renamed = tables.computers.computeIfPresent(
                    new Tables.ComputerKey(team, id),
                    (same, old) -> with(old, name, old.computer().seen(), old.renewals()));
            return renamed == null ? Naming.GONE : Naming.DONE;
        });
    }

    @Override
    public boolean remove(TeamId team, ComputerId id) {
        return database.change(tables -> tables.computers.remove(new Tables.ComputerKey(team, id)) != null);
    }

    @Override
    public boolean renew(License license, Renewals next, Computer.Seen seen) {
        Tables.ComputerKey key = key(license.computer());
        Renewals past = license.renewals();
        return database.change(tables -> {
            Optional<License> found = Optional.ofNullable(tables.computers.get(key))
                    .filter(now -> now.renewals().count() == past.count()
                            && now.renewals().again() == past.again());
            found.ifPresent(
                    now -> tables.computers.put(key, with(now, now.computer().name(), Optional.of(seen), next)));
            return found.isPresent();
        });
    }

    @Override
    public int forgetAddresses(Instant seenBefore) {
        return database.change(tables -> {
            Map<Tables.ComputerKey, License> forgetting = new HashMap<>();
            tables.computers.forEach((key, one) -> one.computer()
                    .seen()
                    .filter(seen ->
                            seen.at().isBefore(seenBefore) && seen.address().isPresent())
                    .map(seen -> new Computer.Seen(seen.at(), Optional.empty()))
                    .ifPresent(seen ->
                            forgetting.put(key, with(one, one.computer().name(), Optional.of(seen), one.renewals()))));
            tables.computers.putAll(forgetting);
            return forgetting.size();
        });
    }

    private static License with(License old, ComputerName name, Optional<Computer.Seen> seen, Renewals renewals) {
        Computer computer = old.computer();
        return new License(
                new Computer(
                        computer.team(),
                        computer.id(),
                        name,
                        computer.client(),
                        computer.licensedBy(),
                        computer.licensedAt(),
                        seen),
                old.key(),
                renewals);
    }

    private static Tables.ComputerKey key(Computer computer) {
        return new Tables.ComputerKey(computer.team(), computer.id());
    }
}
