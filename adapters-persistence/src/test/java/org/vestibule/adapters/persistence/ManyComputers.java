package org.vestibule.adapters.persistence;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.team.TeamId;

/** 1,000 teams with 110,000 computers: 10,000 in the first, 10 in the second, 100 in each of the others; one person is in 400. */
public final class ManyComputers {

    /** So many the first team has. */
    public static final int LARGE = 10_000;

    /** Who let one in is a member, but for 1 in 50. Names come in no order of time. */
    private static final String FIXTURE = """
            INSERT INTO account (account_id, email, name, password_hash, password_set_at, created_at)
            SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'p' || n || '@example.org',
                'Person ' || n, '$argon2id$v=19$m=19456,t=2,p=1$' || repeat('x', 66), '2026-01-01', '2026-01-01'
            FROM generate_series(1, 3000) AS n;
            INSERT INTO email_claim SELECT email, account_id FROM account;
            INSERT INTO team (team_id, name, owner_account_id, zone, created_at)
            SELECT ('00000000-0000-7000-9000-' || lpad(t::text, 12, '0'))::uuid, 'Team ' || t,
                ('00000000-0000-7000-8000-' || lpad(t::text, 12, '0'))::uuid, 'Europe/Berlin', '2026-01-01'
            FROM generate_series(1, 1000) AS t;
            INSERT INTO membership (team_id, account_id, role, joined_at, two_step_on, name, email)
            SELECT DISTINCT ('00000000-0000-7000-9000-' || lpad(t::text, 12, '0'))::uuid,
                ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'USER', timestamptz '2026-01-01', true,
                'Person ' || n, 'p' || n || '@example.org'
            FROM (
                SELECT 1 AS t, n FROM generate_series(1, 2000) AS n
                UNION SELECT t, t FROM generate_series(2, 1000) AS t
                UNION SELECT t, 3000 FROM generate_series(1, 400) AS t) AS seat;
            INSERT INTO plan_change (team_id, number, at, plan, on_demand_assist)
            SELECT team_id, 1, '2026-02-01', 'ENTERPRISE', true FROM team;
            """;

    private static final String COMPUTERS = """
            INSERT INTO computer (team_id, computer_id, name, name_key, client_id, licensed_by, licensed_at, seen_at,
                seen_from, key_id, sealed_key, renewals, renewed_at, again, doubled)
            SELECT ('00000000-0000-7000-9000-' || lpad(t::text, 12, '0'))::uuid, gen_random_uuid(),
                'Desk ' || md5(t || '.' || n), 'desk ' || md5(t || '.' || n), one.client_id,
                CASE WHEN n % 50 = 0 THEN gen_random_uuid()
                    ELSE ('00000000-0000-7000-8000-' || lpad((CASE t WHEN 1 THEN 1 + n % 2000 ELSE t END)::text, 12, '0'))::uuid
                END, '2026-03-01', '2026-11-01', '192.0.2.7', one.key_id, one.sealed_key, 9, '2026-11-01', false, 0
            FROM (SELECT * FROM computer LIMIT 1) AS one, (
                SELECT 1 AS t, n FROM generate_series(2, 10000) AS n
                UNION ALL SELECT 2, n FROM generate_series(1, 10) AS n
                UNION ALL SELECT 3 + n % 998, n FROM generate_series(1, 99800) AS n) AS computers
            """;

    private ManyComputers() {}

    /** Fills a database that has nothing of all that. */
    public static void fill(Store store, Database database) {
        SecureRandom random = new SecureRandom();
        Instant now = Instant.parse("2026-03-01T00:00:00Z");
        Computer first = new Computer(
                team(1),
                new ComputerId(UUID.randomUUID()),
                new ComputerName("Desk"),
                new ClientId(UUID.randomUUID()),
                account(1),
                now,
                Optional.empty());
        database.inTransaction(() -> {
            for (String statement : FIXTURE.split(";")) {
                if (!statement.isBlank()) {
                    database.change(handle -> handle.execute(statement));
                }
            }
            return store.computers().add(License.of(first, GrantKey.make(random)));
        });
        database.inTransaction(() -> {
            database.change(handle -> handle.execute(COMPUTERS));
            return database.change(handle -> handle.execute("ANALYZE"));
        });
    }

    /** A team, by its number. */
    public static TeamId team(int number) {
        return new TeamId(UUID.fromString("00000000-0000-7000-9000-%012d".formatted(number)));
    }

    /** An account, by its number. */
    public static AccountId account(int number) {
        return new AccountId(UUID.fromString("00000000-0000-7000-8000-%012d".formatted(number)));
    }

    /** Who is in 400 of the teams, the first two among them. */
    public static AccountId everywhere() {
        return account(3000);
    }
}
