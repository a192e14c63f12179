package org.vestibule.adapters.persistence.computer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.team.TeamId;

/** What each answer about a computer, there called {@code c}, says of it. */
final class ComputerRow {

    static final String COLUMNS = """
            c.team_id, c.computer_id, c.name, c.client_id, c.licensed_by, c.licensed_at, c.seen_at, c.seen_from
            """;

    private ComputerRow() {}

    static Computer computer(ResultSet row) throws SQLException {
        Optional<String> seenFrom = Optional.ofNullable(row.getString("seen_from"));
        return new Computer(
                new TeamId(Columns.uuid(row, "team_id")),
                new ComputerId(Columns.uuid(row, "computer_id")),
                new ComputerName(row.getString("name")),
                new ClientId(Columns.uuid(row, "client_id")),
                new AccountId(Columns.uuid(row, "licensed_by")),
                Columns.instant(row, "licensed_at"),
                Columns.instantIfAny(row, "seen_at").map(at -> new Computer.Seen(at, seenFrom)));
    }

    /** The name of its app, which may be forgotten. */
    static Optional<String> app(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("app_name"));
    }
}
