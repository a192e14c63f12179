package org.vestibule.testkit;

import java.util.List;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.AccountId;

class InMemoryAuditTrailTest implements AuditTrailContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }

    @Override
    public List<Written> recorded(AccountId account) {
        return store.auditTrail().events().stream()
                .filter(event -> event.account().equals(account))
                .map(Written::of)
                .toList();
    }
}
