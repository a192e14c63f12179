package org.vestibule.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The paths of the portal are spelled out in one book; but those that mails lead to stand where mails are made, and those
 * that only apps come to in the list of their doors.
 */
class SpelledPathsTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..");

    /** Whatever sends people somewhere. */
    private static final List<String> MODULES =
            List.of("application", "adapters-web", "adapters-apps", "adapters-mail");

    private static final Set<String> BOOK = Set.of("Paths.java", "AppDoors.java", "Landing.java");

    /** Texts of a program, among comments and characters. */
    private static final Pattern TEXT = Pattern.compile(
            "\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\n])*)\"|'(?:\\\\.|[^'\\\\\n])+'|/\\*.*?\\*/|//[^\n]*",
            Pattern.DOTALL);

    /** A text that is a path, but for those of the module's own files; or one that an attribute has. */
    private static final Pattern IN_TEXT =
            Pattern.compile("^/(?!org/vestibule/)(?:[\\w{]\\S*)?$|(?:href|action)=\\\\?\"/\\S*");

    /** In words, scripts and styles nothing else begins with a slash; those of templates are held against the route table. */
    private static final Pattern IN_WORDS = Pattern.compile("(?<![\\w<:/*])/[\\w{]\\S*");

    static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> all = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
                all.filter(file -> file.toString().matches(".*\\.(java|properties|js|css)"))
                        .forEach(files::add);
            }
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_path_is_spelled_out_in_the_book_alone(Path file) throws IOException {
        boolean book = BOOK.contains(file.getFileName().toString());
        List<String> spelled = spelled(file.toString(), Files.readString(file));
        assertEquals(book, !spelled.isEmpty(), spelled.toString());
    }

    @Test
    void the_book_and_all_kinds_of_files_are_read() throws IOException {
        List<String> names =
                files().stream().map(file -> file.getFileName().toString()).toList();
        assertTrue(names.containsAll(BOOK));
        assertTrue(names.containsAll(List.of("site.js", "site.css", "messages.properties", "mail.properties")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new GoTo(\"/security\")",
                "Link HOME = new Link(\"/\", text);",
                "String path = TEAM + \"/people/{account}\";",
                "String address = \"/sign-in?then=\" + wanted;",
                "String all = \"/*\"; /* and */ String one = \"/sign-out\";",
                "char quote = '\"'; String one = \"/sign-out\";",
                "String html = \"\"\"\n<a href=\"/security\">\n\"\"\";",
                "String html = \"<form action=\\\"/security\\\">\";"
            })
    void a_path_in_a_program_is_noticed(String program) {
        assertFalse(spelled("Planted.java", program).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** Such as \"/security\". */",
                "// leads to \"/security\"",
                "String type = \"text/html\", all = \"/*\", elsewhere = \"https://example.org/\";",
                "String file = \"/org/vestibule/adapters/web/\" + path;",
                "int half = all / 2; // of \"/\""
            })
    void what_is_no_path_is_left_alone(String program) {
        assertEquals(List.of(), spelled("Planted.java", program));
    }

    @ParameterizedTest
    @ValueSource(strings = {"home = See <a href=\"/security\">there</a>.", "home = Go to /security."})
    void a_path_among_words_is_noticed(String words) {
        assertFalse(spelled("planted.properties", words).isEmpty());
    }

    private static List<String> spelled(String name, String content) {
        return name.endsWith(".java")
                ? TEXT.matcher(content)
                        .results()
                        .map(text -> text.group(1) == null ? text.group(2) : text.group(1))
                        .filter(text -> text != null && IN_TEXT.matcher(text).find())
                        .toList()
                : IN_WORDS.matcher(content).results().map(MatchResult::group).toList();
    }
}
