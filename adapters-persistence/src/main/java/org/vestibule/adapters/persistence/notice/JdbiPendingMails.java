package org.vestibule.adapters.persistence.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.application.notice.PendingMail;
import org.vestibule.application.notice.PendingMails;
import org.vestibule.domain.account.AccountId;

/** Mails that have not left yet, in PostgreSQL. */
public final class JdbiPendingMails implements PendingMails {

    private static final String SELECT =
            "SELECT account_id, notice_id, tries, due_at, said, key_id, payload FROM outbox ";
    private static final String FIND = SELECT + "WHERE notice_id = :notice";
    private static final String AFTER = SELECT + "WHERE notice_id > :behind ORDER BY notice_id LIMIT :most";

    /** All but what somebody is sending. */
    private static final String LATER = "due_at > :now AND (tries = 0 OR said IS NOT NULL)";

    /** Somebody tried it before: that stays to be seen. */
    private static final String HASTEN =
            "UPDATE outbox SET due_at = :now, tries = greatest(tries - 1, least(tries, 1)) WHERE ";

    private static final String HASTEN_LINE =
            HASTEN + "account_id = :account AND " + LATER + " AND (notice_id = :notice OR recipient = "
                    + "(SELECT recipient FROM outbox WHERE account_id = :account AND notice_id = :notice))";
    private static final String HASTEN_ALL = HASTEN + LATER;
    private static final String DROP = "DELETE FROM outbox WHERE account_id = :account AND notice_id = :notice";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Database database;
    private final SealedNotices notices;

    public JdbiPendingMails(Database database, KeyRing keys) {
        this.database = database;
        this.notices = new SealedNotices(keys);
    }

    @Override
    public List<PendingMail> after(Optional<UUID> behind, int most, Instant now) {
        return database.ask(handle -> handle.createQuery(AFTER)
                .bind("behind", behind.orElse(BEFORE_ALL))
                .bind("most", most)
                .map((row, context) -> read(row, now))
                .list());
    }

    @Override
    public Optional<PendingMail> find(UUID id, Instant now) {
        return database.ask(handle -> handle.createQuery(FIND)
                .bind("notice", id)
                .map((row, context) -> read(row, now))
                .findOne());
    }

    @Override
    public void hasten(PendingMail mail, Instant now) {
        database.change(handle -> handle.createUpdate(HASTEN_LINE)
                .bind("now", Columns.written(now))
                .bind("account", mail.account().value())
                .bind("notice", mail.id())
                .execute());
    }

    @Override
    public int hasten(Instant now) {
        return database.change(handle -> handle.createUpdate(HASTEN_ALL)
                .bind("now", Columns.written(now))
                .execute());
    }

    @Override
    public boolean drop(PendingMail mail) {
        return database.change(handle -> handle.createUpdate(DROP)
                        .bind("account", mail.account().value())
                        .bind("notice", mail.id())
                        .execute())
                == 1;
    }

    private PendingMail read(ResultSet row, Instant now) throws SQLException {
        UUID id = Columns.uuid(row, "notice_id");
        AccountId account = new AccountId(Columns.uuid(row, "account_id"));
        KeyRing.Sealed sealed = new KeyRing.Sealed(row.getShort("key_id"), row.getBytes("payload"));
        int tries = row.getInt("tries");
        Instant due = Columns.instant(row, "due_at");
        Optional<String> why = Optional.ofNullable(row.getString("said"));
        PendingMail.State state = PendingMail.state(tries, due, why, now);
        return new PendingMail(id, account, notices.open(id, account, sealed), tries, due, why, state);
    }
}
