package org.vestibule.adapters.cli;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/** Every command, with every kind of wrong argument: never a stack, and never a name that only programmers know. */
class WrongArgumentsTest {

    private static final Pattern PROGRAMMERS_WORDS = Pattern.compile(
            "Exception|\\bat [a-z]+\\.|\\b(java|org|picocli)\\.|\\b[A-Z][a-z]+[A-Z]\\w*|\\b(int|boolean|enum|null|UUID|enumeration)\\b"
                    + "|\\b[A-Z]{3,}, [A-Z]{3,}\\b|case-insensitive|convert");

    /** What there is of each argument that is right. */
    private static final Map<String, String> RIGHT = Map.ofEntries(
            Map.entry("TEAM", "Acme"),
            Map.entry("EMAIL", "bob@example.com"),
            Map.entry("NAME", "New"),
            Map.entry("ROLE", "admin"),
            Map.entry("RULE", "everyone"),
            Map.entry("PLAN", "enterprise"),
            Map.entry("ADD-ON", "on-demand-assist"),
            Map.entry("DATE", "2030-02-01"),
            Map.entry("ZONE", "UTC"),
            Map.entry("TEXT", "bob"),
            Map.entry("yes|no", "yes"),
            Map.entry("text|json", "text"),
            Map.entry("bash|zsh", "bash"),
            Map.entry("N", "1"),
            Map.entry("ADDRESS", "bob@example.com"),
            Map.entry("CLIENT", "Wiki"),
            Map.entry("URI", "https://shop.example/back"),
            Map.entry("MAIL", "0190aaaa-0000-7000-8000-000000000000"),
            Map.entry("ID", "0190aaaa-0000-7000-8000-000000000000"),
            Map.entry("FILE", "/nowhere"),
            Map.entry("DIR", "/nowhere"),
            Map.entry("COMMAND", "account"));

    private static final List<String> WRONG = List.of(
            "",
            " ",
            "-",
            "--",
            "-x",
            "--nonsense",
            "--nonsense=1",
            "nonsense",
            "0",
            "-1",
            "99999999999999999999",
            "1e3",
            "true",
            "null",
            "2030-13-45",
            "2030-02-30",
            "30.2.2030",
            "+99999-01-01",
            "tomorrow",
            "2029-12-31",
            "EVERYONE!",
            "every one",
            "\u0000",
            "\uFFFD",
            "\u202E",
            "J\u00fcrgen",
            "'; DROP TABLE account; --",
            "{0}",
            "%s%n",
            "@file",
            "a@b",
            "x".repeat(10_000));

    private final Session session = new Session();

    @BeforeEach
    void a_team() {
        session.portal.enrolled("ann@example.com");
        session.with("bob@example.com");
        session.run("team", "create", "Acme", "--owner", "ann@example.com", "--plan", "enterprise");
        session.run("team", "add-member", "Acme", "bob@example.com");
        session.run("client", "create", "Wiki", "--redirect-uri", "https://wiki.example/back", "--confidential");
    }

    @Test
    void each_is_answered_in_words() {
        List<String[]> all = leaves(new CommandLineInterface(session, Terminal.ofThisProcess(false), "1").commands())
                .flatMap(WrongArgumentsTest::wrong)
                .toList();
        assertTrue(all.size() > 2_000, () -> "" + all.size());
        all.parallelStream().forEach(this::assertAnswered);
    }

    private void assertAnswered(String... typed) {
        String said = String.join(" ", typed);
        Session.Outcome outcome = session.run(typed);
        assertTrue(Set.of(0, 1, 2).contains(outcome.exitCode()), () -> said + ": " + outcome);
        if (outcome.exitCode() == 0) {
            return;
        }
        assertEquals("", outcome.out(), said);
        assertTrue(outcome.err().startsWith("vestibule: "), () -> said + ": " + outcome.err());
        String words = outcome.err();
        for (String one : typed) {
            words = one.isBlank() ? words : words.replace(one, "");
        }
        String left = words;
        assertFalse(PROGRAMMERS_WORDS.matcher(left).find(), () -> said + ": " + left);
        assertTrue(
                left.lines().count() < 12 && left.lines().allMatch(line -> line.length() < 400),
                () -> said + ": " + left);
    }

    /** A command with each argument wrong in each way while all others are right, one too many, each missing. */
    private static Stream<String[]> wrong(CommandLine command) {
        List<ArgSpec> arguments = new ArrayList<>(command.getCommandSpec().positionalParameters());
        command.getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .filter(option -> option.scopeType() == ScopeType.LOCAL || isServe(command)) // those of all, once
                .forEach(arguments::add);
        Stream<String[]> wrong = arguments.stream()
                .flatMap(argument -> WRONG.stream().map(value -> typed(command, arguments, argument, value)));
        Stream<String[]> missing = arguments.stream().map(argument -> typed(command, arguments, argument, null));
        Stream<String[]> more = WRONG.stream().map(value -> append(typed(command, arguments, null, null), value));
        return Stream.of(wrong, missing, more).flatMap(all -> all);
    }

    private static String[] typed(
            CommandLine command, List<ArgSpec> arguments, @Nullable ArgSpec changed, @Nullable String value) {
        List<String> typed = new ArrayList<>(
                List.of(command.getCommandSpec().qualifiedName().split(" ")).subList(1, depth(command)));
        for (ArgSpec argument : arguments) {
            if (argument == changed) {
                if (value != null) {
                    add(typed, argument, value);
                }
            } else if (argument instanceof PositionalParamSpec || argument.required()) {
                add(typed, argument, requireNonNull(RIGHT.get(argument.paramLabel())));
            }
        }
        return typed.toArray(String[]::new);
    }

    private static void add(List<String> typed, ArgSpec argument, String value) {
        if (argument instanceof OptionSpec option && option.arity().max() == 0) {
            typed.add(option.longestName() + "=" + value);
            return;
        }
        if (argument instanceof OptionSpec option) {
            typed.add(option.longestName());
        }
        typed.add(value);
    }

    private static String[] append(String[] typed, String more) {
        return Stream.concat(Stream.of(typed), Stream.of(more)).toArray(String[]::new);
    }

    private static boolean isServe(CommandLine command) {
        return command.getCommandName().equals("serve");
    }

    private static int depth(CommandLine command) {
        return command.getCommandSpec().qualifiedName().split(" ").length;
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(WrongArgumentsTest::leaves);
    }
}
