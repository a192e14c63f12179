package org.vestibule.adapters.persistence.sharding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where each table lies on a sharded PostgreSQL, as the script says that comes with the portal. */
final class Sharding {

    private static final Pattern COPIED =
            Pattern.compile("create_reference_table\\(t\\)\\s+FROM unnest\\(ARRAY\\[([^\\]]*)]");
    private static final Pattern OWN =
            Pattern.compile("create_distributed_table\\('(\\w+)', '(\\w+)', colocate_with => '(\\w+)'\\)");
    private static final Pattern OWNED = Pattern.compile(
            "create_distributed_table\\(t, '(\\w+)', colocate_with => '(\\w+)'\\)\\s+FROM unnest\\(ARRAY\\[([^\\]]*)]");
    private static final Pattern NAME = Pattern.compile("'(\\w+)'");

    private final Set<String> copied = new TreeSet<>();
    private final Map<String, String> columns = new TreeMap<>();
    private final Map<String, String> groups = new TreeMap<>();

    static Sharding read() throws IOException {
        Sharding read = new Sharding();
        String script = Files.readString(Path.of(System.getProperty("basedir", "."), "src/main/citus/setup.sql"));
        Matcher copied = COPIED.matcher(script);
        while (copied.find()) {
            NAME.matcher(copied.group(1)).results().map(name -> name.group(1)).forEach(read.copied::add);
        }
        for (MatchResult own : OWN.matcher(script).results().toList()) {
            read.add(own.group(1), own.group(2), own.group(3).equals("none") ? own.group(1) : own.group(3));
        }
        for (MatchResult owned : OWNED.matcher(script).results().toList()) {
            NAME.matcher(owned.group(3))
                    .results()
                    .forEach(name -> read.add(name.group(1), owned.group(1), owned.group(2)));
        }
        return read;
    }

    private void add(String table, String column, String group) {
        columns.put(table, column);
        groups.put(table, group);
    }

    /** All that the script places. */
    Set<String> tables() {
        Set<String> all = new TreeSet<>(copied);
        all.addAll(columns.keySet());
        return all;
    }

    /** Whether its rows lie with their owners, and not on every server. */
    boolean isOwned(String table) {
        return columns.containsKey(table);
    }

    /** The column that says with whom; nothing for another. */
    String column(String table) {
        return columns.getOrDefault(table, "");
    }

    /** With what else they lie. */
    String group(String table) {
        return groups.getOrDefault(table, "");
    }
}
