package org.vestibule.adapters.persistence.computer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.computer.Computers;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.team.Team;
import org.vestibule.testkit.ComputersContract;

/** The contract, on PostgreSQL. */
class JdbiComputersTest implements ComputersContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }

    /**
     * S-033: one with another's key has no license, and is a computer of the team all the same: a list goes on behind it,
     * and it can be removed.
     */
    @Test
    void one_whose_key_cannot_be_read_is_listed_and_removed_like_any_other() {
        Team team = aTeam(anAccount().id());
        Computer computer = added(team, "a");
        Computer other = added(team, "b");
        assertEquals(
                1,
                TestDatabase.SHARED.meddle(
                        "UPDATE computer SET sealed_key = (SELECT sealed_key FROM computer WHERE computer_id = ?)"
                                + " WHERE computer_id = ?",
                        other.id().value(),
                        computer.id().value()));
        Computers computers = store().computers();
        assertEquals(Optional.empty(), computers.license(team.id(), computer.id()));
        assertTrue(computers.license(team.id(), other.id()).isPresent());
        assertEquals(Optional.of(computer), computers.find(team.id(), computer.id()));
        assertEquals(Optional.of(computer), computers.named(team.id(), computer.name()));
        for (List<Computers.Listed> one : List.of(
                computers.of(List.of(team.id()), Optional.empty(), 1),
                computers.after(team.id(), Optional.empty(), "", 1).computers())) {
            assertEquals(
                    List.of(computer),
                    one.stream().map(Computers.Listed::computer).toList());
        }
        assertTrue(committed(() -> computers.remove(team.id(), computer.id())));
    }

    /** Else the whole row would be entered in all of its indexes anew, each time. */
    @Test
    void a_renewal_changes_no_index_but_the_first_of_a_day_or_from_elsewhere() {
        assertEquals(List.of(), indexesOf("renewals", "renewed_at", "again", "doubled", "seen_at"));
        assertEquals(List.of("computer_seen_on_idx"), indexesOf("seen_on"));
    }

    private static List<String> indexesOf(String... columns) {
        String any = """
                SELECT i.indexrelid::regclass::text
                FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
                WHERE i.indrelid = 'computer'::regclass AND a.attname = ANY (:columns)
                """;
        return TestDatabase.SHARED
                .database()
                .ask(handle -> handle.createQuery(any)
                        .bindArray("columns", String.class, (Object[]) columns)
                        .mapTo(String.class)
                        .list());
    }
}
