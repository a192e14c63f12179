package org.vestibule.bootstrap.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What is set, as the concerns read it. Whatever one asks for is thereby a setting; so each asks for all of its own,
 * however the others are set. What cannot be used is told of by its name, all of it at once, and never repeated: any
 * may hold a secret, if only by a slip (L-50).
 */
final class Values {

    /** What the name of each setting begins with; those who ask leave it away. */
    static final String PREFIX = "vestibule.";

    private static final String FILE = "-file";
    private static final int LONGEST_FILE = 64 * 1024;

    private final Map<String, String> set;
    private final Map<String, String> defaults = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, UnaryOperator<String>> shown = new HashMap<>();

    /** @param set by full name */
    Values(Map<String, String> set) {
        this.set = Map.copyOf(set);
    }

    /**
     * Says how a value is shown to whoever asks for it; each other is as it was written.
     *
     * @param how without what is secret in it
     */
    void show(String key, UnaryOperator<String> how) {
        shown.put(PREFIX + key, how);
    }

    /** What is written, without what is secret in it; empty if nothing is. */
    Optional<String> shown(String name) {
        return Optional.ofNullable(set.get(name))
                .map(text -> shown.getOrDefault(name, UnaryOperator.identity()).apply(text));
    }

    /** A path from / on: it is the same from wherever the portal is started, and nothing that was pasted by a slip is one. */
    static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException notOne) {
            return Optional.empty();
        }
    }

    /** A whole number within limits. */
    int number(String key, int preset, int least, int most) {
        return findNumber(key, Integer.toString(preset), least, most).orElse(preset);
    }

    /** The same where no number holds unless one is set. */
    Optional<Integer> findNumber(String key, String unlessSet, int least, int most) {
        return find(
                key,
                unlessSet,
                "a whole number from " + least + " to " + most,
                text -> whole(text).filter(number -> number >= least && number <= most));
    }

    private static Optional<Integer> whole(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    /** One of a few words, which are those of the type in small letters and with hyphens. */
    <E extends Enum<E>> E choice(String key, E preset) {
        EnumSet<E> choices = EnumSet.allOf(preset.getDeclaringClass());
        return find(
                        key,
                        word(preset.name()),
                        choices.stream().map(each -> word(each.name())).collect(Collectors.joining(" or ")),
                        text -> choices.stream()
                                .filter(each -> word(each.name()).equals(word(text)))
                                .findFirst())
                .orElse(preset);
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Anything else; empty where it is not set, and where it cannot be used.
     *
     * @param unlessSet what holds then, in the words of the README
     * @param right what it must be, to go on after "must be"
     */
    <T> Optional<T> find(String key, String unlessSet, String right, Function<String, Optional<T>> parse) {
        defaults.put(PREFIX + key, unlessSet);
        Optional<String> text = Optional.ofNullable(set.get(PREFIX + key));
        Optional<T> value = text.flatMap(parse);
        if (text.isPresent() && value.isEmpty()) {
            refuse(key, right);
        }
        return value;
    }

    /** A secret: never shown, and it may stand in a file instead, at the same name with {@code -file}. */
    <T> Optional<T> secret(String key, String unlessSet, String right, Function<String, Optional<T>> parse) {
        return secret(key, unlessSet, right, parse, "none", file -> {
            Optional<T> value = content(file).flatMap(parse);
            if (value.isEmpty()) {
                refuse(key + FILE, "the path of a file that the portal can read; what is in it must be " + right);
            }
            return value;
        });
    }

    /**
     * The same of one whose file is read by whoever uses it.
     *
     * @param unlessFile what holds unless the file is set
     */
    <T> Optional<T> secret(
            String key,
            String unlessSet,
            String right,
            Function<String, Optional<T>> parse,
            String unlessFile,
            Function<Path, Optional<T>> read) {
        show(key, secret -> "(set)");
        Optional<T> given = find(key, unlessSet, right, parse);
        Optional<Path> file = find(
                key + FILE,
                unlessFile,
                "the path of a file, from / on, such as /etc/vestibule/" + key.replace('.', '-'),
                Values::path);
        if (isSet(key) && isSet(key + FILE)) {
            refuse(key, "left away where " + PREFIX + key + FILE + " is set");
        }
        return given.or(() -> file.flatMap(read));
    }

    /** As a person or a program writes it, with or without a line's end; empty if it cannot be read. */
    private static Optional<String> content(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(LONGEST_FILE), StandardCharsets.UTF_8).strip());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether anything is set, of use or not. */
    boolean isSet(String key) {
        return set.containsKey(PREFIX + key);
    }

    /** Whether a secret is, in whichever way. */
    boolean isSecretSet(String key) {
        return isSet(key) || isSet(key + FILE);
    }

    /** Tells of a value that cannot be used, as where it does not go with another. */
    void refuse(String key, String right) {
        problems.add(PREFIX + key + " must be " + right);
    }

    /** All that was asked for, by full name, and what holds unless it is set. */
    Map<String, String> defaults() {
        return new TreeMap<>(defaults);
    }

    /** A sentence for each value that cannot be used. */
    List<String> problems() {
        return List.copyOf(problems);
    }
}
