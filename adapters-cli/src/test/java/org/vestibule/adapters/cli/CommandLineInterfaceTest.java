package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.clock.ClockOff;
import org.vestibule.application.transaction.StoreUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class CommandLineInterfaceTest {

    private final Session session = new Session();

    @Test
    void global_options_stand_before_or_after_the_command() {
        var expected = new GlobalOptions(
                GlobalOptions.Output.JSON,
                true,
                Optional.of(Path.of("/etc/v.properties")),
                Optional.of(Path.of("/data")));
        for (String typed : List.of(
                "--yes --output json --settings /etc/v.properties --data-dir /data account list",
                "account --yes --output json --settings /etc/v.properties list --data-dir /data",
                "account list --yes --output=JSON --settings=/etc/v.properties --data-dir=/data")) {
            session.run(typed.split(" "));
            assertEquals(expected, session.options, typed);
        }
    }

    @Test
    void serving_takes_a_port_or_leaves_it_to_the_settings() {
        assertEquals(
                0, session.run("serve", "--port", "0", "--data-dir", "/data").exitCode());
        assertEquals(OptionalInt.of(0), session.port);
        assertEquals(Optional.of(Path.of("/data")), session.options.dataFolder());

        session.run("serve");
        assertEquals(OptionalInt.empty(), session.port);
        assertFalse(session.demo);
        assertEquals(0, session.run("serve", "--demo").exitCode());
        assertTrue(session.demo);
    }

    @Test
    void what_was_typed_wrong_is_answered_with_code_2_and_the_way_to_the_help() {
        assertAll(Stream.of(
                        "",
                        "account",
                        "two-step",
                        "acount list",
                        "serve --port x",
                        "serve --port 65536",
                        "serve --port -1",
                        "account create ann@example.com",
                        "account clear-delays",
                        "two-step reset ann@example.com",
                        "two-step reset --reason lost",
                        "account list --output yaml",
                        "account list @somewhere")
                .map(typed -> () -> {
                    Session.Outcome outcome = session.run(typed.isEmpty() ? new String[0] : typed.split(" "));
                    assertEquals(2, outcome.exitCode(), typed);
                    assertEquals("", outcome.out(), typed);
                    assertTrue(outcome.err().startsWith("vestibule: "), outcome.err());
                    assertTrue(outcome.err().endsWith(" --help\n"), outcome.err());
                }));
    }

    @Test
    void a_slip_is_guessed() {
        String err = session.run("acount", "list").err();
        assertTrue(err.contains("account"), err);
    }

    /** Whatever stands before the command, it is the first word that is not known. */
    @Test
    void a_word_too_many_before_the_command_is_named() {
        for (String word : List.of("vestibule", "acount", "x")) {
            String err = session.run(word, "account", "list").err();
            assertTrue(err.contains('"' + word + '"'), err);
            assertFalse(err.contains("list"), err);
        }
    }

    /** Those of others are not even made. */
    @Test
    void a_command_is_the_same_however_it_is_reached() {
        String help = session.run("account", "list", "--help").out();
        assertTrue(help.contains("account list"), help);
        assertEquals(help, session.run("help", "account", "list").out());
        assertEquals(help, session.run("--yes", "account", "list", "--help").out());
        assertEquals(
                help,
                session.run("--data-dir", "/data", "account", "list", "--help").out());
        assertTrue(session.run("completion", "bash").out().contains("rotate-secret"));
    }

    @Test
    void a_password_is_never_an_argument() {
        for (List<String> typed : List.of(
                List.of("--password", "seven quiet herons"),
                List.of("--password=seven quiet herons"),
                List.of("--pasword", "seven quiet herons", "--reason=herons"))) {
            List<String> all = new ArrayList<>(List.of("account", "create", "a@b.example", "--name", "A"));
            all.addAll(typed);
            Session.Outcome outcome = session.run(all.toArray(String[]::new));
            assertEquals(2, outcome.exitCode());
            assertTrue(outcome.err().contains("--pas"), outcome.err());
            assertFalse(outcome.err().contains("herons"), outcome.err());
        }
    }

    @Test
    void a_database_that_is_away_is_69() {
        session.failure = Optional.of(new StoreUnavailable(new IllegalStateException("secret")));

        Session.Outcome outcome = session.run("account", "list");
        assertEquals(
                new Session.Outcome(
                        69,
                        "",
                        "vestibule: The portal cannot reach its database. Try again in 5 seconds. [unavailable]\n"),
                outcome);
        assertEquals(69, session.run("serve").exitCode());
        assertEquals(69, session.run("two-step", "status", "a@b.example").exitCode());
        assertEquals("", session.run("account", "list", "--output=json").out());
    }

    @Test
    void a_clock_that_is_off_is_69_and_by_how_much_is_told() {
        session.failure = Optional.of(new ClockOff(Duration.ofMillis(90_040)));
        assertEquals(
                new Session.Outcome(
                        69,
                        "",
                        "vestibule: The clock of this machine is 90.0 s ahead of the database's, so nothing was changed."
                                + " Set both by NTP, then try again. [clock-off]\n"),
                session.run("account", "list"));
        session.failure = Optional.of(new ClockOff(Duration.ofMillis(-3_210)));
        String json = session.run("serve", "--output=json").err();
        assertTrue(
                json.startsWith("{\"code\":\"clock-off\",\"message\":\"The clock of this machine is 3.2 s behind the"),
                json);
    }

    @Test
    void what_stands_in_the_way_is_69_in_one_sentence() {
        session.failure = Optional.of(new Obstacle(
                "database-unreachable", Optional.of("connection-refused"), List.of("localhost:5432"), List.of()));
        assertEquals(
                new Session.Outcome(
                        69,
                        "",
                        "vestibule: The database at localhost:5432 does not answer: connection refused."
                                + " Start it or check vestibule.database.url. [database-unreachable]\n"),
                session.run("account", "list"));
        assertEquals(
                "{\"code\":\"database-unreachable\",\"message\":\"The database at localhost:5432 does not answer:"
                        + " connection refused. Start it or check vestibule.database.url.\"}\n",
                session.run("account", "list", "--output=json").err());

        session.failure = Optional.of(new Obstacle(
                "database-not-started", Optional.empty(), List.of("It doesn't {start}."), List.of("a", "b")));
        assertEquals(
                new Session.Outcome(69, "", "vestibule: It doesn't {start}. [database-not-started]\n  a\n  b\n"),
                session.run("serve"));
        session.failure = Optional.of(
                new Obstacle("port-in-use", Optional.empty(), List.of("8080", "localhost", "--port"), List.of()));
        assertEquals(
                new Session.Outcome(
                        69,
                        "",
                        "vestibule: Port 8080 is in use by another program. Choose one with --port. [port-in-use]\n"),
                session.run("serve"));
    }

    @Test
    void anything_else_that_breaks_is_70_in_one_line_that_says_where_to_look() {
        session.failure = Optional.of(new IllegalStateException("secret"));

        assertEquals(
                new Session.Outcome(
                        70,
                        "",
                        "vestibule: Something broke." + " The details are in /data/vestibule.log. [unexpected]\n"),
                session.run("account", "show", "a@b.example"));
    }

    @Test
    void wrong_settings_are_78_and_all_shown() {
        session.failure = Optional.of(new SettingsProblem(List.of("vestibule.port is no number.", "x is unknown.")));

        assertEquals(new Session.Outcome(78, "", """
                        vestibule: The settings need 2 corrections. Nothing was started. [settings-wrong]
                          vestibule.port is no number.
                          x is unknown.
                        """), session.run("serve"));
        assertEquals(
                "{\"code\":\"settings-wrong\",\"message\":\"The settings need 2 corrections. Nothing was started.\","
                        + "\"details\":[\"vestibule.port is no number.\",\"x is unknown.\"]}\n",
                session.run("serve", "--output=json").err());
    }

    @Test
    void the_version_can_be_asked_of_every_command() {
        assertEquals(new Session.Outcome(0, "vestibule 1.2.3\n", ""), session.run("--version"));
        assertEquals(new Session.Outcome(0, "vestibule 1.2.3\n", ""), session.run("account", "list", "--version"));
    }

    @Test
    void every_command_has_help_with_words_for_all_of_it_and_examples() {
        var all = commands(new CommandLineInterface(session, Terminal.ofThisProcess(false), "1.2.3").commands())
                .toList();
        assertEquals(54, all.size());
        for (CommandLine command : all) {
            String help = command.getUsageMessage();
            String name = command.getCommandSpec().qualifiedName();
            assertFalse(command.getCommandSpec().usageMessage().description().length == 0, name);
            assertTrue(help.contains("Examples:\n  vestibule "), help);
            assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
            for (ArgSpec argument : command.getCommandSpec().args()) {
                assertFalse(argument.description().length == 0, name + " " + argument);
            }
        }
    }

    @Test
    void help_says_what_holds_unless_something_is_given() {
        commands(new CommandLineInterface(session, Terminal.ofThisProcess(false), "1.2.3").commands())
                .flatMap(command -> command.getCommandSpec().options().stream())
                .filter(option -> option.arity().max() > 0 && !option.required())
                .filter(option -> !Set.of("--ends", "--reason", "--after").contains(option.longestName()))
                .forEach(option -> {
                    String words = String.join(" ", option.description()).toLowerCase(Locale.ROOT);
                    assertTrue(
                            Stream.of("unless", "none is given", "besides").anyMatch(words::contains),
                            option.longestName() + ": " + words);
                });
        String help = session.run("--help").out();
        for (int code : new int[] {0, 1, 2, 69, 70, 78}) {
            assertTrue(help.contains("\n  " + (code < 10 ? " " : "") + code + "   "), help);
        }
    }

    @Test
    void a_shell_completes_commands_options_and_words() {
        for (String shell : List.of("bash", "zsh")) {
            String script = session.run("completion", shell).out();
            for (String word : List.of("set-technician", "--from", "on-demand-assist", "everyone")) {
                assertTrue(script.contains(word), word);
            }
            assertFalse(script.contains("EVERYONE"), "words as they are typed");
            assertEquals(shell.equals("zsh"), script.startsWith("#compdef vestibule\n"));
        }
        assertEquals(2, session.run("completion", "fish").exitCode());
    }

    @Test
    void help_is_a_command_too() {
        assertEquals(session.run("--help"), session.run("help"));
        assertEquals(session.run("policy", "set", "--help"), session.run("help", "policy", "set"));
        Session.Outcome unknown = session.run("help", "policy", "sett");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().endsWith("Help: vestibule policy --help\n"), unknown.err());
    }

    @Test
    void help_can_be_asked_of_every_command() {
        assertEquals(0, session.run("--help").exitCode());
        Session.Outcome outcome = session.run("account", "create", "--help");
        assertEquals(0, outcome.exitCode());
        assertTrue(outcome.out().startsWith("Usage: vestibule account create"), outcome.out());
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(CommandLineInterfaceTest::commands));
    }
}
