package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.computer.Computers;
import org.vestibule.application.computer.Computers.Naming;
import org.vestibule.application.computer.Computers.Place;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.computer.Renewals;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.text.Sought;
import org.vestibule.domain.token.TimeOrderedId;

/** What every adapter of {@link Computers} keeps. */
public interface ComputersContract extends AppStoreContract, TeamStoreContract {

    Computer.Seen SEEN = Computer.Seen.of(NOW.plusSeconds(60), "2001:db8::7");

    @Test
    default void one_is_found_as_it_was_added() {
        License license = licensed(aTeam(anAccount().id()), "Front desk");
        Computer computer = license.computer();
        assertEquals(Optional.of(computer), find(computer));
        assertEquals(license, found(license));
        assertEquals(Optional.of(computer), computers().named(computer.team(), name("FRONT desk")));
        assertEquals(Optional.empty(), computers().named(computer.team(), name("Front")));
    }

    @Test
    default void none_is_found_in_another_team() {
        Computer computer = added(aTeam(anAccount().id()), "Front desk");
        TeamId other = aTeam(anAccount().id()).id();
        assertEquals(Optional.empty(), computers().find(other, computer.id()));
        assertEquals(Optional.empty(), computers().named(other, computer.name()));
        assertFalse(committed(() -> computers().remove(other, computer.id())));
        assertEquals(Naming.GONE, committed(() -> computers().rename(other, computer.id(), name("Other"))));
    }

    @Test
    default void it_needs_its_team() {
        Team unknown = anUnknownTeam(anAccount().id());
        assertThrows(RuntimeException.class, () -> added(unknown, "Front desk"));
    }

    @Test
    default void in_a_team_no_two_have_one_name_whatever_its_case() {
        Team team = aTeam(anAccount().id());
        Computer first = added(team, "Front desk");
        assertFalse(committed(() -> computers().add(license(team, "front DESK"))));
        added(aTeam(anAccount().id()), "front DESK");
        assertEquals(Optional.of(first), computers().named(team.id(), name("front desk")));
    }

    @Test
    default void of_many_who_take_a_name_one_gets_it() {
        Team team = aTeam(anAccount().id());
        try (Race race = new Race(20)) {
            List<Boolean> added = race.run(() -> committed(() -> computers().add(license(team, "Front desk"))));
            assertEquals(1, added.stream().filter(won -> won).count());
        }
    }

    @Test
    default void another_name_is_one_that_no_other_has() {
        Team team = aTeam(anAccount().id());
        Computer computer = added(team, "Reception");
        added(team, "Front desk");
        assertEquals(Naming.TAKEN, rename(computer, "FRONT desk"));
        assertEquals(Naming.DONE, rename(computer, "RECEPTION"));
        assertEquals("RECEPTION", find(computer).orElseThrow().name().value());
        assertEquals(Naming.DONE, rename(computer, "Zebra"));
        assertEquals(Optional.empty(), computers().named(team.id(), name("Reception")));
        commit(() -> computers().remove(team.id(), computer.id()));
        assertEquals(Naming.GONE, rename(computer, "Reception"));
    }

    @Test
    default void they_are_paged_by_name_in_both_directions() {
        Team team = aTeam(anAccount().id());
        Stream.of("e", "B", "a", "D", "c").forEach(name -> added(team, name));
        added(aTeam(anAccount().id()), "b2");
        Computers.Page first = computers().after(team.id(), Optional.empty(), "", 2);
        assertEquals("a B of 5, 0 before", told(first));
        assertEquals("c D of 5, 2 before", told(computers().after(team.id(), Optional.empty(), "b", 2)));
        assertEquals("e of 5, 4 before", told(computers().after(team.id(), Optional.empty(), "d", 2)));
        assertEquals("c D of 5, 2 before", told(computers().before(team.id(), Optional.empty(), "e", 2)));
        assertEquals("a of 5, 0 before", told(computers().before(team.id(), Optional.empty(), "b", 2)));
        assertEquals(" of 5, 0 before", told(computers().after(team.id(), Optional.empty(), "e", 2)));
    }

    @Test
    default void they_are_looked_for_by_a_part_of_their_names() {
        Team team = aTeam(anAccount().id());
        Stream.of("100% up", "Front desk", "Back desk", "Roof").forEach(name -> added(team, name));
        assertEquals("Back desk Front desk of 2, 0 before", told(computers().after(team.id(), sought("DESK"), "", 9)));
        assertEquals("100% up of 1, 0 before", told(computers().after(team.id(), sought("0%"), "", 9)));
        assertEquals(" of 0, 0 before", told(computers().after(team.id(), sought("_"), "", 9)));
    }

    @Test
    default void a_list_tells_whose_they_are_and_which_app_is_on_them() {
        Account owner = anAccount();
        Account member = anAccount();
        Team team = aTeam(owner.id());
        join(team, member.id(), Role.USER);
        Client client = aClient(Client.Kind.PUBLIC, NOW);
        Computer computer = new Computer(
                team.id(),
                new ComputerId(TimeOrderedId.make(NOW, RANDOM)),
                name("Front desk"),
                client.id(),
                member.id(),
                NOW,
                Optional.empty());
        commit(() -> computers().add(License.of(computer, GrantKey.make(RANDOM))));
        assertEquals(
                new Computers.Listed(computer, Optional.of(client.name()), Optional.of(member.name())), only(team));
        assertEquals(
                Optional.of(client.name()),
                computers().own(team.id(), computer.id()).orElseThrow().app());
        commit(() -> store().memberships().leave(team.id(), member.id()));
        commit(() -> store().clients().remove(client.id()));
        assertEquals(
                Optional.empty(),
                computers().own(team.id(), computer.id()).orElseThrow().app());
        assertEquals(new Computers.Listed(computer, Optional.empty(), Optional.empty()), only(team));
    }

    private Computers.Listed only(Team team) {
        List<Computers.Listed> all =
                computers().after(team.id(), Optional.empty(), "", 9).computers();
        assertEquals(all, computers().of(List.of(team.id()), Optional.empty(), 9));
        assertEquals(1, all.size());
        return all.get(0);
    }

    @Test
    default void those_that_somebody_let_in_are_named_in_order() {
        Account person = anAccount();
        Team team = aTeam(person.id());
        Team other = aTeam(person.id());
        Stream.of("Roof", "attic", "Front desk").forEach(name -> added(team, name));
        added(other, "Cellar");
        AccountId another = anAccount().id();
        added(
                new Team(team.id(), team.name(), another, Optional.empty(), team.zone(), team.licensing(), NOW),
                "Back desk");
        assertEquals(
                Stream.of("attic", "Front desk", "Roof")
                        .map(ComputersContract::name)
                        .toList(),
                computers().licensedBy(team.id(), person.id()));
        assertEquals(List.of(), computers().licensedBy(other.id(), anAccount().id()));
    }

    @Test
    default void those_of_a_team_are_counted() {
        Team team = aTeam(anAccount().id());
        assertEquals(0, computers().count(team.id()));
        Stream.of("a", "b").forEach(name -> added(team, name));
        added(aTeam(anAccount().id()), "c");
        assertEquals(2, computers().count(team.id()));
    }

    @Test
    default void those_of_several_teams_follow_each_other() {
        Team first = aTeam(anAccount().id());
        Team second = aTeam(anAccount().id());
        List<Team> teams = Stream.of(first, second)
                .sorted(Comparator.comparing(team -> team.id().toString()))
                .toList();
        added(teams.get(0), "b");
        added(teams.get(0), "a");
        added(teams.get(1), "a");
        List<TeamId> ids = teams.stream().map(Team::id).toList();
        List<Computers.Listed> two = computers().of(ids, Optional.empty(), 2);
        assertEquals("a b", names(two));
        Place last = new Place(teams.get(0).id(), "b");
        List<Computers.Listed> rest = computers().of(ids, Optional.of(last), 2);
        assertEquals("a", names(rest));
        assertEquals(teams.get(1).id(), rest.get(0).computer().team());
        assertEquals("b", names(computers().of(List.of(ids.get(0)), Optional.of(new Place(ids.get(0), "a")), 9)));
    }

    @Test
    default void a_renewal_is_counted_once() {
        License license = licensed(aTeam(anAccount().id()), "Front desk");
        Renewals next = license.renewals().renewed(0, SEEN.at());
        assertTrue(renew(license, next));
        assertFalse(renew(license, next));
        License after = found(license);
        assertEquals(new Renewals(1, SEEN.at(), false, 0), after.renewals());
        assertEquals(Optional.of(SEEN), after.computer().seen());
        assertTrue(renew(after, after.renewals().renewed(7, SEEN.at())), "given out before the database was set back");
        assertEquals(8, found(license).renewals().count());
    }

    @Test
    default void of_many_who_renew_at_once_one_does() {
        License license = licensed(aTeam(anAccount().id()), "Front desk");
        try (Race race = new Race(20)) {
            List<Boolean> done =
                    race.run(() -> renew(license, license.renewals().renewed(0, NOW)));
            assertEquals(1, done.stream().filter(won -> won).count());
        }
    }

    @Test
    default void that_an_answer_was_given_again_is_counted_once_and_kept() {
        License license = licensed(aTeam(anAccount().id()), "Front desk");
        renew(license, license.renewals().renewed(0, SEEN.at()));
        License renewed = found(license);
        assertTrue(renew(renewed, renewed.renewals().repeated()));
        assertFalse(renew(renewed, renewed.renewals().repeated()));
        License repeated = found(license);
        assertEquals(new Renewals(1, SEEN.at(), true, 0), repeated.renewals());
        assertTrue(renew(repeated, repeated.renewals().renewed(1, NOW)));
        assertEquals(new Renewals(2, NOW, false, 1), found(license).renewals());
    }

    private boolean renew(License license, Renewals next) {
        return committed(() -> computers().renew(license, next, SEEN));
    }

    private License found(License license) {
        Computer computer = license.computer();
        return computers().license(computer.team(), computer.id()).orElseThrow();
    }

    /** PRODUCT F. */
    @Test
    default void from_where_one_was_seen_long_ago_is_forgotten_and_when_is_not() {
        Team team = aTeam(anAccount().id());
        License never = licensed(team, "a");
        License seen = licensed(team, "b");
        License later = licensed(team, "c");
        Instant longAgo = Instant.parse("1990-01-01T10:00:00Z");
        committed(() -> computers().forgetAddresses(longAgo));
        see(seen, longAgo.minusMillis(1));
        see(later, longAgo);
        assertEquals(1, committed(() -> computers().forgetAddresses(longAgo)));
        assertEquals(0, committed(() -> computers().forgetAddresses(longAgo)));
        assertEquals(Optional.empty(), found(never).computer().seen());
        assertEquals(
                Optional.of(new Computer.Seen(longAgo.minusMillis(1), Optional.empty())),
                found(seen).computer().seen());
        assertEquals(
                Optional.of(Computer.Seen.of(longAgo, "192.0.2.7")),
                found(later).computer().seen());
        see(found(seen), NOW);
        assertEquals(
                Optional.of(Computer.Seen.of(NOW, "192.0.2.7")),
                found(seen).computer().seen());
    }

    private void see(License license, Instant at) {
        assertTrue(committed(() -> computers().renew(license, license.renewals(), Computer.Seen.of(at, "192.0.2.7"))));
    }

    @Test
    default void they_go_with_their_team() {
        Team team = aTeam(anAccount().id());
        Computer computer = added(team, "Front desk");
        commit(() -> store().teams().delete(team.id()));
        assertEquals(Optional.empty(), find(computer));
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        Team team = aTeam(anAccount().id());
        License license = licensed(team, "Front desk");
        Computer computer = license.computer();
        rollBack(() -> assertTrue(computers().add(license(team, "Never"))));
        rollBack(() -> assertTrue(computers().remove(team.id(), computer.id())));
        rollBack(() -> assertTrue(computers().renew(license, license.renewals().repeated(), SEEN)));
        rollBack(() -> assertEquals(Naming.DONE, computers().rename(team.id(), computer.id(), name("Other"))));
        assertEquals("Front desk of 1, 0 before", told(computers().after(team.id(), Optional.empty(), "", 9)));
        assertEquals(Optional.of(computer), find(computer));
    }

    @Test
    default void changes_need_a_transaction() {
        Team team = aTeam(anAccount().id());
        License license = license(team, "Front desk");
        Computer computer = license.computer();
        assertNeedsTransaction(() -> computers().add(license));
        assertNeedsTransaction(() -> computers().rename(team.id(), computer.id(), computer.name()));
        assertNeedsTransaction(() -> computers().forgetAddresses(NOW));
        assertNeedsTransaction(() -> computers().remove(team.id(), computer.id()));
        assertNeedsTransaction(() -> computers().renew(license, license.renewals(), SEEN));
    }

    private static Optional<Sought> sought(String text) {
        return Sought.parse(text);
    }

    private static ComputerName name(String text) {
        return ComputerName.parse(text).orElseThrow();
    }

    private static String names(List<Computers.Listed> some) {
        return String.join(
                " ", some.stream().map(one -> one.computer().name().value()).toList());
    }

    private static String told(Computers.Page page) {
        return names(page.computers()) + " of " + page.size() + ", " + page.before() + " before";
    }

    private License license(Team team, String name) {
        Computer computer = new Computer(
                team.id(),
                new ComputerId(TimeOrderedId.make(NOW, RANDOM)),
                name(name),
                new ClientId(TimeOrderedId.make(NOW, RANDOM)),
                team.owner(),
                NOW,
                Optional.empty());
        return License.of(computer, GrantKey.make(RANDOM));
    }

    private License licensed(Team team, String name) {
        License license = license(team, name);
        assertTrue(committed(() -> computers().add(license)));
        return license;
    }

    /** One that is in a team now. */
    default Computer added(Team team, String name) {
        return licensed(team, name).computer();
    }

    private Naming rename(Computer computer, String name) {
        return committed(() -> computers().rename(computer.team(), computer.id(), name(name)));
    }

    private Optional<Computer> find(Computer computer) {
        return computers().find(computer.team(), computer.id());
    }

    private Computers computers() {
        return store().computers();
    }
}
