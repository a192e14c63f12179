package org.vestibule.adapters.persistence.computer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Sweep;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.seal.SealedColumn;
import org.vestibule.application.computer.Computers;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.computer.Renewals;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.text.Sought;

/** Computers in PostgreSQL, their keys sealed. One conditional UPDATE counts a renewal. */
public final class JdbiComputers implements Computers {

    private static final String ADD = """
            INSERT INTO computer
                (team_id, computer_id, name, name_key, client_id, licensed_by, licensed_at, key_id, sealed_key,
                renewals, renewed_at, again, doubled)
            VALUES (:team, :computer, :name, :nameKey, :client, :by, :at, :keyId, :sealedKey, 0, :at, false, 0)
            ON CONFLICT (team_id, name_key) DO NOTHING
            """;
    private static final String COLUMNS = """
            c.team_id, c.computer_id, c.name, c.client_id, c.licensed_by, c.licensed_at, c.seen_at, c.seen_from
            """;
    private static final String FIND =
            "SELECT " + COLUMNS + "FROM computer c WHERE c.team_id = :team AND c.computer_id = :computer";
    private static final String OWN = "SELECT " + COLUMNS + """
                , c.key_id, c.sealed_key, c.renewals, c.renewed_at, c.again, c.doubled, a.name AS app_name
            FROM computer c LEFT JOIN client a ON a.client_id = c.client_id
            WHERE c.team_id = :team AND c.computer_id = :computer
            """;
    private static final String NAMED =
            "SELECT " + COLUMNS + "FROM computer c WHERE c.team_id = :team AND c.name_key = :nameKey";
    private static final String LISTED = "SELECT " + COLUMNS + """
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
    private static final String COUNT_ALL = "SELECT count(*) FROM computer WHERE team_id = :team";
    private static final String LICENSED_BY =
            "SELECT name FROM computer WHERE team_id = :team AND licensed_by = :person ORDER BY name_key";
    private static final String TAKEN = """
            SELECT EXISTS (SELECT FROM computer
                WHERE team_id = :team AND name_key = :nameKey AND computer_id <> :computer)
            """;
    private static final String RENAME = """
            UPDATE computer SET name = :name, name_key = :nameKey WHERE team_id = :team AND computer_id = :computer
            """;
    private static final String REMOVE = "DELETE FROM computer WHERE team_id = :team AND computer_id = :computer";
    private static final String RENEW = """
            UPDATE computer SET renewals = :next, renewed_at = :at, again = :again, doubled = :doubled, seen_at = :now,
                seen_from = :address
            WHERE team_id = :team AND computer_id = :computer AND renewals = :renewals AND again = :before
            """;

    // By its day, which an index has: a moment in it would be entered anew at each renewal.
    private static final String SWEEP_ADDRESSES = Sweep.emptying(
            "seen_from",
            "computer",
            "r.seen_from IS NOT NULL AND r.seen_on <= CAST(:before AS timestamptz) AT TIME ZONE 'UTC'"
                    + " AND r.seen_at < :before",
            "team_id",
            "computer_id");

    private static final String MEANWHILE = "Its tokens are refused, so somebody has to sign in on it once more.";
    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;
    private final KeyRing keys;

    public JdbiComputers(Database database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
    }

    @Override
    public boolean add(License license) {
        Computer computer = license.computer();
        KeyRing.Sealed sealed = keys.seal(license.key().bytes(), place(computer.team(), computer.id()));
        return 1
                == database.change(handle -> handle.createUpdate(ADD)
                        .bind("team", computer.team().value())
                        .bind("computer", computer.id().value())
                        .bind("name", computer.name().value())
                        .bind("nameKey", computer.name().key())
                        .bind("client", computer.client().value())
                        .bind("by", computer.licensedBy().value())
                        .bind("at", Columns.written(computer.licensedAt()))
                        .bind("keyId", sealed.keyId())
                        .bind("sealedKey", sealed.value())
                        .execute());
    }

    @Override
    public int count(TeamId team) {
        return database.ask(handle -> handle.createQuery(COUNT_ALL)
                .bind("team", team.value())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Optional<Computer> find(TeamId team, ComputerId id) {
        return one(handle -> handle.createQuery(FIND).bind("team", team.value()).bind("computer", id.value()));
    }

    @Override
    public Optional<Own> own(TeamId team, ComputerId id) {
        return keys.reading(() -> database.ask(handle -> handle.createQuery(OWN)
                        .bind("team", team.value())
                        .bind("computer", id.value())
                        .map((row, context) -> own(row))
                        .findOne())
                .flatMap(Supplier::get));
    }

    @Override
    public Optional<Computer> named(TeamId team, ComputerName name) {
        return one(
                handle -> handle.createQuery(NAMED).bind("team", team.value()).bind("nameKey", name.key()));
    }

    private interface Asking {
        Query ask(Handle handle);
    }

    private Optional<Computer> one(Asking asking) {
        return database.ask(handle ->
                asking.ask(handle).map((row, context) -> computer(row)).findOne());
    }

    @Override
    public Page after(TeamId team, Optional<Sought> sought, String key, int most) {
        return page(team, sought, some(AFTER, team, sought, key, most));
    }

    @Override
    public Page before(TeamId team, Optional<Sought> sought, String key, int most) {
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

    @Override
    public List<Listed> of(Collection<TeamId> teams, Optional<Place> after, int most) {
        UUID[] ids = teams.stream().map(TeamId::value).toArray(UUID[]::new);
        return list(handle -> handle.createQuery(OF)
                .bind("teams", ids)
                .bind("team", after.map(place -> place.team().value()).orElse(FIRST))
                .bind("key", after.map(Place::key).orElse(""))
                .bind("most", most));
    }

    private List<Listed> list(Asking asking) {
        return database.ask(
                handle -> asking.ask(handle).map((row, context) -> listed(row)).list());
    }

    @Override
    public List<ComputerName> licensedBy(TeamId team, AccountId person) {
        return database.ask(handle -> handle.createQuery(LICENSED_BY)
                .bind("team", team.value())
                .bind("person", person.value())
                .map((row, context) -> new ComputerName(row.getString("name")))
                .list());
    }

    @Override
    public Naming rename(TeamId team, ComputerId id, ComputerName name) {
        return database.change(handle -> {
            boolean taken = handle.createQuery(TAKEN)
                    .bind("team", team.value())
                    .bind("computer", id.value())
                    .bind("nameKey", name.key())
                    .mapTo(Boolean.class)
                    .one();
            if (taken) {
                return Naming.TAKEN;
            }
            int renamed = handle.createUpdate(RENAME)
                    .bind("team", team.value())
                    .bind("computer", id.value())
                    .bind("name", name.value())
                    .bind("nameKey", name.key())
                    .execute();
            return renamed == 1 ? Naming.DONE : Naming.GONE;
        });
    }

    @Override
    public boolean remove(TeamId team, ComputerId id) {
        return 1
                == database.change(handle -> handle.createUpdate(REMOVE)
                        .bind("team", team.value())
                        .bind("computer", id.value())
                        .execute());
    }

    @Override
    public boolean renew(License license, Renewals next, Computer.Seen seen) {
        Computer computer = license.computer();
        return 1
                == database.change(handle -> handle.createUpdate(RENEW)
                        .bind("team", computer.team().value())
                        .bind("computer", computer.id().value())
                        .bind("renewals", license.renewals().count())
                        .bind("before", license.renewals().again())
                        .bind("next", next.count())
                        .bind("at", Columns.written(next.latestAt()))
                        .bind("again", next.again())
                        .bind("doubled", next.doubled())
                        .bind("now", Columns.written(seen.at()))
                        .bind("address", seen.address().orElse(null))
                        .execute());
    }

    @Override
    public int forgetAddresses(Instant seenBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP_ADDRESSES)
                .bind("before", Columns.written(seenBefore))
                .execute());
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                computer(row),
                app(row),
                Optional.ofNullable(row.getString("licenser_name")).map(PersonName::new));
    }

    private static Optional<String> app(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("app_name"));
    }

    private static Computer computer(ResultSet row) throws SQLException {
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

    /** To be opened once the connection is done with that answer. */
    private Supplier<Optional<Own>> own(ResultSet row) throws SQLException {
        Computer computer = computer(row);
        Optional<String> app = app(row);
        KeyRing.Sealed sealed = new KeyRing.Sealed(row.getShort("key_id"), row.getBytes("sealed_key"));
        Renewals renewals = new Renewals(
                row.getLong("renewals"),
                Columns.instant(row, "renewed_at"),
                row.getBoolean("again"),
                row.getInt("doubled"));
        String what = "The key of computer " + computer.id() + " of team " + computer.team();
        return () -> keys.open(sealed, place(computer.team(), computer.id()), what, MEANWHILE)
                .map(GrantKey::of)
                .map(key -> new Own(new License(computer, key, renewals), app));
    }

    private static SealedColumn.Place place(TeamId team, ComputerId computer) {
        return SealedColumn.COMPUTER_KEY.at(team.value(), computer.value());
    }
}
