package org.vestibule.adapters.persistence.notice;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.seal.SealedColumn;
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
    private static final String WAITING = """
            SELECT count(*) AS count, (SELECT notice_id FROM outbox ORDER BY notice_id LIMIT 1) AS oldest FROM outbox
            """;
    private static final String TAKE = """
            SELECT account_id, notice_id, key_id, payload FROM outbox
            WHERE notice_id <> ALL(:unreadable)
            ORDER BY notice_id LIMIT :most FOR UPDATE SKIP LOCKED
            """;
    private static final String ERASE = "DELETE FROM outbox WHERE account_id = :account AND notice_id = :notice";
    private static final Logger LOG = LoggerFactory.getLogger(JdbiOutbox.class);
    private static final String SEPARATOR = "\n"; // in no kind, address, link or detail
    private static final int DETAILS = 3; // come after those

    private static final String MEANWHILE = "It waits for a restart; the others are sent.";

    private final Database database;
    private final KeyRing keys;
    private final Clock clock;
    private final RandomGenerator random;

    /** Those that this node cannot read, so that they are in nobody's way; it looks at them again when it starts. */
    private final Set<UUID> unreadable = ConcurrentHashMap.newKeySet();

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
    public Waiting waiting() {
        return database.ask(handle -> handle.createQuery(WAITING)
                .map((row, context) -> new Waiting(
                        row.getLong("count"),
                        Optional.ofNullable(row.getObject("oldest", UUID.class)).map(TimeOrderedId::madeAt)))
                .one());
    }

    @Override
    public List<Due> take(int most) {
        List<Due> readable;
        int skipped;
        do {
            skipped = unreadable.size();
            readable = database.change(handle -> handle
                    .createQuery(TAKE)
                    .bind("most", most)
                    .bindArray("unreadable", UUID.class, unreadable)
                    .map((row, context) -> due(row))
                    .list()
                    .stream()
                    .map(Supplier::get)
                    .flatMap(Optional::stream)
                    .toList());
        } while (readable.isEmpty() && unreadable.size() > skipped);
        return readable;
    }

    @Override
    public void erase(Due due) {
        database.write(
                Write.of(ERASE).bind("account", due.notice().account().value()).bind("notice", due.id()));
    }

    /** To be opened once that answer is read. */
    private Supplier<Optional<Due>> due(ResultSet row) throws SQLException {
        UUID id = Columns.uuid(row, "notice_id");
        AccountId account = new AccountId(Columns.uuid(row, "account_id"));
        KeyRing.Sealed sealed = new KeyRing.Sealed(row.getShort("key_id"), row.getBytes("payload"));
        return () -> due(id, account, sealed);
    }

    private Optional<Due> due(UUID id, AccountId account, KeyRing.Sealed sealed) {
        Optional<Due> due = keys.open(sealed, place(id), "The mail " + id + " to account " + account, MEANWHILE)
                .flatMap(payload -> notice(id, account, payload))
                .map(notice -> new Due(id, notice));
        if (due.isEmpty()) {
            unreadable.add(id);
        }
        return due;
    }

    private static Optional<Notice> notice(UUID id, AccountId account, byte[] payload) {
        List<String> lines = List.of(new String(payload, StandardCharsets.UTF_8).split(SEPARATOR, -1));
        try {
            return Optional.of(new Notice(
                    account,
                    Notice.Kind.valueOf(lines.get(0)),
                    EmailAddress.parse(lines.get(1)).orElseThrow(),
                    URI.create(lines.get(2)),
                    details(lines.subList(DETAILS, lines.size()))));
        } catch (IllegalArgumentException | NoSuchElementException | IndexOutOfBoundsException unknown) {
            LOG.error("The mail {} to account {} is of no kind that this version knows. {}", id, account, MEANWHILE);
            return Optional.empty();
        }
    }

    /** What was written while each had one detail, empty for none, is still read. */
    private static List<String> details(List<String> written) {
        return written.equals(List.of("")) ? List.of() : written;
    }

    private static SealedColumn.Place place(UUID notice) {
        return SealedColumn.MAIL.at(notice);
    }
}
