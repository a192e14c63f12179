package org.vestibule.testkit;

import java.util.List;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;

/** The security log in memory. */
public final class InMemoryAuditTrail implements AuditTrail {

    private final InMemoryDatabase database;

    public InMemoryAuditTrail(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void record(Event event) {
        database.write(tables -> tables.events.add(event));
    }

    /** All events, in the order of their writing. */
    public List<Event> events() {
        return database.ask(tables -> List.copyOf(tables.events));
    }

    /** What happened to an account, in that order. */
    public List<Event.Kind> kinds(AccountId account) {
        return events().stream()
                .filter(event -> event.account().equals(account))
                .map(Event::kind)
                .toList();
    }

    /** How often it happened to an account. */
    public long count(AccountId account, Event.Kind kind) {
        return kinds(account).stream().filter(kind::equals).count();
    }
}
