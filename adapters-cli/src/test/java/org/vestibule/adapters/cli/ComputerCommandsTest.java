package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.Renewals;
import org.vestibule.domain.team.TeamId;

/** What operators do with the computers of teams (PRODUCT H). */
class ComputerCommandsTest {

    private final Session session = new Session();

    @BeforeEach
    void a_team() {
        session.portal.enrolled("ann@example.com");
        session.run("team", "create", "Acme", "--owner", "ann@example.com");
        session.logged.clear();
    }

    private TeamId team() {
        return session.team("Acme");
    }

    private ComputerId seen(String name) {
        ComputerId id = session.computer("Acme", name);
        session.store
                .transactions()
                .inTransaction(() -> session.store
                        .computers()
                        .renew(
                                session.store.computers().license(team(), id).orElseThrow(),
                                Renewals.none(session.portal.clock.instant()),
                                Computer.Seen.of(session.portal.clock.instant(), "192.0.2.7")));
        return id;
    }

    @Test
    void they_are_listed_by_name() {
        assertTrue(session.run("computer", "list", "Acme").err().contains("The team has no computers."));
        ComputerId roof = session.computer("Acme", "Roof");
        ComputerId desk = seen("front desk");
        List<String> lines =
                session.run("computer", "list", "Acme").out().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("front desk "), lines.get(1));
        assertTrue(lines.get(1).contains(" 2030-01-01T00:00:30Z  2030-01-01T00:00:30Z "), lines.get(1));
        assertTrue(lines.get(2).startsWith("Roof "), lines.get(2));
        assertTrue(lines.get(2).contains(" never "), lines.get(2));
        String json =
                session.run("computer", "list", "Acme", "--output", "json").out();
        assertTrue(json.contains("\"lastSeenFrom\":\"192.0.2.7\""), json);
        assertTrue(json.indexOf(desk.toString()) < json.indexOf(roof.toString()), json);
    }

    @Test
    void more_than_fit_into_one_answer_of_the_database_are_all_listed() {
        for (int i = 0; i < 1001; i++) {
            session.computer("Acme", "Desk " + i);
        }
        assertEquals(1002, session.run("computer", "list", "Acme").out().lines().count());
    }

    @Test
    void one_is_removed_by_its_name_once_that_is_meant() {
        ComputerId desk = session.computer("Acme", "Front desk");
        Session.Outcome asked = session.run("computer", "remove", "Acme", "FRONT desk");
        assertEquals(1, asked.exitCode());
        assertTrue(asked.err().contains("confirmation-needed"), asked.err());
        Session.Outcome removed = session.run("computer", "remove", "Acme", "FRONT desk", "--yes");
        assertEquals(new Session.Outcome(0, "Removed Front desk from Acme. Its license has ended.\n", ""), removed);
        assertEquals(List.of("computer remove: computer " + desk + " of team " + team()), session.logged);
        assertEquals(Optional.empty(), session.store.computers().find(team(), desk));
        assertTrue(session.store.auditTrail().events().stream()
                .anyMatch(event -> event.kind() == Event.Kind.COMPUTER_REMOVED));
        assertTrue(session.run("computer", "remove", "Acme", "Front desk", "--yes")
                .err()
                .contains("computer-unknown"));
    }
}
