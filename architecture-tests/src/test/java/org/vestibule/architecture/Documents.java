package org.vestibule.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the documents define by number, letter or heading, and what of a text refers to nothing of that. */
record Documents(Path root) {

    private static final String NUMBERS = "(?:[SLF]-\\d+|I[1-9])";

    private static final Pattern NUMBER = Pattern.compile("\\b" + NUMBERS + "\\b");
    private static final Pattern DEFINED = Pattern.compile("(?m)^- \\*\\*(" + NUMBERS + ")\\*\\* ");

    /** Letters of the product's parts, perhaps after the end of a line of a comment. */
    private static final Pattern PARTS = Pattern.compile("\\bPRODUCT\\b[\\s*#-]+([A-Z](?:,[\\s*#-]*[A-Z])*)\\b(?!-)");

    private static final Pattern PART = Pattern.compile("(?m)^## ([A-Z])\\. ");

    /** Chapter and verse of a document by a name of its own; those of an RFC have its number before them. */
    private static final Pattern CHAPTER = Pattern.compile("\\b[A-Z]{4,}\\d?(?:\\.md)?[\\s*#-]*§");

    private static final Pattern PATH = Pattern.compile("\\bdocs/[\\w/.-]+\\.md(?:#[\\w-]+)?");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");

    /** What all numbers are defined as, more than once where one is. */
    List<String> numbers() {
        return matches(DEFINED, text(root.resolve("docs/security.md")));
    }

    /** The letters of the product's parts. */
    List<String> parts() {
        return matches(PART, text(root.resolve("docs/product.md")));
    }

    /** All that a text refers to in a way that is known here. */
    static List<String> references(String text) {
        return Stream.of(NUMBER, PARTS, CHAPTER, PATH)
                .flatMap(kind -> kind.matcher(text).results().map(MatchResult::group))
                .toList();
    }

    /** What a file's text refers to and is not there. */
    List<String> dangling(Path file, String text) {
        List<String> dangling = new ArrayList<>(matches(CHAPTER, text));
        Set<String> numbers = new HashSet<>(numbers());
        matches(NUMBER, text).stream()
                .filter(number -> !numbers.contains(number))
                .forEach(dangling::add);
        for (String letters : matches(PARTS, text)) {
            Stream.of(letters.split("[^A-Z]+"))
                    .filter(letter -> !parts().contains(letter))
                    .forEach(letter -> dangling.add("PRODUCT " + letter));
        }
        matches(PATH, text).stream().filter(path -> !leads(root, path)).forEach(dangling::add);
        if (file.toString().endsWith(".md")) {
            links(text).filter(link -> !leadsFrom(file, link)).forEach(dangling::add);
        }
        return dangling.stream().distinct().toList();
    }

    private static Stream<String> links(String markdown) {
        return matches(LINK, CODE.matcher(markdown).replaceAll("")).stream()
                .filter(link -> !ELSEWHERE.matcher(link).matches());
    }

    private boolean leadsFrom(Path file, String link) {
        return link.startsWith("#")
                ? leads(file.getParent(), file.getFileName() + link)
                : leads(file.getParent(), link);
    }

    private boolean leads(Path folder, String link) {
        String[] parts = link.split("#", 2);
        Path target = folder.resolve(parts[0]).normalize();
        if (!target.startsWith(root.normalize()) || !Files.exists(target)) {
            return false;
        }
        return parts.length == 1 || anchors(text(target)).contains(parts[1]);
    }

    /** As GitHub makes them of headings, of which no two are alike here. */
    private static List<String> anchors(String markdown) {
        return matches(HEADING, markdown).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(match.groupCount()))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
