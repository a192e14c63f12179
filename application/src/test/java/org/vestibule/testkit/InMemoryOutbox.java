package org.vestibule.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.vestibule.application.notice.Outbox;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.TimeOrderedId;

/** Mails that are due, in memory. */
public final class InMemoryOutbox implements Outbox {

    private static final Comparator<Tables.MailRow> MOST_URGENT_FIRST = Comparator.comparing(
                    (Tables.MailRow row) -> row.notice().kind().urgency())
            .thenComparing(Tables.MailRow::due);

    private final InMemoryDatabase database;

    public InMemoryOutbox(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Waiting waiting() {
        return database.ask(tables -> new Waiting(
                tables.outbox.size(),
                tables.outbox.keySet().stream().findFirst().map(TimeOrderedId::madeAt)));
    }

    @Override
    public void add(Notice notice) {
        database.write(tables -> {
            UUID id = next(tables);
            tables.outbox.put(id, new Tables.MailRow(notice, 0, Instant.EPOCH, Optional.empty()));
            tables.seal(id);
        });
    }

    /** They sort as they were added. */
    private static UUID next(Tables tables) {
        Instant now = Instant.now();
        Instant after = tables.outbox.keySet().stream()
                .reduce((one, later) -> later)
                .map(latest -> TimeOrderedId.madeAt(latest).plusMillis(1))
                .orElse(now);
        return TimeOrderedId.make(after.isAfter(now) ? after : now, ThreadLocalRandom.current());
    }

    @Override
    public Optional<Due> claim(Notice.Urgency least, Instant now, Instant until) {
        return database.changeAtOnce(tables -> {
            Optional<Map.Entry<UUID, Tables.MailRow>> found = tables.outbox.entrySet().stream()
                    .filter(row -> isDue(row.getValue(), least, now) && isFirst(tables, row))
                    .min(Map.Entry.comparingByValue(MOST_URGENT_FIRST));
            return found.map(row -> {
                Due due = new Due(
                        row.getKey(), row.getValue().notice(), row.getValue().tries() + 1);
                tables.outbox.put(due.id(), new Tables.MailRow(due.notice(), due.tries(), until, Optional.empty()));
                return due;
            });
        });
    }

    @Override
    public void erase(Due due) {
        database.write(tables -> tables.outbox.remove(due.id()));
    }

    @Override
    public void postpone(Due due, Instant until, String why) {
        database.write(tables -> tables.outbox.replaceAll((id, row) -> {
            if (id.equals(due.id())) {
                return row.tries() == due.tries()
                        ? new Tables.MailRow(row.notice(), row.tries(), until, Optional.of(why))
                        : row;
            }
            boolean behind = sameLine(row.notice(), due.notice()) && row.due().isBefore(until);
            return behind ? row.dueAt(until) : row;
        }));
    }

    private static boolean isDue(Tables.MailRow row, Notice.Urgency least, Instant now) {
        return row.notice().kind().urgency().compareTo(least) <= 0 && !row.due().isAfter(now);
    }

    private static boolean isFirst(Tables tables, Map.Entry<UUID, Tables.MailRow> row) {
        return tables.outbox.entrySet().stream()
                .filter(other ->
                        sameLine(other.getValue().notice(), row.getValue().notice()))
                .findFirst()
                .orElseThrow()
                .getKey()
                .equals(row.getKey());
    }

    private static boolean sameLine(Notice one, Notice other) {
        return samePerson(one, other) && one.kind().urgency() == other.kind().urgency();
    }

    static boolean samePerson(Notice one, Notice other) {
        return one.account().equals(other.account()) && one.to().equals(other.to());
    }

    /** All that wait, oldest first. */
    public List<Notice> due() {
        return database.ask(tables ->
                tables.outbox.values().stream().map(Tables.MailRow::notice).toList());
    }
}
