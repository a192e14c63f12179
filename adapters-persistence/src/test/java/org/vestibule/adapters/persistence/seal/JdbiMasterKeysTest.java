package org.vestibule.adapters.persistence.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.application.key.MasterKeys.Finishing;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.MasterKeysContract;

/** The contract, on PostgreSQL, and what several nodes make of it. */
class JdbiMasterKeysTest implements MasterKeysContract {

    @TempDir
    private static Path folder;

    private static TwoNodes nodes;

    @BeforeAll
    static void open() {
        nodes = new TwoNodes(folder);
    }

    @AfterAll
    static void close() {
        nodes.close();
    }

    /** Ends what a test has begun. */
    @AfterEach
    void finish() {
        if (nodes.first.masterKeys().status().next().isPresent()) {
            nodes.putNextInPlace("first");
            assertEquals(Finishing.DONE, committed(nodes.first.masterKeys()::finish));
        }
        nodes.giveForTheNext("first");
        nodes.putNextInPlace("second");
        nodes.dropNext();
        nodes.first.check();
        nodes.second.check();
    }

    @Override
    public Store store() {
        return nodes.first;
    }

    @Override
    public void putNextInPlace() {
        nodes.putNextInPlace("first");
    }

    @Override
    public void loseNext() {
        nodes.dropNext();
    }

    @Override
    public void giveTheSameForTheNext() {
        nodes.giveForTheNext("first");
    }

    @Test
    void nodes_start_with_either_until_it_is_finished() {
        commit(() -> nodes.first.masterKeys().begin(false));
        nodes.open("second").close();
        nodes.putNextInPlace("second");
        nodes.open("second").close();
        nodes.open("first").close();
    }

    /** In one sentence, by names from which no key can be told. */
    @Test
    void a_node_with_the_old_one_does_not_start_after_that() {
        String old = nodes.first.masterKeys().status().name();
        commit(() -> nodes.first.masterKeys().begin(false));
        nodes.putNextInPlace("first");
        commit(nodes.first.masterKeys()::finish);
        String now = nodes.first.masterKeys().status().name();
        StorageProblem told =
                assertThrows(StorageProblem.class, () -> nodes.open("second").close());
        assertEquals(StorageProblem.Why.KEYS, told.why());
        assertEquals(
                "The data keys of this database are wrapped by master key " + now + ", and "
                        + nodes.masterKey("second") + " holds " + old + ": put the one there that belongs to this"
                        + " database.",
                told.words().get(0));
    }

    /** What is open stays open; only the log tells that it would not start again. */
    @Test
    void a_node_that_runs_with_the_old_one_goes_on() {
        nodes.second.check();
        commit(() -> nodes.first.masterKeys().begin(false));
        nodes.second.check();
        nodes.putNextInPlace("first");
        commit(nodes.first.masterKeys()::finish);
        nodes.second.check();
        nodes.second.check();
    }
}
