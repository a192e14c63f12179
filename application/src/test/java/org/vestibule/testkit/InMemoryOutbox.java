package org.vestibule.testkit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.vestibule.application.notice.Outbox;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.TimeOrderedId;

/** Mails that are due, in memory. */
public final class InMemoryOutbox implements Outbox {

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
        UUID id = TimeOrderedId.make(Instant.now(), ThreadLocalRandom.current());
        database.write(tables -> {
            tables.outbox.put(id, notice);
            tables.seal(id);
        });
    }

    @Override
    public List<Due> take(int most) {
        return database.change(tables -> tables.outbox.entrySet().stream()
                .limit(most)
                .map(row -> new Due(row.getKey(), row.getValue()))
                .toList());
    }

    @Override
    public void erase(Due due) {
        database.write(tables -> tables.outbox.remove(due.id()));
    }

    /** All that are due, oldest first. */
    public List<Notice> due() {
        return database.ask(tables -> List.copyOf(tables.outbox.values()));
    }
}
