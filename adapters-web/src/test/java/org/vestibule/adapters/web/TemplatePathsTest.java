package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.web.http.Route;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.path.Shape;

/** No template spells a path out: each has it from its page or, by name, from the one book. */
class TemplatePathsTest {

    private static final Path TEMPLATES =
            Path.of(System.getProperty("basedir", "."), "src/main/resources/org/vestibule/adapters/web");

    private static final Pattern TAG = Pattern.compile("<[a-z][^<>]*>");
    private static final Pattern LEADS =
            Pattern.compile("\\s(href|action|formaction|src)\\s*=\\s*(\"[^\"]*\"|[^\\s>]*)");
    private static final Pattern GETS = Pattern.compile("\\smethod=\"get\"");

    /** What the page has put there, perhaps with where to go on from there; or a place on the page itself. */
    private static final Pattern GIVEN = Pattern.compile("\"(\\{\\{[\\w.]+}}(\\?then=\\{\\{[\\w.]+}})?|#\\w+)\"");

    private static final Pattern NAME = Pattern.compile("\\{\\{(\\w*[pP]aths)\\.(\\w+)}}");

    private static final Map<String, Set<Class<? extends Shape>>> KINDS = Map.of(
            "paths", Set.of(Shape.Fixed.class, Shape.Sent.class),
            "teamPaths", Set.of(Shape.OfTeam.class),
            "memberPaths", Set.of(Shape.OfMember.class));

    private static final Map<String, Route<?>> ROWS =
            PathsTest.routes().stream().collect(Collectors.toMap(Route::path, row -> row));

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".mustache")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_leads_to_what_is_in_the_book(Path template) throws IOException {
        assertEquals(List.of(), faults(Files.readString(template)));
    }

    @Test
    void there_are_templates_and_names() throws IOException {
        int names = 0;
        for (Path template : templates()) {
            names += (int) NAME.matcher(Files.readString(template)).results().count();
        }
        assertTrue(names > 50, "names: " + names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"/security\">",
                "<a class=\"button\" href=\"security\">",
                "<a href=\"https://portal.example/security\">",
                "<a href='/security'>",
                "<a href=/security>",
                "<form method=\"post\" action=\"{{teamPaths.TEAM}}/leave\">",
                "<button formaction=\"/sign-out\">",
                "<a href=\"{{paths.NOWHERE}}\">",
                "<a href=\"{{paths.TEAM}}\">",
                "<a href=\"{{teamPaths.SECURITY}}\">",
                "<a href=\"{{memberPaths.PEOPLE}}\">",
                "<a href=\"{{otherPaths.PEOPLE}}\">",
                "<a href=\"{{paths.SIGN_OUT}}\">",
                "<form method=\"get\" action=\"{{paths.SIGN_OUT}}\">",
                "<form method=\"post\" action=\"{{paths.SECURITY}}\">",
                "<form method=\"post\" action=\"{{teamPaths.PREVIEW}}\" novalidate>",
                "<button class=\"quiet\" formaction=\"{{paths.HOME}}\">"
            })
    void what_leads_nowhere_is_noticed(String tag) {
        assertFalse(faults(tag).isEmpty());
    }

    private static List<String> faults(String template) {
        return TAG.matcher(template)
                .results()
                .flatMap(tag -> LEADS.matcher(tag.group())
                        .results()
                        .filter(led -> !leads(
                                led.group(2),
                                led.group(1).contains("action")
                                        && !GETS.matcher(tag.group()).find()))
                        .map(led -> tag.group()))
                .toList();
    }

    /** Whether there is something at the end of it that can be opened, or takes forms. */
    private static boolean leads(String value, boolean form) {
        Matcher name = NAME.matcher(value);
        if (!GIVEN.matcher(value).matches() || !name.find()) {
            return GIVEN.matcher(value).matches();
        }
        Shape shape = Paths.all().get(name.group(2));
        if (shape == null || !KINDS.getOrDefault(name.group(1), Set.of()).contains(shape.getClass())) {
            return false;
        }
        Route<?> row = Objects.requireNonNull(ROWS.get(shape.pattern()));
        return (form ? row.post() : row.get()).isPresent();
    }
}
