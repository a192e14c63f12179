package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.vestibule.adapters.persistence.embedded.EmbeddedPostgres;

/** The database of a running portal, looked into and changed behind its back. Ends with the portal that owns it. */
final class PortalDatabase implements AutoCloseable {

    private final EmbeddedPostgres attached;
    private final Connection connection;

    private PortalDatabase(EmbeddedPostgres attached, Connection connection) {
        this.attached = attached;
        this.connection = connection;
    }

    static PortalDatabase of(Path data) {
        EmbeddedPostgres attached = EmbeddedPostgres.open(data, new SecureRandom());
        try {
            return new PortalDatabase(
                    attached,
                    DriverManager.getConnection(
                            attached.access().url(), attached.access().properties()));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of all rows, as text. */
    synchronized List<String> strings(String query, Object... parameters) {
        try (PreparedStatement statement = prepare(query, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(String.valueOf(rows.getString(1)));
            }
            return strings;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The one number that a query gives. */
    long number(String query, Object... parameters) {
        return Long.parseLong(strings(query, parameters).get(0));
    }

    /** Changes rows; says how many. */
    synchronized int change(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The id of the account that holds an address, as text. */
    String account(String email) {
        return strings("SELECT account_id FROM email_claim WHERE canonical_email = ?", email)
                .get(0);
    }

    /** How many events of a kind an account has. */
    long events(String account, String kind) {
        return number("SELECT count(*) FROM event WHERE account_id = ?::uuid AND kind = ?", account, kind);
    }

    /**
     * Makes many accounts at once, with the password of one that is there.
     *
     * @param addresses of the copies, with {@code #} for a number of four digits from 0001
     */
    void copyAccount(String email, String addresses, int count) {
        int made = change("""
                WITH copies AS (
                    INSERT INTO account (account_id, email, name, password_hash, password_set_at, created_at)
                    SELECT gen_random_uuid(), replace(?, '#', lpad(n::text, 4, '0')), name, password_hash,
                        password_set_at, created_at
                    FROM account CROSS JOIN generate_series(1, ?) n WHERE email = ?
                    RETURNING account_id, email)
                INSERT INTO email_claim (canonical_email, account_id) SELECT email, account_id FROM copies
                """, addresses, count, email);
        assertEquals(count, made);
    }

    @Override
    public void close() {
        try (attached) {
            connection.close();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
