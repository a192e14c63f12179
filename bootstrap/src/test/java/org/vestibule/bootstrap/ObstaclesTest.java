package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.cli.CommandLineInterface;
import org.vestibule.adapters.cli.EffectiveSetting;
import org.vestibule.adapters.cli.Finding;
import org.vestibule.adapters.cli.GlobalOptions;
import org.vestibule.adapters.cli.Obstacle;
import org.vestibule.adapters.cli.Program;
import org.vestibule.adapters.cli.Terminal;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.adapters.persistence.StorageProblem.Why;
import org.vestibule.adapters.web.TlsProblem;
import org.vestibule.application.database.DatabaseState;
import org.vestibule.domain.account.EmailAddress;

class ObstaclesTest {

    @Test
    void there_is_a_sentence_for_every_reason() {
        assertAll(Stream.of(Why.values()).map(why -> () -> {
            String told = told(Obstacles.of(new StorageProblem(why, null, "/data {1}", "14.9")));
            assertTrue(told.startsWith("vestibule: "), told);
            assertTrue(told.contains("/data {1}"), told);
            assertFalse(told.replace("/data {1}", "").contains("{"), told);
            assertTrue(told.matches("[^\\n]+\\.? \\[[a-z-]+]\\n"), told);
        }));
    }

    @Test
    void there_is_a_sentence_for_all_that_can_be_wrong_with_the_files_of_https() {
        assertAll(Stream.of(TlsProblem.Why.values()).map(why -> () -> {
            String told = told(78, Obstacles.of(new TlsProblem(why, "it is {1}")));
            assertTrue(told.startsWith("vestibule: "), told);
            assertTrue(told.contains("vestibule.tls."), told);
            assertFalse(told.replace("it is {1}", "").contains("{"), told);
            assertTrue(told.matches("[^\\n]+ \\[tls-[a-z-]+]\\n"), told);
        }));
    }

    @Test
    void what_the_server_says_follows_the_sentence_line_by_line() {
        assertEquals(
                "vestibule: It doesn't start. It says: [database-not-started]\n  one\n  two\n",
                told(Obstacles.of(new StorageProblem(Why.NOT_STARTED, null, "It doesn't start. It says:\none\ntwo"))));
    }

    private static String told(Obstacle obstacle) {
        return told(69, obstacle);
    }

    private static String told(int expected, Obstacle obstacle) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int code = new CommandLineInterface(new Blocked(obstacle), terminal, "1").run("account", "list");
        assertEquals(expected, code);
        return err.toString(StandardCharsets.UTF_8);
    }

    /** A program in whose way something stands. */
    private record Blocked(Obstacle obstacle) implements Program {

        @Override
        public int serve(GlobalOptions options, OptionalInt port, boolean demo) {
            throw obstacle;
        }

        @Override
        public <T> T withUseCases(GlobalOptions options, Function<UseCases, T> work) {
            throw obstacle;
        }

        @Override
        public DatabaseState database(GlobalOptions options) {
            throw obstacle;
        }

        @Override
        public List<EffectiveSetting> settings(GlobalOptions options) {
            throw obstacle;
        }

        @Override
        public List<Finding> examine(GlobalOptions options) {
            throw obstacle;
        }

        @Override
        public List<Finding> testMail(GlobalOptions options, EmailAddress to) {
            throw obstacle;
        }

        @Override
        public String keepDetails(GlobalOptions options, Exception failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void log(GlobalOptions options, String line) {
            throw new AssertionError(line);
        }
    }
}
