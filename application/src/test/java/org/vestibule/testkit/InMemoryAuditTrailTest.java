package org.vestibule.testkit;

import java.util.List;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;

class InMemoryAuditTrailTest implements AuditTrailContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }

    @Override
    public List<Event> recorded(AccountId account) {
        return store.auditTrail().events().stream()
                .filter(event -> event.account().equals(account))
                .toList();
    }
}
