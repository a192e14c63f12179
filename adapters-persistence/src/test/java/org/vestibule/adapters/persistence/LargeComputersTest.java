package org.vestibule.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.persistence.ManyComputers.LARGE;
import static org.vestibule.adapters.persistence.ManyComputers.everywhere;
import static org.vestibule.adapters.persistence.ManyComputers.team;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.application.computer.Computers;
import org.vestibule.application.computer.ListComputers;
import org.vestibule.application.computer.ViewComputers;
import org.vestibule.application.computer.ViewComputers.Which;
import org.vestibule.application.computer.ViewOwnComputer;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.app.Refreshes;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.text.Sought;
import org.vestibule.domain.token.TimeOrderedId;
import org.vestibule.testkit.CheapMeans;
import org.vestibule.testkit.NewClient;

/** What the computers of a team cost where there are 10,000: counted on the wire, and told by the server. */
class LargeComputersTest {

    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int PAGE = 25;
    private static final int TOGETHER = 200;
    private static final Duration SOON = Duration.ofMillis(100);
    private static final TeamId LARGE_TEAM = team(1);
    private static final TeamId SMALL_TEAM = team(2);

    /** Behind all names. */
    private static final String END = "e";

    private static final List<Which> PAGES = List.of(
            Which.FIRST,
            new Which(Optional.empty(), "desk 8", false),
            new Which(Optional.empty(), "desk 8", true),
            new Which(Optional.empty(), END, true),
            new Which(Sought.parse("99"), "", false));

    @TempDir
    private static Path folder;

    private static Measured measured;
    private static Computers computers;
    private static ViewComputers viewComputers;
    private static ListComputers listComputers;
    private static String token;
    private static ViewOwnComputer viewOwnComputer;
    private static String ownToken;

    @BeforeAll
    static void fill() throws Exception {
        // Of the 1,000 teams many are somebody's here, so those may be read from end to end.
        measured = new Measured(folder, CLOCK, RANDOM, "account", "computer", "membership");
        Persistence store = measured.store();
        ManyComputers.fill(store, measured.database());
        computers = store.computers();
        Capabilities portal = Capabilities.of(store, CheapMeans.of(CLOCK));
        viewComputers = portal.computer().viewComputers();
        listComputers = portal.computer().listComputers();
        viewOwnComputer = portal.computer().viewOwnComputer();
        token = token(store, portal);
        ownToken = ownToken(store, portal);
    }

    /** By which an app asks for whoever is in 400 teams. */
    private static String token(Persistence store, Capabilities portal) {
        Client viewer = client(portal);
        Instant now = CLOCK.instant();
        Grant grant = new Grant(
                everywhere(),
                new GrantId(TimeOrderedId.make(now, RANDOM)),
                viewer.id(),
                new Scopes(EnumSet.of(Scope.OPENID, Scope.COMPUTERS)),
                new Authentication(SignInMethod.CODE, now),
                Optional.empty(),
                now,
                GrantKey.make(RANDOM),
                Refreshes.none(now));
        return store.transactions()
                .inTransaction(() -> store.grants().add(grant))
                .orElseThrow()
                .grant()
                .access(AppLimits.USUAL, now)
                .text();
    }

    private static Client client(Capabilities portal) {
        return NewClient.of(portal.app(), Client.Kind.PUBLIC).client();
    }

    /** By which a computer asks. */
    private static String ownToken(Persistence store, Capabilities portal) {
        Computer computer = new Computer(
                SMALL_TEAM,
                new ComputerId(UUID.randomUUID()),
                new ComputerName("Itself"),
                client(portal).id(),
                everywhere(),
                CLOCK.instant(),
                Optional.empty());
        License license = License.of(computer, GrantKey.make(RANDOM));
        store.transactions().inTransaction(() -> store.computers().add(license));
        return license.access(AppLimits.USUAL.access(), CLOCK.instant()).text();
    }

    @AfterAll
    static void stop() throws Exception {
        measured.close();
    }

    /** PRODUCT H: the page and how many there are; and what those are called who have left. */
    @Test
    void a_page_costs_three_questions_at_most_however_many_they_are() {
        for (TeamId team : List.of(SMALL_TEAM, LARGE_TEAM)) {
            for (Which which : PAGES) {
                int cost = measured.cost(() -> viewComputers.view(team, which, PAGE));
                assertTrue(cost == 2 || cost == 3, which + " costs " + cost);
            }
        }
    }

    /** The grant and its app, which say whose they are; then their teams with what those require, and the computers. */
    @Test
    void to_list_them_to_an_app_costs_two_questions_once_the_token_is_open() {
        for (Optional<Computers.Place> after : places()) {
            assertEquals(
                    2 + 2,
                    measured.cost(() -> assertEquals(TOGETHER, listed(after).size())),
                    after.toString());
        }
    }

    /** What shows that it is one, its team, and what that has subscribed to. */
    @Test
    void a_computer_that_looks_at_itself_costs_three_questions() {
        assertEquals(
                3, measured.cost(() -> assertInstanceOf(ViewOwnComputer.Own.class, viewOwnComputer.view(ownToken))));
    }

    private static List<Optional<Computers.Place>> places() {
        return List.of(
                Optional.empty(),
                Optional.of(new Computers.Place(LARGE_TEAM, "desk f0")),
                Optional.of(new Computers.Place(team(390), "")));
    }

    private static List<Computers.Listed> listed(Optional<Computers.Place> after) {
        return assertInstanceOf(ListComputers.Listed.class, listComputers.list(token, after, TOGETHER))
                .computers();
    }

    @Test
    void what_they_say_is_right() {
        Computers.Page last = viewComputers
                .view(LARGE_TEAM, new Which(Optional.empty(), END, true), PAGE)
                .page();
        assertEquals(LARGE, last.size());
        assertEquals(LARGE - PAGE, last.before());
        assertEquals(PAGE, last.computers().size());
        assertEquals(LARGE, computers.count(LARGE_TEAM));
        long all = 0;
        Optional<Computers.Place> after = Optional.empty();
        List<Computers.Listed> some;
        do {
            some = listed(after);
            all += some.stream()
                    .filter(one -> one.computer().team().equals(LARGE_TEAM))
                    .count();
            Computer behind = some.get(some.size() - 1).computer();
            after = Optional.of(new Computers.Place(behind.team(), behind.name().key()));
        } while (after.get().team().equals(LARGE_TEAM));
        assertEquals(LARGE, all);
    }

    /** Generous bounds: what is measured is far below, and a scan or a question for each computer far above. */
    @Test
    void ten_thousand_are_shown_at_once() {
        for (Which which : PAGES) {
            Measured.assertFaster(SOON, which.toString(), () -> viewComputers.view(LARGE_TEAM, which, PAGE));
        }
        for (Optional<Computers.Place> after : places()) {
            Measured.assertFaster(SOON, "an app's list after " + after, () -> listed(after));
        }
        Measured.assertFaster(SOON, "how many", () -> computers.count(LARGE_TEAM));
    }

    @Test
    void nothing_scans_a_table_that_grows() {
        List<TeamId> both = List.of(LARGE_TEAM, SMALL_TEAM);
        for (TeamId team : both) {
            for (Which which : PAGES) {
                measured.assertIndexed(which.toString(), () -> viewComputers.view(team, which, PAGE));
            }
            measured.assertIndexed("how many", () -> List.of(computers.count(team)));
        }
        for (Optional<Computers.Place> after : places()) {
            measured.assertIndexed("an app's list after " + after, () -> listed(after));
        }
    }
}
