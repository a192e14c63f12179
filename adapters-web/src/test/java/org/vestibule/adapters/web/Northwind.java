package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.web.WebPortal.assertGoesTo;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.vestibule.adapters.web.http.Route;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.SettableClock;

/** A portal with one team, in which there is somebody of each role; only its Owner has 2-step verification. */
final class Northwind implements AutoCloseable {

    final MeddledStore store = new MeddledStore();
    final WebPortal web = new WebPortal(new InMemoryPortal(new SettableClock(), store));
    final WebPortal.Person owner = web.signedInWithCode("owner@example.com");
    final Team team;
    private final Map<Role, Account> accounts = new EnumMap<>(Role.class);
    private final Map<Role, Browser> browsers = new EnumMap<>(Role.class);

    Northwind() {
        this(new Terms(Plan.ENTERPRISE, true));
    }

    Northwind(Terms terms) {
        team = web.portal
                .useCases
                .team()
                .createTeam()
                .create(TeamName.parse("Northwind Support").orElseThrow(), owner.account(), terms, ZoneOffset.UTC);
        accounts.put(Role.OWNER, owner.account());
        browsers.put(Role.OWNER, owner.browser());
        for (Role role : new Role[] {Role.ADMIN, Role.MANAGER, Role.USER}) {
            accounts.put(role, join(role.name().toLowerCase(Locale.ROOT) + "@example.com", role));
        }
    }

    @Override
    public void close() {
        web.close();
    }

    /** Makes an account and its place in the team. */
    Account join(String email, Role role) {
        Account account = web.portal.account(email);
        assertEquals(TeamChange.DONE, web.portal.useCases.member().addMember().add(team, account.id(), role, false));
        return account;
    }

    Account account(Role role) {
        return accounts.getOrDefault(role, owner.account());
    }

    /** The one of a role, signed in, having seen a page with a form. */
    Browser signedIn(Role role) {
        Browser browser = browser(role);
        browser.get("/");
        return browser;
    }

    /** The same, whatever it saw last. */
    Browser browser(Role role) {
        return browsers.computeIfAbsent(role, one -> {
            Browser fresh = web.browser();
            assertGoesTo("/", web.signIn(fresh, account(one).email().written(), WebPortal.PASSWORD));
            return fresh;
        });
    }

    /** The same in a new session. */
    Browser signedInAnew(Role role) {
        browsers.remove(role);
        return signedIn(role);
    }

    /** Somebody in no team. */
    Browser stranger() {
        Browser browser = web.signedIn("stranger@example.com");
        browser.get("/");
        return browser;
    }

    /** A path of the team's. */
    String at(String path) {
        return "/teams/" + team.id() + path;
    }

    /** A path of one member's. */
    String at(Role role, String path) {
        return at("/people/" + account(role).id() + path);
    }

    String path(Route<?> route) {
        return route.path()
                .replace("{team}", team.id().toString())
                .replace("{account}", account(Role.USER).id().toString())
                .replace("{computer}", frontDesk().id().toString())
                .replaceAll("\\{\\w+}", team.id().toString()); // of which there is none
    }

    /** A computer that the Manager let in; made once it is asked for. */
    Computer frontDesk() {
        Optional<Computer> there = store.computers()
                .named(team.id(), ComputerName.parse("Front desk").orElseThrow());
        return there.orElseGet(
                () -> computer("Front desk", account(Role.MANAGER).id()));
    }

    /** A computer that somebody let in. */
    Computer computer(String name, AccountId licenser) {
        return Northwind.computer(web.portal, team.id(), name, licenser);
    }

    /** The same in any team. */
    static Computer computer(InMemoryPortal portal, TeamId team, String name, AccountId licenser) {
        Computer computer = new Computer(
                team,
                new ComputerId(UUID.randomUUID()),
                ComputerName.parse(name).orElseThrow(),
                new ClientId(new UUID(0, 7)),
                licenser,
                portal.clock.instant(),
                Optional.empty());
        License license = License.of(computer, GrantKey.make(new SecureRandom()));
        portal.store.transactions().inTransaction(() -> {
            assertTrue(portal.store.computers().add(license));
        });
        return computer;
    }

    /** A path of a computer's. */
    String at(Computer computer, String path) {
        return at("/computers/" + computer.id() + path);
    }

    /** Sends a form with a proof, whoever it is and whether or not one is needed. */
    HttpResponse<String> prove(Role role, String path, Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("password", WebPortal.PASSWORD);
        if (role == Role.OWNER) {
            all.put("code", web.digits(owner.app()));
        }
        return signedIn(role).post(path, all);
    }

    void require(Mandate rule) {
        require(rule, Optional.empty());
    }

    void require(Mandate rule, Optional<LocalDate> from) {
        SetPolicy.Result result =
                web.portal.useCases.mandate().setPolicy().set(Authority.OPERATOR, team.id(), rule, from);
        assertEquals(SetPolicy.Done.class, result.getClass());
    }

    Optional<Member> member(AccountId account) {
        return web.portal.store.memberships().find(team.id(), account);
    }

    Role role(Role before) {
        return member(account(before).id()).orElseThrow().role();
    }
}
