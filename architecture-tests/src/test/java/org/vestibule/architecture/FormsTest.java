package org.vestibule.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.testkit.AlsoLong;
import org.vestibule.testkit.OnlyLong;

/** The tests have a short form and a long one, and none of them falls between the two in silence. */
class FormsTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..");

    private static final Pattern TEST =
            Pattern.compile("(?m)^ *@(Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate)\\b");

    /** What Surefire looks for everywhere, what Failsafe looks for where it is set up, and what those inherit. */
    private static final Pattern FOUND =
            Pattern.compile(".*Test\\.java|bootstrap/.*IT\\.java|application/.*/testkit/\\w+Contract\\.java");

    private static final Pattern TAGGED = Pattern.compile("(?m)^ *@Tags?\\(");
    private static final Pattern SWITCHED_OFF = Pattern.compile("(?m)^ *@(Disabled|Enabled)\\w*");
    private static final Pattern IN_LONG_FORM = Pattern.compile("@(AlsoLong|OnlyLong)\\b");
    private static final Pattern AMOUNT = Pattern.compile("\\bAmount\\.of\\(");

    static List<Path> tests() throws IOException {
        List<Path> tests = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path sources : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> TEST.matcher(text(file)).find())
                            .forEach(tests::add);
                }
            }
        }
        return tests;
    }

    @ParameterizedTest
    @MethodSource("tests")
    void a_test_is_run(Path file) {
        assertEquals(List.of(), faults(ROOT.relativize(file).toString(), text(file)));
    }

    @Test
    void there_are_tests_for_the_long_form() throws IOException {
        for (String form : List.of("@AlsoLong", "@OnlyLong")) {
            assertTrue(tests().stream().anyMatch(file -> text(file).contains(form)), form);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        domain/TestOfCodes.java, @Test
        domain/CodesIT.java,     @Test
        domain/CodesTest.java,   @Tag("slow") @Test
        domain/CodesTest.java,   @Disabled @Test
        domain/CodesTest.java,   @EnabledIfSystemProperty(…) @Test
        bootstrap/CodesIT.java,  @Test Amount.of(1; 2)
        bootstrap/CodesIT.java,  @AlsoLong @Test
        """)
    void what_would_not_be_run_is_noticed(String path, String source) {
        assertFalse(faults(path, source).isEmpty());
    }

    @Test
    void the_poms_know_the_tags() {
        String pom = text(ROOT.resolve("pom.xml"));
        assertEquals(List.of("", OnlyLong.TAG + " | " + AlsoLong.TAG), values(pom, "tests.groups"));
        assertEquals(List.of(OnlyLong.TAG, ""), values(pom, "tests.excluded-groups"));
        assertEquals(List.of("false", "true"), values(pom, "tests.long"));
        for (String runner : List.of("pom.xml", "bootstrap/pom.xml")) {
            String configured = text(ROOT.resolve(runner));
            assertEquals(List.of("${tests.groups}"), values(configured, "groups"), runner);
            assertEquals(List.of("${tests.excluded-groups}"), values(configured, "excludedGroups"), runner);
            assertEquals(List.of("${tests.long}"), values(configured, "vestibule.long"), runner);
        }
    }

    @Test
    void both_forms_are_run() {
        List<String> runs = text(ROOT.resolve(".ci/run"))
                .lines()
                .filter(line -> line.startsWith("mvn "))
                .toList();
        assertEquals(List.of("mvn -B -ntp verify", "mvn -B -ntp verify -Plong"), runs);
    }

    private static List<String> faults(String path, String source) {
        boolean inLongForm = IN_LONG_FORM.matcher(source).find();
        boolean amount = AMOUNT.matcher(source).find();
        List<String> faults = new ArrayList<>();
        if (!FOUND.matcher(path).matches()) {
            faults.add("neither Surefire nor Failsafe looks for it: name it …Test, or …IT in bootstrap");
        }
        if (TAGGED.matcher(source).find()) {
            faults.add("no form knows its tag: there are @AlsoLong and @OnlyLong");
        }
        if (SWITCHED_OFF.matcher(source).find()) {
            faults.add("it is switched off");
        }
        if (amount && !inLongForm) {
            faults.add("its long amount is never used: let it be @AlsoLong");
        }
        if (source.contains("@AlsoLong") && !amount) {
            faults.add("it would do in the long form what it does in the short one: let it have an Amount");
        }
        return faults;
    }

    private static List<String> values(String pom, String element) {
        String name = Pattern.quote(element);
        return Pattern.compile("<" + name + "(?:/>|>([^<]*)</" + name + ">)")
                .matcher(pom)
                .results()
                .map(FormsTest::value)
                .toList();
    }

    private static String value(MatchResult element) {
        return element.group(1) == null ? "" : element.group(1);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
