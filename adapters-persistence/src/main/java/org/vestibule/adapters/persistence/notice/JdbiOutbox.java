package org.vestibule.adapters.persistence.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.application.notice.Outbox;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.TimeOrderedId;

/** Mails that are due, in PostgreSQL. */
public final class JdbiOutbox implements Outbox {

    private static final String ADD = """
            INSERT INTO outbox (account_id, notice_id, urgency, recipient, key_id, payload)
            VALUES (:account, :notice, :urgency, :recipient, :keyId, :payload)
            """;
    private static final String WAITING = """
            SELECT count(*) AS count, (SELECT notice_id FROM outbox ORDER BY notice_id LIMIT 1) AS oldest FROM outbox
            """;

    /**
     * Behind an index that has them in this order. What is in front of a mail in its own line is looked up for each that
     * is due, and by an index: a join would be planned for as few mails as there are most of the time. Several, for others
     * ask the same at the same moment, and no lock, which none could hold on what lies at many places.
     */
    private static final String DUE = """
            SELECT account_id, notice_id FROM outbox AS o
            WHERE urgency <= :least AND due_at <= :now AND notice_id <> ALL(:unreadable)
                AND (SELECT e.notice_id FROM outbox AS e
                    WHERE e.account_id = o.account_id AND e.recipient = o.recipient AND e.urgency = o.urgency
                        AND e.notice_id < o.notice_id AND e.notice_id <> ALL(:unreadable)
                    LIMIT 1) IS NULL
            ORDER BY urgency, due_at, notice_id LIMIT 10
            """;

    /** Of any number who ask for one, one gets it. */
    private static final String CLAIM = """
            UPDATE outbox SET due_at = :until, tries = tries + 1, said = NULL
            WHERE account_id = :account AND notice_id = :notice AND due_at <= :now
            RETURNING account_id, notice_id, tries, key_id, payload
            """;

    private static final String GIVE_BACK = """
            UPDATE outbox SET due_at = :now, tries = tries - 1
            WHERE account_id = :account AND notice_id = :notice AND tries = :tries
            """;
    private static final String ERASE = "DELETE FROM outbox WHERE account_id = :account AND notice_id = :notice";
    private static final String POSTPONE = """
            UPDATE outbox SET due_at = :until, said = :why
            WHERE account_id = :account AND notice_id = :notice AND tries = :tries
            """;

    /** So that nobody looks at them in vain meanwhile. */
    private static final String POSTPONE_LINE = """
            UPDATE outbox SET due_at = :until
            WHERE account_id = :account AND recipient = :recipient AND urgency = :urgency AND notice_id > :notice
                AND due_at < :until
            """;

    private final Database database;
    private final KeyRing keys;
    private final SealedNotices notices;
    private final Clock clock;
    private final RandomGenerator random;

    /** Those that this node cannot read, so that they are in nobody's way; it looks at them again when it starts. */
    private final Set<UUID> unreadable = ConcurrentHashMap.newKeySet();

    /** Those that this one has added sort as they were added. */
    private final AtomicReference<UUID> latest = new AtomicReference<>(new UUID(0, 0));

    public JdbiOutbox(Database database, KeyRing keys, Clock clock, RandomGenerator random) {
        this.database = database;
        this.keys = keys;
        this.notices = new SealedNotices(keys);
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void add(Notice notice) {
        UUID id = latest.updateAndGet(this::next);
        KeyRing.Sealed sealed = notices.seal(id, notice);
        database.write(Write.of(ADD)
                .bind("account", notice.account().value())
                .bind("notice", id)
                .bind("urgency", written(notice.kind().urgency()))
                .bind("recipient", AddressName.of(notice.to(), keys))
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
    public Optional<Due> claim(Notice.Urgency least, Instant now, Instant until) {
        while (true) {
            List<Place> places = due(least, now);
            Optional<Row> row = places.stream()
                    .flatMap(place -> claim(place, now, until).stream())
                    .findFirst();
            Optional<Due> due = row.flatMap(this::due);
            if (due.isPresent() || places.isEmpty()) {
                return due;
            }
            row.ifPresent(unreadable -> giveBack(unreadable, now));
        }
    }

    private List<Place> due(Notice.Urgency least, Instant now) {
        return database.changeAtOnce(handle -> handle.createQuery(DUE)
                .bind("least", written(least))
                .bind("now", Columns.written(now))
                .bindArray("unreadable", UUID.class, unreadable)
                .map((row, context) -> new Place(Columns.uuid(row, "account_id"), Columns.uuid(row, "notice_id")))
                .list());
    }

    private Optional<Row> claim(Place place, Instant now, Instant until) {
        return database.changeAtOnce(handle -> handle.createQuery(CLAIM)
                .bind("account", place.account)
                .bind("notice", place.notice)
                .bind("now", Columns.written(now))
                .bind("until", Columns.written(until))
                .map((found, context) -> Row.read(found))
                .findOne());
    }

    @Override
    public void erase(Due due) {
        database.write(
                Write.of(ERASE).bind("account", due.notice().account().value()).bind("notice", due.id()));
    }

    @Override
    public void postpone(Due due, Instant until, String why) {
        UUID account = due.notice().account().value();
        database.write(Write.of(POSTPONE)
                .bind("until", until)
                .bind("why", why)
                .bind("account", account)
                .bind("notice", due.id())
                .bind("tries", due.tries()));
        database.write(Write.of(POSTPONE_LINE)
                .bind("until", until)
                .bind("account", account)
                .bind("recipient", AddressName.of(due.notice().to(), keys))
                .bind("urgency", written(due.notice().kind().urgency()))
                .bind("notice", due.id()));
    }

    private record Place(UUID account, UUID notice) {}

    private record Row(UUID id, AccountId account, int tries, KeyRing.Sealed sealed) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    Columns.uuid(row, "notice_id"),
                    new AccountId(Columns.uuid(row, "account_id")),
                    row.getInt("tries"),
                    new KeyRing.Sealed(row.getShort("key_id"), row.getBytes("payload")));
        }
    }

    /** So that nodes that can read it may send it, as if this one had never seen it. */
    private void giveBack(Row row, Instant now) {
        unreadable.add(row.id);
        database.changeAtOnce(handle -> handle.createUpdate(GIVE_BACK)
                .bind("now", Columns.written(now))
                .bind("account", row.account.value())
                .bind("notice", row.id)
                .bind("tries", row.tries)
                .execute());
    }

    private Optional<Due> due(Row row) {
        return notices.open(row.id, row.account, row.sealed).map(notice -> new Due(row.id, notice, row.tries));
    }

    private UUID next(UUID before) {
        UUID made = TimeOrderedId.make(clock.instant(), random);
        return made.compareTo(before) > 0
                        || made.getMostSignificantBits() >>> 16 < before.getMostSignificantBits() >>> 16
                ? made
                : new UUID(before.getMostSignificantBits(), before.getLeastSignificantBits() + 1);
    }

    /** The column sorts. */
    static int written(Notice.Urgency urgency) {
        return switch (urgency) {
            case AWAITED -> 0;
            case SOON -> 1;
            case BULK -> 2;
        };
    }
}
