package org.vestibule.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vestibule.application.app.Tokens;
import org.vestibule.application.computer.RefreshComputer;
import org.vestibule.application.computer.RemoveComputer;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.portal.Store;
import org.vestibule.application.team.Authority;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.token.TimeOrderedId;
import org.vestibule.testkit.AppStoreContract;
import org.vestibule.testkit.CheapMeans;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;
import org.vestibule.testkit.TeamStoreContract;

/** What computers and those who have copied their tokens do at one moment, on two nodes (S-125). */
class ComputersOnPostgresTest implements AppStoreContract, TeamStoreContract {

    private final SettableClock clock = new SettableClock();
    private final Capabilities here = Capabilities.of(store(), CheapMeans.of(clock));
    private final Capabilities there = Capabilities.of(store(), CheapMeans.of(clock));
    private final AccountId owner = anAccount().id();
    private final Team team = aTeam(owner);
    private final Client server = aClient(Client.Kind.PUBLIC, NOW);

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }

    private License license(String name) {
        Computer computer = new Computer(
                team.id(),
                new ComputerId(TimeOrderedId.make(NOW, RANDOM)),
                ComputerName.parse(name).orElseThrow(),
                server.id(),
                owner,
                clock.instant(),
                Optional.empty());
        License license = License.of(computer, GrantKey.make(RANDOM));
        assertTrue(committed(() -> store().computers().add(license)));
        return license;
    }

    private RefreshComputer.Result refresh(Capabilities node, String token) {
        return node.computer().refreshComputer().refresh(server, token, "", ORIGIN);
    }

    private <T> List<Supplier<T>> both(int times, Function<Capabilities, T> act) {
        List<Supplier<T>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Capabilities node = i % 2 == 0 ? here : there;
            all.add(() -> act.apply(node));
        }
        return all;
    }

    private static Set<String> successors(List<RefreshComputer.Result> results) {
        return results.stream()
                .filter(RefreshComputer.Refreshed.class::isInstance)
                .map(result -> ((RefreshComputer.Refreshed) result).tokens())
                .map(Tokens::refresh)
                .map(token -> token.orElseThrow().text())
                .collect(Collectors.toSet());
    }

    private long events(Event.Kind kind) {
        return TestDatabase.SHARED.events(owner, kind);
    }

    @Test
    void of_four_who_refresh_at_once_each_gets_the_same_successor() {
        try (Race race = new Race(4)) {
            for (int round = 0; round < 20; round++) {
                License license = license("Desk " + round);
                String token = license.refresh(0).text();
                List<RefreshComputer.Result> results = race.run(both(4, node -> refresh(node, token)));
                assertEquals(Set.of(license.refresh(1).text()), successors(results));
                assertInstanceOf(
                        RefreshComputer.Refreshed.class,
                        refresh(here, license.refresh(1).text()));
            }
        }
    }

    /** Nothing forks by it. */
    @Test
    void of_many_who_come_with_one_token_all_have_the_same_successor() {
        try (Race race = new Race(50)) {
            License license = license("Desk");
            String token = license.refresh(0).text();
            List<RefreshComputer.Result> results = race.run(both(50, node -> refresh(node, token)));
            assertEquals(Set.of(license.refresh(1).text()), successors(results));
            assertEquals(
                    50,
                    results.stream()
                            .filter(RefreshComputer.Refreshed.class::isInstance)
                            .count());
            assertEquals(1, events(Event.Kind.COMPUTER_REFRESH_REPEATED), "written down once");
            assertInstanceOf(
                    RefreshComputer.Refreshed.class,
                    refresh(here, license.refresh(1).text()));
            assertEquals(new RefreshComputer.NotGood(), refresh(there, token));
            assertEquals(1, events(Event.Kind.COMPUTER_REFRESH_REPLAYED));
        }
    }

    @Test
    void of_a_refresh_and_a_removal_at_once_none_is_left() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < 20; round++) {
                License license = license("Roof " + round);
                ComputerId id = license.computer().id();
                race.run(List.of(
                        () -> refresh(here, license.refresh(0).text()),
                        () -> there.computer().removeComputer().remove(Authority.OPERATOR, team.id(), id)));
                assertEquals(
                        new RefreshComputer.NotGood(),
                        refresh(there, license.refresh(1).text()));
                assertEquals(
                        new RemoveComputer.Unknown(),
                        here.computer().removeComputer().remove(Authority.OPERATOR, team.id(), id));
            }
        }
    }
}
