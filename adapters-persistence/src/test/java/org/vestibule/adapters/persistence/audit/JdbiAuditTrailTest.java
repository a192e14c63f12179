package org.vestibule.adapters.persistence.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.team.TeamId;
import org.vestibule.testkit.AuditTrailContract;

/** The contract, on PostgreSQL. */
class JdbiAuditTrailTest implements AuditTrailContract {

    private static final String READ = """
            SELECT e.team_id, e.kind, e.details::text, e.words_digest, p.words::text, p.salt, e.actor, e.by_account_id,
                o.address, o.browser
            FROM event e JOIN event_origin o ON o.account_id = e.account_id AND o.event_id = e.event_id
                LEFT JOIN event_person p ON p.account_id = e.account_id AND p.event_id = e.event_id
            WHERE e.account_id = :account
            """;
    private static final Pattern PAIR = Pattern.compile("\"(\\w+)\": \"([^\"]*)\"");

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }

    @Override
    public List<Written> recorded(AccountId account) {
        return TestDatabase.SHARED
                .database()
                .ask(handle -> handle.createQuery(READ)
                        .bind("account", account.value())
                        .map((row, context) -> written(row))
                        .list());
    }

    /** PRODUCT F: without what names a person nothing can be told from the event, and another word is found out. */
    @Test
    void what_names_a_person_can_go_and_cannot_be_changed() {
        SaltedWords words = SaltedWords.of(Map.of("address", "eve@example.com"), new SecureRandom())
                .orElseThrow();
        SaltedWords again = SaltedWords.of(Map.of("address", "eve@example.com"), new SecureRandom())
                .orElseThrow();
        assertFalse(Arrays.equals(words.digest(), again.digest()));
        assertArrayEquals(
                words.digest(),
                SaltedWords.stored(Map.of("address", "eve@example.com"), words.salt())
                        .digest());
        assertFalse(Arrays.equals(
                words.digest(),
                SaltedWords.stored(Map.of("address", "eva@example.com"), words.salt())
                        .digest()));
        assertFalse(Arrays.equals(
                SaltedWords.stored(Map.of("a", "b", "c", "d"), words.salt()).digest(),
                SaltedWords.stored(Map.of("a", "b c d"), words.salt()).digest()));
    }

    /** What a node of the version before writes stays readable: it knows no details, and its reasons stand in the event. */
    @Test
    void the_version_before_writes_on() {
        AccountId account = new AccountId(UUID.randomUUID());
        String asBefore = """
                WITH written AS (
                    INSERT INTO event (account_id, event_id, at, kind, actor, reason)
                    VALUES (:account, :account, now(), 'TWO_STEP_RESET', 'OPERATOR', 'met in person')
                    RETURNING account_id, event_id)
                INSERT INTO event_origin SELECT account_id, event_id, 'local', 'command line' FROM written
                """;
        commit(() -> TestDatabase.SHARED
                .database()
                .change(handle -> handle.createUpdate(asBefore)
                        .bind("account", account.value())
                        .execute()));
        assertEquals(
                List.of(new Written(
                        Optional.empty(),
                        Event.Kind.TWO_STEP_RESET,
                        Map.of(),
                        Map.of(),
                        Event.Actor.OPERATOR,
                        Optional.empty(),
                        Origin.COMMAND_LINE)),
                recorded(account));
    }

    private static Written written(ResultSet row) throws SQLException {
        Map<String, String> words = pairs(row.getString("words"));
        byte[] digest = row.getBytes("words_digest");
        assertEquals(words.isEmpty(), digest == null);
        if (digest != null) {
            assertArrayEquals(SaltedWords.stored(words, row.getBytes("salt")).digest(), digest);
        }
        return new Written(
                Optional.ofNullable(row.getObject("team_id", UUID.class)).map(TeamId::new),
                Event.Kind.valueOf(row.getString("kind")),
                pairs(row.getString("details")),
                words,
                Event.Actor.valueOf(row.getString("actor")),
                Optional.ofNullable(row.getObject("by_account_id", UUID.class)).map(AccountId::new),
                new Origin(row.getString("address"), row.getString("browser")));
    }

    private static Map<String, String> pairs(@Nullable String json) {
        return json == null
                ? Map.of()
                : PAIR.matcher(json).results().collect(Collectors.toMap(pair -> pair.group(1), pair -> pair.group(2)));
    }
}
