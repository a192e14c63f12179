package org.vestibule.adapters.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.persistence.DatabaseTemplate;
import org.vestibule.adapters.persistence.embedded.EmbeddedPostgres;

/** What members of an older portal become: found by name and address, and reminded on the day on which they were (PRODUCT D). */
class MigrationOfMembersTest {

    private static final String BEFORE = "36";

    private static final String MEMBERS = """
            INSERT INTO account (account_id, email, name, password_hash, password_set_at, created_at)
            SELECT ('00000000-0000-7000-8000-00000000000' || n)::uuid, 'p' || n || '@example.org', 'Person ' || n,
                '$argon2id$', '2026-01-01', '2026-01-01'
            FROM generate_series(1, 2) AS n;
            INSERT INTO team (team_id, name, owner_account_id, zone, created_at) VALUES
                ('00000000-0000-7000-9000-000000000001', 'Team', '00000000-0000-7000-8000-000000000001',
                    'America/New_York', '2026-01-01');
            INSERT INTO membership (team_id, account_id, role, joined_at, two_step_on, reminded_on)
            SELECT '00000000-0000-7000-9000-000000000001', account_id, 'USER', '2026-01-01', false,
                CASE name WHEN 'Person 1' THEN date '2026-11-24' END
            FROM account
            """;

    private static final String FOUND = """
            SELECT name || ', ' || email || ', ' || coalesce(to_char(reminded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), '')
            FROM membership ORDER BY account_id
            """;

    @Test
    void they_are_found_and_reminded_as_before(@TempDir Path folder) throws Exception {
        EmbeddedPostgres postgres =
                EmbeddedPostgres.open(DatabaseTemplate.copyWithoutTablesTo(folder.resolve("data")), new SecureRandom());
        try (HikariDataSource pool = OnEmbedded.pool(postgres.access())) {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(pool)
                    .locations("classpath:db/sql-migrations")
                    .target(BEFORE)
                    .load()
                    .migrate();
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false); // for a team and its Owner point at each other
                statement.execute(MEMBERS);
                connection.commit();
                connection.setAutoCommit(true);
            }
            Schema.migrate(pool);
            assertEquals(
                    List.of("Person 1, p1@example.org, 2026-11-24 05:00", "Person 2, p2@example.org, "),
                    new Database(pool)
                            .ask(handle -> handle.createQuery(FOUND)
                                    .mapTo(String.class)
                                    .list()));
        } finally {
            postgres.close();
        }
    }
}
