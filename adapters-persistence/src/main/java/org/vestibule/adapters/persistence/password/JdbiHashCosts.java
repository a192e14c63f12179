package org.vestibule.adapters.persistence.password;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.application.password.HashCosts;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.password.CostCount;
import org.vestibule.domain.password.CostCount.Share;
import org.vestibule.domain.password.HashCost;

/** Counts of costs in PostgreSQL, in one row. A place is the front of an HMAC, so that nobody can tell it of an address. */
public final class JdbiHashCosts implements HashCosts {

    /** The one statement that reads all accounts: once a day, each shard its own. */
    private static final String COUNT = """
            SELECT cost, count(*) AS accounts
            FROM (SELECT substring(password_hash FROM '^[$]argon2id[$]v=[0-9]+[$]m=[0-9]+,t=[0-9]+,p=[0-9]+') AS cost
                FROM account) a
            WHERE cost IS NOT NULL GROUP BY cost
            """;

    private static final String LAST = "SELECT counted_at, costs, accounts_before, accounts FROM hash_cost_count";
    private static final String REPLACE = """
            INSERT INTO hash_cost_count AS c (counted_at, costs, accounts_before, accounts)
            VALUES (:now, :costs, :before, :accounts)
            ON CONFLICT (only_row) DO UPDATE SET counted_at = excluded.counted_at, costs = excluded.costs,
                accounts_before = excluded.accounts_before, accounts = excluded.accounts
            WHERE c.counted_at = :last
            """;

    private final Database database;
    private final KeyRing keys;

    public JdbiHashCosts(Database database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
    }

    private record Counted(String cost, long accounts) {}

    @Override
    public Map<HashCost, Long> count() {
        return database.ask(handle -> handle.createQuery(COUNT)
                .map((row, context) -> new Counted(row.getString("cost"), row.getLong("accounts")))
                .collect(Collectors.toMap(counted -> new HashCost(counted.cost), Counted::accounts)));
    }

    @Override
    public Optional<CostCount> last() {
        return database.ask(handle ->
                handle.createQuery(LAST).map((row, context) -> count(row)).findOne());
    }

    @Override
    public boolean replace(Optional<CostCount> last, CostCount next) {
        return 1
                == database.change(handle -> handle.createUpdate(REPLACE)
                        .bind("now", Columns.written(next.countedAt()))
                        .bindArray(
                                "costs",
                                String.class,
                                each(next, share -> share.cost().phc()))
                        .bindArray("before", Long.class, each(next, Share::before))
                        .bindArray("accounts", Long.class, each(next, Share::accounts))
                        .bind("last", last.map(count -> Columns.written(count.countedAt())))
                        .execute());
    }

    @Override
    public double place(EmailAddress email) {
        long front = ByteBuffer.wrap(keys.name("hash_cost_count " + email.canonical()))
                .getLong();
        return (front >>> 11) * 0x1.0p-53; // as many bits as a double between 0 and 1 has
    }

    private static <T> List<T> each(CostCount count, Function<Share, T> part) {
        return count.oldestFirst().stream().map(part).toList();
    }

    private static CostCount count(ResultSet row) throws SQLException {
        String[] costs = (String[]) row.getArray("costs").getArray();
        Long[] before = (Long[]) row.getArray("accounts_before").getArray();
        Long[] accounts = (Long[]) row.getArray("accounts").getArray();
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < costs.length; i++) {
            shares.add(new Share(new HashCost(costs[i]), before[i], accounts[i]));
        }
        return new CostCount(Columns.instant(row, "counted_at"), shares);
    }
}
