package org.vestibule.adapters.persistence.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.vestibule.adapters.persistence.account.JdbiAccounts;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.member.TechnicianChange;
import org.vestibule.domain.member.Tenure;

/** Reads members, with their accounts and their team. */
public final class Members {

    /** What {@link #member} reads, but for the account, of a membership called {@code m} and its team {@code t}. */
    public static final String SEAT = """
            m.account_id, m.technician_since, m.joined_at, m.two_step_on, m.reminded_at,
            CASE WHEN t.owner_account_id = m.account_id THEN 'OWNER' ELSE m.role END AS role
            """;

    /** And of the account. */
    public static final String ACCOUNT = "a.email, a.name, a.created_at, a.disabled_at";

    /** Reads the account of one whose seat was found, which may lie on another server. */
    private static final String WITH_ACCOUNT =
            "SELECT m.*, " + ACCOUNT + "\nFROM m JOIN account a ON a.account_id = m.account_id\n";

    private Members() {}

    /**
     * Reads members, whose accounts are looked up once they are found.
     *
     * @param more columns of {@code m} and its team {@code t} to read as well, each followed by a comma
     * @param which says of which team they are, or of which account, and may say how many
     * @param then what follows, of the accounts called {@code a} and of {@code m}
     */
    public static String found(String more, String which, String then) {
        return "WITH m AS MATERIALIZED (\nSELECT " + more + SEAT
                + "FROM membership m JOIN team t ON t.team_id = m.team_id\n" + which + ")\n" + WITH_ACCOUNT + then;
    }

    public static Member member(ResultSet row) throws SQLException {
        List<TechnicianChange> run = Columns.instantIfAny(row, "technician_since").stream()
                .map(since -> new TechnicianChange(since, true))
                .toList();
        return new Member(
                JdbiAccounts.account(row),
                Role.valueOf(row.getString("role")),
                new Tenure(Columns.instant(row, "joined_at"), run),
                row.getBoolean("two_step_on"),
                Columns.instantIfAny(row, "reminded_at"));
    }
}
