package org.vestibule.adapters.persistence.notice;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.application.notice.Outbox;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.TimeOrderedId;

/** Mails that are due, in PostgreSQL. */
public final class JdbiOutbox implements Outbox {

    private static final String ADD = """
            INSERT INTO outbox (account_id, notice_id, key_id, payload)
            VALUES (:account, :notice, :keyId, :payload)
            """;
    private static final String TAKE = """
            SELECT account_id, notice_id, key_id, payload FROM outbox
            ORDER BY notice_id LIMIT :most FOR UPDATE SKIP LOCKED
            """;
    private static final String ERASE = "DELETE FROM outbox WHERE account_id = :account AND notice_id = :notice";
    private static final String SEPARATOR = "\n"; // in no kind, address, link or detail
    private static final int DETAILS = 3; // come after those

    private final Database database;
    private final KeyRing keys;
    private final Clock clock;
    private final RandomGenerator random;

    public JdbiOutbox(Database database, KeyRing keys, Clock clock, RandomGenerator random) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void add(Notice notice) {
        UUID id = TimeOrderedId.make(clock.instant(), random);
        List<String> lines = new ArrayList<>(List.of(
                notice.kind().name(), notice.to().written(), notice.link().toString()));
        lines.addAll(notice.details());
        String payload = String.join(SEPARATOR, lines);
        KeyRing.Sealed sealed = keys.seal(payload.getBytes(StandardCharsets.UTF_8), place(id));
        database.write(Write.of(ADD)
                .bind("account", notice.account().value())
                .bind("notice", id)
                .bind("keyId", sealed.keyId())
                .bind("payload", sealed.value()));
    }

    @Override
    public List<Due> take(int most) {
        return database.change(handle -> handle.createQuery(TAKE)
                .bind("most", most)
                .map((row, context) -> due(row))
                .list());
    }

    @Override
    public void erase(Due due) {
        database.write(
                Write.of(ERASE).bind("account", due.notice().account().value()).bind("notice", due.id()));
    }

    private Due due(ResultSet row) throws SQLException {
        UUID id = Columns.uuid(row, "notice_id");
        byte[] payload = keys.open(new KeyRing.Sealed(row.getShort("key_id"), row.getBytes("payload")), place(id));
        List<String> lines = List.of(new String(payload, StandardCharsets.UTF_8).split(SEPARATOR, -1));
        return new Due(
                id,
                new Notice(
                        new AccountId(Columns.uuid(row, "account_id")),
                        Notice.Kind.valueOf(lines.get(0)),
                        EmailAddress.parse(lines.get(1)).orElseThrow(),
                        URI.create(lines.get(2)),
                        details(lines.subList(DETAILS, lines.size()))));
    }

    /** What was written while each had one detail, empty for none, is still read. */
    private static List<String> details(List<String> written) {
        return written.equals(List.of("")) ? List.of() : written;
    }

    private static String place(UUID notice) {
        return "outbox.payload " + notice;
    }
}
