package org.vestibule.adapters.persistence.sharding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PostgreSQL that is spread over many servers (Citus) asks of a statement, judged by its text: each part of it that
 * reads or writes rows is about one owner, and names them.
 */
final class Rules {

    private static final Pattern LITERAL = Pattern.compile("'[^']*'");
    private static final Pattern QUERY = Pattern.compile("\\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\\b");
    private static final Pattern PART =
            Pattern.compile("\\b([a-z]\\w*)\\s*(?:\\([^()]*\\)\\s*)?AS (?:MATERIALIZED )?§");
    private static final Pattern SOURCE = Pattern.compile(
            "\\b(?:FROM|JOIN|USING|UPDATE|INTO|,)\\s+([a-z_]+)(?:\\s+(?:AS\\s+)?([a-z]\\w*))?(?=[\\s,);]|$)");
    private static final Pattern INSERT = Pattern.compile(
            "INSERT INTO (\\w+)(?: AS (\\w+))?\\s*\\(\\s*(\\w+)[^()]*\\)\\s*(?:VALUES\\s*\\(|SELECT\\s)\\s*([^,\\s)]+)");
    private static final Pattern LOCK = Pattern.compile("\\bFOR (?:NO KEY )?(?:KEY )?(?:UPDATE|SHARE)\\b");
    private static final Pattern CLOCK =
            Pattern.compile("(?i)\\b(?:interval|make_interval|now\\(\\)|current_timestamp)\\b");
    private static final Pattern WRITE = Pattern.compile("\\b(?:INSERT INTO|UPDATE [a-z]|DELETE FROM)");
    private static final Pattern VALUES_ASKED = Pattern.compile("VALUES\\s*\\([^;]*§");
    private static final Pattern ROW_ASKED = Pattern.compile("SET\\s*\\([^)]*\\)\\s*=\\s*§");

    private final Sharding sharding;

    Rules(Sharding sharding) {
        this.sharding = sharding;
    }

    /**
     * What a statement is.
     *
     * @param owners whose rows it is about: {@code account}, {@code team} and so on
     * @param everywhere whether a part of it names no owner, so that all servers are asked
     * @param faults why it would be refused
     */
    record Verdict(Set<String> owners, boolean everywhere, List<String> faults) {}

    Verdict judge(String statement) {
        List<String> parts = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        parts.add(split(LITERAL.matcher(statement).replaceAll("''"), parts, names));
        Set<String> owners = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        boolean everywhere = false;
        for (String all : parts) {
            for (String part : all.split("\\bUNION ALL\\b")) {
                Map<String, String> sources = sources(part, names);
                Set<String> of = new TreeSet<>();
                sources.values().forEach(table -> of.add(sharding.group(table)));
                owners.addAll(of);
                if (of.size() > 1) {
                    faults.add("joins what " + String.join(" and ", of) + " own");
                }
                boolean named = isNamed(part, sources, "=\\s*(?:ANY\\s*\\()?:");
                everywhere |= !named;
                if (LOCK.matcher(part).find() && !isNamed(part, sources, "=\\s*:")) {
                    faults.add("locks what lies at many places");
                }
                if (WRITE.matcher(part).find() && CLOCK.matcher(part).find()) {
                    faults.add("reckons with times in a write");
                }
                if (VALUES_ASKED.matcher(part).find() || ROW_ASKED.matcher(part).find()) {
                    faults.add("asks in the values of a write");
                }
            }
        }
        return new Verdict(owners, everywhere, faults);
    }

    /** Puts § in the place of each query within, and that among the parts. */
    private static String split(String text, List<String> parts, Set<String> names) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '('
                    && QUERY.matcher(text).region(i + 1, text.length()).lookingAt()) {
                int end = end(text, i);
                rest.append(text, from, i).append('§');
                parts.add(split(text.substring(i + 1, end), parts, names));
                from = end + 1;
                i = end;
            }
        }
        String whole = rest.append(text, from, text.length()).toString();
        PART.matcher(whole).results().map(found -> found.group(1)).forEach(names::add);
        return whole;
    }

    private static int end(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            if (text.charAt(i) == '(') {
                depth++;
            } else if (text.charAt(i) == ')' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("Unbalanced: " + text);
    }

    /** The tables that lie with their owners, by what a part calls them. */
    private Map<String, String> sources(String part, Set<String> names) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (MatchResult found : SOURCE.matcher(part).results().toList()) {
            String table = found.group(1);
            if (sharding.isOwned(table) && !names.contains(table)) {
                sources.put(found.group(2) == null ? table : found.group(2), table);
            }
        }
        return sources;
    }

    /**
     * Whether each of them says whose, or is led to from one that does by that; what is added takes it from there.
     *
     * @param by how an owner is compared
     */
    private boolean isNamed(String part, Map<String, String> sources, String by) {
        Map<String, String> asked = new LinkedHashMap<>(sources);
        Matcher insert = INSERT.matcher(part);
        boolean adds = insert.find() && sharding.isOwned(insert.group(1));
        if (adds) {
            asked.remove(insert.group(2) == null ? insert.group(1) : insert.group(2));
        }
        Set<String> told = told(part, asked, by);
        return told.size() == asked.size() && (!adds || isGiven(insert, asked));
    }

    /** Whether what is added says with whom it lies: by a parameter, or by the column of one that is told. */
    private boolean isGiven(Matcher insert, Map<String, String> asked) {
        String column = sharding.column(insert.group(1));
        String first = insert.group(4).strip();
        return insert.group(3).strip().equals(column)
                && (first.matches("(?:CAST\\()?:.*")
                        || asked.entrySet().stream()
                                .anyMatch(one -> first.matches(
                                        "(?:" + one.getKey() + "\\.)?" + sharding.column(one.getValue()))));
    }

    private Set<String> told(String part, Map<String, String> sources, String by) {
        Set<String> told = new TreeSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, String> one : sources.entrySet()) {
                if (!told.contains(one.getKey()) && isTold(part, one, sources, told, by)) {
                    more = told.add(one.getKey());
                }
            }
        }
        return told;
    }

    private boolean isTold(
            String part, Map.Entry<String, String> one, Map<String, String> sources, Set<String> told, String by) {
        String column = sharding.column(one.getValue());
        String prefix = sources.size() == 1 ? "(?:" + one.getKey() + "\\.)?" : one.getKey() + "\\.";
        if (Pattern.compile("(?<![\\w.])" + prefix + column + "\\s*" + by)
                .matcher(part)
                .find()) {
            return true;
        }
        return told.stream().anyMatch(other -> {
            String theirs = other + "\\." + sharding.column(sources.getOrDefault(other, ""));
            Matcher leads = Pattern.compile(
                            "%1$s = %2$s\\b|%2$s = %1$s\\b".formatted(one.getKey() + "\\." + column, theirs))
                    .matcher(part);
            return leads.find();
        });
    }
}
