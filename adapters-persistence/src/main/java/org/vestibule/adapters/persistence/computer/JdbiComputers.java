package org.vestibule.adapters.persistence.computer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    private static final String FIND =
            "SELECT " + ComputerRow.COLUMNS + "FROM computer c WHERE c.team_id = :team AND c.computer_id = :computer";
    private static final String OWN = "SELECT " + ComputerRow.COLUMNS + """
                , c.key_id, c.sealed_key, c.renewals, c.renewed_at, c.again, c.doubled, a.name AS app_name
            FROM computer c LEFT JOIN client a ON a.client_id = c.client_id
            WHERE c.team_id = :team AND c.computer_id = :computer
            """;
    private static final String NAMED =
            "SELECT " + ComputerRow.COLUMNS + "FROM computer c WHERE c.team_id = :team AND c.name_key = :nameKey";
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

    private final Database database;
    private final KeyRing keys;
    private final ComputerLists lists;

    public JdbiComputers(Database database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
        this.lists = new ComputerLists(database);
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

    private Optional<Computer> one(Function<Handle, Query> asking) {
        return database.ask(handle -> asking.apply(handle)
                .map((row, context) -> ComputerRow.computer(row))
                .findOne());
    }

    @Override
    public Page after(TeamId team, Optional<Sought> sought, String key, int most) {
        return lists.after(team, sought, key, most);
    }

    @Override
    public Page before(TeamId team, Optional<Sought> sought, String key, int most) {
        return lists.before(team, sought, key, most);
    }

    @Override
    public List<Listed> of(Collection<TeamId> teams, Optional<Place> after, int most) {
        return lists.of(teams, after, most);
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

    /** To be opened once the connection is done with that answer. */
    private Supplier<Optional<Own>> own(ResultSet row) throws SQLException {
        Computer computer = ComputerRow.computer(row);
        Optional<String> app = ComputerRow.app(row);
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
