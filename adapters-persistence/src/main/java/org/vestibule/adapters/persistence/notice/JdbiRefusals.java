package org.vestibule.adapters.persistence.notice;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Sweep;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.seal.SealedColumn;
import org.vestibule.application.notice.Refusals;
import org.vestibule.domain.account.EmailAddress;

/** Addresses that take no mail, in PostgreSQL: neither they nor what was said of them can be read there. */
public final class JdbiRefusals implements Refusals {

    private static final String NOTE = """
            INSERT INTO refused_address (owner, refused_at, key_id, reason) VALUES (:owner, :at, :keyId, :reason)
            ON CONFLICT (owner) DO UPDATE SET
                refused_at = excluded.refused_at, key_id = excluded.key_id, reason = excluded.reason
            """;
    private static final String FORGET = "DELETE FROM refused_address WHERE owner = :owner";
    private static final String OF = """
            SELECT owner, refused_at, key_id, reason FROM refused_address WHERE owner = ANY(:owners)
            """;
    private static final String SWEEP = Sweep.of("refused_address", "r.refused_at < :before", "owner");

    private static final String UNREADABLE = "It is told of without its reason.";

    private final Database database;
    private final KeyRing keys;

    public JdbiRefusals(Database database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
    }

    private record Row(UUID owner, Instant at, KeyRing.Sealed reason) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    Columns.uuid(row, "owner"),
                    Columns.instant(row, "refused_at"),
                    new KeyRing.Sealed(row.getShort("key_id"), row.getBytes("reason")));
        }
    }

    @Override
    public void note(EmailAddress address, Refusal refusal) {
        UUID owner = AddressName.of(address, keys);
        KeyRing.Sealed reason = keys.seal(refusal.why().getBytes(StandardCharsets.UTF_8), place(owner));
        database.write(Write.of(NOTE)
                .bind("owner", owner)
                .bind("at", refusal.at())
                .bind("keyId", reason.keyId())
                .bind("reason", reason.value()));
    }

    @Override
    public void forget(EmailAddress address) {
        database.write(Write.of(FORGET).bind("owner", AddressName.of(address, keys)));
    }

    @Override
    public Map<EmailAddress, Refusal> of(Collection<EmailAddress> addresses) {
        Map<UUID, EmailAddress> asked = new HashMap<>();
        addresses.forEach(address -> asked.put(AddressName.of(address, keys), address));
        List<Row> rows = database.ask(handle -> handle.createQuery(OF)
                .bindArray("owners", UUID.class, asked.keySet())
                .map((row, context) -> Row.read(row))
                .list());
        Map<EmailAddress, Refusal> refusals = new HashMap<>();
        rows.forEach(row -> refusals.put(asked.get(row.owner), new Refusal(row.at, reason(row))));
        return refusals;
    }

    @Override
    public int sweep(Instant before) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("before", Columns.written(before))
                .execute());
    }

    private String reason(Row row) {
        return keys.open(row.reason, place(row.owner), "What was said of the address " + row.owner, UNREADABLE)
                .map(reason -> new String(reason, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static SealedColumn.Place place(UUID owner) {
        return SealedColumn.REFUSAL.at(owner);
    }
}
