package org.vestibule.adapters.persistence.computer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.application.computer.Computers.Listed;
import org.vestibule.application.computer.Computers.Page;
import org.vestibule.application.computer.Computers.Place;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.text.Sought;

/** Computers by the keys of their names, so that a page far behind costs what the first one does. */
final class ComputerLists {

    private static final String LISTED = "SELECT " + ComputerRow.COLUMNS + """
                , a.name AS app_name, m.name AS licenser_name
            FROM computer c
                LEFT JOIN membership m ON m.team_id = c.team_id AND m.account_id = c.licensed_by
                LEFT JOIN client a ON a.client_id = c.client_id
            """;
    static final String AFTER = LISTED + """
            WHERE c.team_id = :team AND c.name_key > :key AND strpos(c.name_key, :sought) > 0
            ORDER BY c.name_key LIMIT :most
            """;
    static final String BEFORE = LISTED + """
            WHERE c.team_id = :team AND c.name_key < :key AND strpos(c.name_key, :sought) > 0
            ORDER BY c.name_key DESC LIMIT :most
            """;
    static final String COUNT = """
            SELECT count(*) AS size, count(*) FILTER (WHERE name_key < :first) AS before
            FROM computer WHERE team_id = :team AND strpos(name_key, :sought) > 0
            """;
    static final String OF = LISTED + """
            WHERE c.team_id = ANY(:teams) AND (c.team_id, c.name_key) > (:team, :key)
            ORDER BY c.team_id, c.name_key LIMIT :most
            """;

    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;

    ComputerLists(Database database) {
        this.database = database;
    }

    Page after(TeamId team, Optional<Sought> sought, String key, int most) {
        return page(team, sought, some(AFTER, team, sought, key, most));
    }

    Page before(TeamId team, Optional<Sought> sought, String key, int most) {
        List<Listed> nearest = new ArrayList<>(some(BEFORE, team, sought, key, most));
        Collections.reverse(nearest);
        return page(team, sought, nearest);
    }

    private List<Listed> some(String sql, TeamId team, Optional<Sought> sought, String key, int most) {
        return list(handle -> handle.createQuery(sql)
                .bind("team", team.value())
                .bind("sought", text(sought))
                .bind("key", key)
                .bind("most", most));
    }

    private Page page(TeamId team, Optional<Sought> sought, List<Listed> some) {
        String first = some.isEmpty() ? "" : some.get(0).computer().name().key();
        return database.ask(handle -> handle.createQuery(COUNT)
                .bind("team", team.value())
                .bind("sought", text(sought))
                .bind("first", first)
                .map((row, context) -> new Page(some, row.getInt("before"), row.getInt("size")))
                .one());
    }

    private static String text(Optional<Sought> sought) {
        return sought.map(Sought::text).orElse("").toLowerCase(Locale.ROOT);
    }

    List<Listed> of(Collection<TeamId> teams, Optional<Place> after, int most) {
        UUID[] ids = teams.stream().map(TeamId::value).toArray(UUID[]::new);
        return list(handle -> handle.createQuery(OF)
                .bind("teams", ids)
                .bind("team", after.map(place -> place.team().value()).orElse(FIRST))
                .bind("key", after.map(Place::key).orElse(""))
                .bind("most", most));
    }

    private List<Listed> list(Function<Handle, Query> asking) {
        return database.ask(handle ->
                asking.apply(handle).map((row, context) -> listed(row)).list());
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                ComputerRow.computer(row),
                ComputerRow.app(row),
                Optional.ofNullable(row.getString("licenser_name")).map(PersonName::new));
    }
}
