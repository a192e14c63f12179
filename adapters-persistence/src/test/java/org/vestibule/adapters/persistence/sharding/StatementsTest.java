package org.vestibule.adapters.persistence.sharding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.persistence.TestDatabase;

/** Every statement, as a sharded PostgreSQL would have it. */
class StatementsTest {

    private static final Path CLASSES = Path.of(System.getProperty("basedir", "."), "target/classes");
    private static final Pattern STATEMENT = Pattern.compile("^\\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\\b");

    static Map<String, String> statements() throws IOException, ReflectiveOperationException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (String name : files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .toList()) {
                for (Field field : Class.forName(name, false, StatementsTest.class.getClassLoader())
                        .getDeclaredFields()) {
                    boolean texts = field.getType() == String.class || field.getType() == List.class;
                    if (texts && Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        add(all, name.replaceAll(".*\\.", "") + "." + field.getName(), field.get(null));
                    }
                }
            }
        }
        return all;
    }

    private static void add(Map<String, String> all, String name, Object value) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                add(all, name + " " + (i + 1), list.get(i));
            }
        } else if (value instanceof String text && STATEMENT.matcher(text).find()) {
            all.put(name, text);
        }
    }

    /** Those that name no owner, and why they need not: of what anybody waits on, only somebody's teams and people of one. */
    private static final Map<String, String> EVERYWHERE = everywhere();

    private static Map<String, String> everywhere() {
        Map<String, String> why = new TreeMap<>();
        String sweep = "drops what has expired, hourly, a thousand at a time";
        for (String table : List.of(
                "AppCodes",
                "AppRequests",
                "Attempts",
                "Grants",
                "Invitations",
                "KnownBrowsers",
                "MailedLinks",
                "Refusals",
                "Sessions",
                "SignIns",
                "SignUps",
                "SpentTokens")) {
            why.put("Jdbi" + table + ".SWEEP", sweep);
        }
        why.put("JdbiInvitations.SWEEP_DAYS", sweep);
        why.put("JdbiComputers.SWEEP_ADDRESSES", sweep);
        String job = "finds what is due for a job, which then names its owner";
        for (String name : List.of(
                "JdbiLogouts.DUE",
                "JdbiMandateWatch.DUE",
                "JdbiOutbox.DUE",
                "JdbiSignIns.NEXT_UNFINISHED",
                "JdbiWrongSteps.NEXT")) {
            why.put(name, job);
        }
        why.put("JdbiLogouts.POSTPONE", "puts off all that a silent app is to be told");
        why.put("JdbiLogouts.GIVE_UP", "gives up what a silent app could not be told");
        String operator = "an operator's question";
        for (String name : List.of(
                "JdbiAccounts.AFTER",
                "JdbiTeams.AFTER",
                "JdbiTeams.NAMED",
                "JdbiPendingMails.AFTER",
                "JdbiPendingMails.FIND",
                "JdbiPendingMails.HASTEN_ALL")) {
            why.put(name, operator);
        }
        String figures = "figures, every 15 seconds";
        why.put("JdbiOutbox.WAITING", figures);
        why.put("JdbiMandateWatch.SUSPENDED", figures);
        why.put("JdbiHashCosts.COUNT", "counts what hashes cost, once a day");
        String keys = "an operator's renewal of keys";
        why.put("JdbiDataKeys.ALL", keys);
        why.put("KeyTable.REMOVE_UNUSED", keys);
        why.put("JdbiFence.END_INVITATIONS", "the fence, after a restore");
        why.put("JdbiAccounts.ADD", "adds to both in one statement, which is there to be all or nothing");
        why.put("JdbiMemberships.NOTE", "2-step verification is turned on or off, for all teams of an account");
        why.put("JdbiMemberships.OF_ACCOUNT", "all teams of an account");
        why.put("WakeTeam.OF", "2-step verification is turned off, for all teams of an account");
        String accounts = "finds members at one, and looks up the accounts of those alone";
        for (String name : List.of(
                "JdbiMandateWatch.UNREADY",
                "JdbiMemberships.OWNER",
                "MemberLists.BY_JOINING",
                "MemberLists.BY_NAME",
                "MemberLists.MISSING",
                "MemberLists.TALLY",
                "MemberPages.PAGE")) {
            why.put(name, accounts);
        }
        return why;
    }

    private static Map<String, Rules.Verdict> verdicts() throws Exception {
        Rules rules = new Rules(Sharding.read());
        Map<String, Rules.Verdict> all = new TreeMap<>();
        Map<String, String> statements = statements();
        statements.forEach((name, text) -> {
            boolean begins = statements.values().stream()
                    .anyMatch(other -> other.length() > text.length() && other.contains(text));
            Rules.Verdict verdict = rules.judge(text);
            if (!begins || (!verdict.everywhere() && verdict.faults().isEmpty())) {
                all.put(name, verdict);
            }
        });
        return all;
    }

    /** A new table has its line in the script that comes with the portal. */
    @Test
    void every_table_has_its_place() throws Exception {
        Set<String> there = TestDatabase.SHARED
                .database()
                .ask(handle -> handle.createQuery(
                                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
                        .mapTo(String.class)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(there, Sharding.read().tables());
    }

    @Test
    void each_statement_is_of_one_owner_whom_it_names() throws Exception {
        Map<String, Rules.Verdict> all = verdicts();
        assertTrue(all.size() > 200, all.keySet()::toString);
        Set<String> everywhere = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        all.forEach((name, verdict) -> {
            if (!verdict.faults().isEmpty()) {
                refused.add(name + ": " + verdict.faults());
            } else if (verdict.everywhere()) {
                everywhere.add(name);
            }
        });
        assertEquals(Set.of(), refused);
        assertEquals(EVERYWHERE.keySet(), everywhere);
    }

    /** The statements as they were, each refused by Citus 13 or asked of all servers. */
    @ParameterizedTest
    @MethodSource
    void what_was_refused_is_found(String statement, String fault) throws Exception {
        Rules.Verdict verdict = new Rules(Sharding.read()).judge(statement);
        String found = verdict.faults().isEmpty() && verdict.everywhere()
                ? "asks everywhere"
                : String.join(", ", verdict.faults());
        assertEquals(fault, found);
    }

    static List<Arguments> what_was_refused_is_found() {
        return List.of(
                Arguments.of("""
                        SELECT a.account_id FROM email_claim c JOIN account a ON a.account_id = c.account_id
                        WHERE c.canonical_email = :canonical
                        """, "joins what account and email_claim own"),
                Arguments.of("""
                        SELECT b.token_digest FROM email_claim c JOIN known_browser b ON b.account_id = c.account_id
                        WHERE c.canonical_email = :canonical AND b.expires_at > :now
                        """, "joins what account and email_claim own"),
                Arguments.of("""
                        SELECT recipe, (SELECT count(*) FROM backup_code c
                            WHERE c.account_id = s.account_id AND used_at IS NULL) AS unspent
                        FROM code_set s WHERE account_id = :account
                        """, "asks everywhere"),
                Arguments.of("""
                        WITH due AS MATERIALIZED (
                            SELECT account_id, notice_id FROM outbox WHERE due_at <= :now
                            ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        UPDATE outbox AS c SET due_at = :until FROM due
                        WHERE c.account_id = due.account_id AND c.notice_id = due.notice_id RETURNING c.notice_id
                        """, "locks what lies at many places"),
                Arguments.of("""
                        UPDATE guess_bucket SET not_before = forgotten_at - make_interval(secs => 86400)
                        WHERE owner = :owner AND bucket_key = :key0
                        """, "reckons with times in a write"),
                Arguments.of("""
                        INSERT INTO guess_bucket AS b (owner, bucket_key, tries, not_before) VALUES (:owner, :key0, 1, :now)
                        ON CONFLICT (owner, bucket_key) DO UPDATE SET (tries, not_before) = (SELECT b.tries + 1, :now)
                        """, "asks in the values of a write"),
                Arguments.of("""
                        INSERT INTO policy_change (team_id, number, at)
                        VALUES (:team, (SELECT coalesce(max(number), 0) + 1 FROM policy_change WHERE team_id = :team), :at)
                        """, "asks in the values of a write"),
                Arguments.of("""
                        SELECT m.role, a.name FROM membership m JOIN team t ON t.team_id = m.team_id
                            JOIN account a ON a.account_id = m.account_id
                        WHERE m.team_id = :team AND m.account_id = :account
                        """, "joins what account and team own"),
                Arguments.of("""
                        INSERT INTO mandate_check (team_id, at)
                        SELECT t.team_id, timestamptz 'epoch' FROM membership m JOIN team t ON t.team_id = m.team_id
                        WHERE m.account_id = :account ORDER BY t.team_id FOR KEY SHARE OF t
                        """, "locks what lies at many places"),
                Arguments.of("""
                        WITH seat AS (
                            UPDATE membership SET role = 'ADMIN' WHERE team_id = :team AND account_id = :member
                            RETURNING team_id, account_id)
                        UPDATE team t SET owner_account_id = seat.account_id FROM seat WHERE t.team_id = seat.team_id
                        """, "asks everywhere"),
                Arguments.of("DELETE FROM session WHERE started_at < :before", "asks everywhere"),
                Arguments.of("""
                        SELECT m.role FROM membership m JOIN team t ON t.owner_account_id = m.account_id
                        WHERE m.team_id = :team
                        """, "asks everywhere"));
    }

    /** And those that it took. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT s.method FROM session s JOIN account a ON a.account_id = s.account_id WHERE s.account_id = :account",
                "SELECT 1 FROM session WHERE account_id = :account AND epoch = (SELECT epoch FROM fence) FOR UPDATE",
                "INSERT INTO app_logout (account_id, grant_id) SELECT :account, grant_id FROM app_grant WHERE account_id = :account",
                "INSERT INTO mandate_check (team_id, at) SELECT team_id, :at FROM team WHERE team_id = :team FOR KEY SHARE",
                "WITH m AS MATERIALIZED (SELECT account_id FROM membership WHERE team_id = :team AND account_id = :account)"
                        + " SELECT a.name FROM m JOIN account a ON a.account_id = m.account_id WHERE a.account_id = :account"
            })
    void what_was_taken_is_not(String statement) throws Exception {
        assertEquals(
                new Rules.Verdict(Set.of(), false, List.of()), nobody(new Rules(Sharding.read()).judge(statement)));
    }

    private static Rules.Verdict nobody(Rules.Verdict verdict) {
        return new Rules.Verdict(Set.of(), verdict.everywhere(), verdict.faults());
    }

    /** For whoever runs the portal on many servers, and whoever writes the next statement. */
    @Test
    void all_are_listed() throws Exception {
        StringBuilder list = new StringBuilder();
        verdicts()
                .forEach((name, verdict) -> list.append("| `")
                        .append(name)
                        .append("` | ")
                        .append(String.join(", ", verdict.owners()))
                        .append(" | ")
                        .append(
                                verdict.everywhere()
                                        ? "all: " + EVERYWHERE.get(name)
                                        : verdict.owners().isEmpty() ? "" : "one")
                        .append(" |\n"));
        Path file = Path.of(System.getProperty("basedir", "."), "../docs/statements.md");
        String text = Files.exists(file) ? Files.readString(file) : "";
        String head =
                text.contains("\n|---|---|---|\n") ? text.substring(0, text.indexOf("\n|---|---|---|\n") + 15) : "";
        Path expected = Path.of(System.getProperty("basedir", "."), "target/statements.md");
        Files.writeString(expected, head + list);
        assertEquals(
                head + list,
                text,
                "docs/statements.md is to be as " + expected.getFileName() + " in the target folder");
    }
}
