package org.vestibule.adapters.cli;

import static java.util.stream.Collectors.joining;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.token.TimeOrderedId;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/** Reads words, days and numbers as they are typed, and says in words what is wanted where one will not do. */
record TypedValues(Messages messages) {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final int MOST_SHOWN = 60;

    /** Has all commands below read their arguments so. */
    void register(CommandLine commands) {
        words(commands, GlobalOptions.Output.class);
        words(commands, SetTechnicianCommand.Answer.class);
        words(commands, CompletionCommand.Shell.class);
        words(commands, Plan.class);
        words(commands, AddOn.class);
        words(commands, Mandate.class);
        words(commands, Role.class);
        commands.registerConverter(LocalDate.class, this::day);
        commands.registerConverter(UUID.class, this::id);
        commands.registerConverter(Integer.class, this::number);
        commands.registerConverter(boolean.class, this::nothing);
        commands.registerConverter(Path.class, this::path);
        complete(commands.getCommandSpec());
    }

    /** Has shells complete words as they are typed: picocli would have them complete the constants of the program. */
    private void complete(CommandSpec command) {
        for (ArgSpec argument : List.copyOf(command.args())) {
            Class<?> type = argument.auxiliaryTypes()[0];
            if (type.isEnum() && type != GlobalOptions.Output.class) {
                List<String> words = Stream.of((Enum<?>[]) type.getEnumConstants())
                        .map(Words::of)
                        .toList();
                command.remove(argument);
                command.add(
                        argument instanceof OptionSpec option
                                ? option.toBuilder().completionCandidates(words).build()
                                : ((PositionalParamSpec) argument)
                                        .toBuilder().completionCandidates(words).build());
            }
        }
        command.subcommands().values().forEach(below -> complete(below.getCommandSpec()));
    }

    private <E extends Enum<E>> void words(CommandLine commands, Class<E> type) {
        commands.registerConverter(
                type,
                typed -> Stream.of(type.getEnumConstants())
                        .filter(one -> Words.of(one).equals(typed.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new TypeConversionException(messages.get(
                                "usage-error.word",
                                shown(typed),
                                Stream.of(type.getEnumConstants())
                                        .map(Words::of)
                                        .collect(joining(", "))))));
    }

    private LocalDate day(String typed) {
        try {
            if (DAY.matcher(typed).matches()) {
                return LocalDate.parse(typed);
            }
        } catch (DateTimeParseException noSuchDay) {
            // there is no 30 February
        }
        throw new TypeConversionException(messages.get("usage-error.day", shown(typed)));
    }

    private UUID id(String typed) {
        return TimeOrderedId.parse(typed)
                .orElseThrow(() -> new TypeConversionException(messages.get("usage-error.id", shown(typed))));
    }

    private Path path(String typed) {
        try {
            return Path.of(typed);
        } catch (InvalidPathException none) {
            throw new TypeConversionException(messages.get("usage-error.path", shown(typed)));
        }
    }

    private Integer number(String typed) {
        try {
            return Integer.valueOf(typed);
        } catch (NumberFormatException none) {
            throw new TypeConversionException(messages.get("usage-error.number", shown(typed)));
        }
    }

    /** Not all of a text that nobody can have meant. */
    static String shown(String typed) {
        return typed.length() > MOST_SHOWN ? typed.substring(0, MOST_SHOWN) + "…" : typed;
    }

    private Boolean nothing(String typed) {
        if (typed.equals("true") || typed.equals("false")) {
            return Boolean.valueOf(typed);
        }
        throw new TypeConversionException(messages.get("usage-error.nothing", shown(typed)));
    }
}
