package org.vestibule.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.notice.PendingMail;
import org.vestibule.application.notice.PendingMails;
import org.vestibule.domain.notice.Notice;

/** Mails that have not left yet, in memory. */
public final class InMemoryPendingMails implements PendingMails {

    private final InMemoryDatabase database;

    public InMemoryPendingMails(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<PendingMail> after(Optional<UUID> behind, int most, Instant now) {
        return database.ask(tables -> tables.outbox.entrySet().stream()
                .filter(row -> behind.isEmpty() || row.getKey().compareTo(behind.get()) > 0)
                .limit(most)
                .map(row -> pending(row, now))
                .toList());
    }

    @Override
    public Optional<PendingMail> find(UUID id, Instant now) {
        return database.ask(tables ->
                Optional.ofNullable(tables.outbox.get(id)).map(row -> pending(Map.entry(id, row), now)));
    }

    @Override
    public void hasten(PendingMail mail, Instant now) {
        database.change(tables -> {
            Optional<Notice> first =
                    Optional.ofNullable(tables.outbox.get(mail.id())).map(Tables.MailRow::notice);
            tables.outbox.replaceAll((id, row) -> isLater(row, now)
                            && first.filter(one -> InMemoryOutbox.samePerson(row.notice(), one))
                                    .isPresent()
                    ? hastened(row, now)
                    : row);
            return true;
        });
    }

    @Override
    public int hasten(Instant now) {
        return database.change(tables -> {
            long later = tables.outbox.values().stream()
                    .filter(row -> isLater(row, now))
                    .count();
            tables.outbox.replaceAll((id, row) -> isLater(row, now) ? hastened(row, now) : row);
            return Math.toIntExact(later);
        });
    }

    @Override
    public boolean drop(PendingMail mail) {
        return database.change(tables -> tables.outbox.remove(mail.id()) != null);
    }

    private static boolean isLater(Tables.MailRow row, Instant now) {
        return row.due().isAfter(now) && (row.tries() == 0 || row.said().isPresent());
    }

    private static Tables.MailRow hastened(Tables.MailRow row, Instant now) {
        int tries = Math.max(row.tries() - 1, Math.min(row.tries(), 1));
        return new Tables.MailRow(row.notice(), tries, now, row.said());
    }

    private static PendingMail pending(Map.Entry<UUID, Tables.MailRow> entry, Instant now) {
        Tables.MailRow row = entry.getValue();
        return new PendingMail(
                entry.getKey(),
                row.notice().account(),
                Optional.of(row.notice()),
                row.tries(),
                row.due(),
                row.said(),
                PendingMail.state(row.tries(), row.due(), row.said(), now));
    }
}
