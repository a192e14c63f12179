package org.vestibule.testkit;

import java.util.List;
import java.util.UUID;
import org.vestibule.application.notice.Outbox;
import org.vestibule.domain.notice.Notice;

/** Mails that are due, in memory. */
public final class InMemoryOutbox implements Outbox {

    private final InMemoryDatabase database;

    public InMemoryOutbox(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Notice notice) {
        UUID id = UUID.randomUUID();
        database.write(tables -> tables.outbox.put(id, notice));
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
