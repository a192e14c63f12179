package org.vestibule.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever code, statements, pages and texts refer to can be looked up in the documents. */
class ReferencesTest {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();

    private static final Pattern WRITTEN =
            Pattern.compile(".*\\.(css|java|js|md|mustache|properties|sql|xml)|\\.ci/run|.*/bin/vestibule");

    /** What is made or kept by tools; and this file, which plants what leads nowhere. */
    private static final Pattern LEFT_OUT =
            Pattern.compile("(.*/)?(target|node_modules|\\.git|\\.idea)/.*|\\.mvn/.*|.*/ReferencesTest\\.java");

    private final Documents documents = new Documents(ROOT);

    @Test
    void a_reference_leads_somewhere() throws IOException {
        Map<Path, List<String>> dangling = new TreeMap<>();
        for (Path file : files()) {
            List<String> found = documents.dangling(file, Files.readString(file));
            if (!found.isEmpty()) {
                dangling.put(ROOT.relativize(file), found);
            }
        }
        assertEquals(Map.of(), dangling);
    }

    @Test
    void files_of_each_kind_are_read_and_there_are_references() throws IOException {
        Set<String> kinds = new TreeSet<>();
        int references = 0;
        for (Path file : files()) {
            String name = file.getFileName().toString();
            kinds.add(name.substring(name.lastIndexOf('.') + 1));
            references += Documents.references(Files.readString(file)).size();
        }
        assertEquals(
                Set.of("css", "java", "js", "md", "mustache", "properties", "run", "sql", "vestibule", "xml"), kinds);
        assertTrue(references > 300, "references: " + references);
    }

    @Test
    void a_number_or_a_letter_is_given_once() {
        for (List<String> given : List.of(documents.numbers(), documents.parts())) {
            assertEquals(given.size(), new HashSet<>(given).size(), given.toString());
        }
        assertTrue(documents.numbers().size() > 100);
        assertTrue(documents.parts().containsAll(List.of("A", "B", "C", "D", "E", "F", "G", "I")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /** What every adapter keeps (S-999). */     | S-999
        -- Two races for one code (L-99, S-025).     | L-99
        # F-99 cannot be caused here                 | F-99
        {{! S-25, not S-025 }}                       | S-25
        /** A team (PRODUCT D, Q). */                | PRODUCT Q
        /* PRODUCT J: the look of it */              | PRODUCT J
        /** As DESIGN §3 asks. */                    | DESIGN §
        See docs/nothing.md for why.                 | docs/nothing.md
        See docs/decisions.md#nowhere for why.       | docs/decisions.md#nowhere
        """)
    void what_leads_nowhere_is_noticed(String text, String dangling) {
        assertEquals(List.of(dangling), documents.dangling(ROOT.resolve("domain/Planted.java"), text));
    }

    @Test
    void a_letter_is_noticed_on_the_next_line() {
        String comment = "/**\n * A team (PRODUCT\n * Q).\n */";
        assertEquals(List.of("PRODUCT Q"), documents.dangling(ROOT.resolve("domain/Planted.java"), comment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing.md",
                "../nothing.md",
                "decisions.md#nowhere",
                "#nowhere",
                "../../outside.md",
                "/etc/hostname",
                "Decisions.md"
            })
    void a_link_that_leads_nowhere_is_noticed(String link) {
        String text = "Why: see [there](" + link + "), but not `[here](nowhere.md)`.";
        assertEquals(List.of(link), documents.dangling(ROOT.resolve("docs/decisions.md"), text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** Once (S-025, L-14; PRODUCT A, B). Fault invariant I5, PRODUCT E, S-046. RFC 6238 §5.2. */",
                "private static final String PRODUCT = \"vestibule\"; // UTF-8, SHA-1, AES-256, NIST SP 800-63B-4 §5",
                "[why](decisions.md#one-trip-writes), [what](../README.md), [there](https://example.org/nothing.md)"
            })
    void what_leads_somewhere_is_left_alone(String text) {
        assertEquals(List.of(), documents.dangling(ROOT.resolve("docs/decisions.md"), text));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> isWritten(ROOT.relativize(file).toString()))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static boolean isWritten(String path) {
        return WRITTEN.matcher(path).matches() && !LEFT_OUT.matcher(path).matches();
    }
}
