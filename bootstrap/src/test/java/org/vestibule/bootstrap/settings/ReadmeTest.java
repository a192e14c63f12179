package org.vestibule.bootstrap.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.mail.SmtpProblem;

/** The README tells of each setting and what holds unless it is set, and of none that there is not. */
class ReadmeTest {

    private static final String HEAD = "| setting | meaning | unless set |\n|---|---|---|\n";
    private static final Pattern ROW = Pattern.compile("\\| `([^`|]+)` \\| [^|]+ \\| ([^|]+) \\|");

    /** Those of a group end with a star; and names of modules are none. */
    private static final Pattern NAMED = Pattern.compile("(?<![\\w.])vestibule(\\.[a-z0-9]+(-[a-z0-9]+)*)+(\\.\\*)?");

    private final String readme;

    ReadmeTest() throws IOException {
        readme = Files.readString(Path.of(System.getProperty("basedir", "."), "..", "README.md"));
    }

    @Test
    void its_table_has_a_row_for_each_setting() {
        assertEquals(Settings.defaults(), table());
    }

    @Test
    void whatever_it_names_is_a_setting() {
        Set<String> settings = Settings.defaults().keySet();
        Set<String> named =
                NAMED.matcher(readme).results().map(MatchResult::group).collect(Collectors.toSet());
        assertTrue(named.containsAll(settings), named::toString);
        for (String name : named) {
            String group = name.substring(0, name.length() - 1);
            assertTrue(
                    name.endsWith("*")
                            ? settings.stream().anyMatch(each -> each.startsWith(group))
                            : settings.contains(name),
                    name);
        }
    }

    @Test
    void it_says_what_helps_against_each_trouble_with_a_mail_server() {
        List<String> untold = Stream.of(SmtpProblem.Why.values())
                .map(SmtpProblem.Why::code)
                .filter(code -> !readme.contains("`" + code + "`"))
                .toList();
        assertEquals(List.of(), untold);
    }

    private Map<String, String> table() {
        List<String> parts = List.of(readme.split(Pattern.quote(HEAD), -1));
        assertEquals(2, parts.size(), "tables of settings, and what stands before");
        Map<String, String> rows = new TreeMap<>();
        parts.get(1).lines().takeWhile(line -> !line.isEmpty()).forEach(line -> {
            Matcher row = ROW.matcher(line);
            assertTrue(row.matches(), line);
            assertNull(rows.put(row.group(1), row.group(2).replace("`", "")), line);
        });
        return rows;
    }
}
