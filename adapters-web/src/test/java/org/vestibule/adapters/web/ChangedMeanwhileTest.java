package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.web.http.Need;
import org.vestibule.adapters.web.http.Route;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.SettableClock;

/** What somebody else does to a team between the gate and a page, or an act, ends in words: nothing breaks. */
class ChangedMeanwhileTest {

    /** What all forms of a team's pages ask for. */
    private static final Map<String, String> FIELDS = Map.of(
            "addresses", "new@example.org",
            "role", "manager",
            "technician", "yes",
            "rule", "everyone",
            "start", "now",
            "licensing", "everybody",
            "name", "Northwind Support");

    private final MeddledStore store = new MeddledStore();
    private final WebPortal web = new WebPortal(new InMemoryPortal(new SettableClock(), store));
    private final WebPortal.Person owner = web.signedInWithCode("owner@example.com");
    private final Account admin = web.portal.account("admin@example.com");
    private final Account user = web.portal.account("user@example.com");
    private final List<Consumer<Team>> changes = List.of(
            team -> store.teams().delete(team.id()), team -> store.memberships().leave(team.id(), user.id()), team -> {
                store.teams().handTo(team.id(), admin.id());
                store.memberships().leave(team.id(), owner.account().id());
            });

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void no_page_breaks() {
        List<String> broken = new ArrayList<>();
        for (Route<?> route : routes()) {
            for (Consumer<Team> change : changes) {
                Team team = team();
                String path = path(route, team);
                store.afterNextRules(() -> commit(() -> change.accept(team)));
                note(broken, owner.browser().get(path + "?rule=everyone&start=now"));
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void no_act_breaks() {
        proveFirst();
        List<String> broken = new ArrayList<>();
        for (Route<?> route : routes()) {
            for (Consumer<Team> change : changes) {
                if (route.post().isPresent()) {
                    Team team = team();
                    owner.browser().get("/");
                    String path = path(route, team);
                    store.beforeNextTransaction(() -> commit(() -> change.accept(team)));
                    note(broken, owner.browser().post(path, FIELDS));
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    /** Signed out elsewhere, with 2-step verification and without. */
    @Test
    void nothing_breaks_whose_session_ends() {
        List<String> broken = new ArrayList<>();
        for (Route<?> route : web.routes) {
            if ((route.need() == Need.SIGNED_IN || route.need() == Need.LEAVING)
                    && !route.path().startsWith("/teams")) {
                signedOut(route).forEach(answer -> note(broken, answer));
            }
        }
        assertEquals(List.of(), broken);
    }

    private List<HttpResponse<String>> signedOut(Route<?> route) {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (boolean twoStep : List.of(true, false)) {
            for (boolean post : List.of(true, false)) {
                String email = UUID.randomUUID() + "@example.com";
                Browser browser = twoStep ? web.signedInWithCode(email).browser() : web.signedIn(email);
                browser.get("/security/two-step/enable"); // whose key waits then
                browser.get("/security");
                var session = web.session(browser);
                store.beforeNextTransaction(() ->
                        commit(() -> store.sessions().endAll(session.account().id())));
                String path = route.path()
                        .replaceAll("\\{\\w+}", session.session().account().toString());
                if (!post) {
                    answers.add(browser.get(path));
                } else if (route.post().isPresent()) {
                    answers.add(browser.post(path, Map.of("password", WebPortal.PASSWORD, "code", "123456")));
                }
                store.beforeNextTransaction(() -> {});
            }
        }
        return answers;
    }

    private List<Route<?>> routes() {
        return web.routes.stream()
                .filter(route -> route.path().startsWith("/teams"))
                .toList();
    }

    private Team team() {
        Team team = web.portal
                .useCases
                .team()
                .createTeam()
                .create(
                        TeamName.parse("Northwind Support").orElseThrow(),
                        owner.account(),
                        new Terms(Plan.ENTERPRISE, true),
                        ZoneOffset.UTC);
        web.portal.useCases.member().addMember().add(team, admin.id(), Role.ADMIN, false);
        web.portal.useCases.member().addMember().add(team, user.id(), Role.USER, false);
        return team;
    }

    private void proveFirst() {
        Team team = team();
        owner.browser().get("/teams/" + team.id() + "/general");
        HttpResponse<String> proven = owner.browser()
                .post(
                        "/teams/" + team.id() + "/people/" + user.id() + "/technician",
                        Map.of("technician", "yes", "password", WebPortal.PASSWORD, "code", web.digits(owner.app())));
        assertEquals(303, proven.statusCode(), proven.body());
    }

    private String path(Route<?> route, Team team) {
        return route.path()
                .replace("{team}", team.id().toString())
                .replace("{account}", user.id().toString())
                .replace("{computer}", frontDesk(team).id().toString());
    }

    private Computer frontDesk(Team team) {
        Optional<Computer> there = store.computers()
                .named(team.id(), ComputerName.parse("Front desk").orElseThrow());
        return there.orElseGet(() -> Northwind.computer(web.portal, team.id(), "Front desk", user.id()));
    }

    private void commit(Runnable change) {
        store.transactions().inTransaction(change);
    }

    private static void note(List<String> broken, HttpResponse<String> answer) {
        boolean old = answer.body().contains("form-expired") || answer.body().contains("form-outdated");
        assertTrue(answer.statusCode() != 403 || !old, answer.body());
        if (answer.statusCode() >= 500) {
            broken.add(answer.request().method() + " " + answer.uri().getPath().replaceAll("[0-9a-f-]{36}", "x"));
        }
    }
}
