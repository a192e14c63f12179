package org.vestibule.adapters.persistence.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.notice.Notice;
import org.vestibule.testkit.OutboxContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiOutboxTest implements OutboxContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }

    /** As all were written until a notice had several details. */
    @Test
    void an_empty_detail_of_old_is_none() {
        URI link = URI.create("https://portal.example/");
        commit(() -> store().outbox().add(Notice.of(AccountId.NOBODY, Notice.Kind.SIGN_UP, anAddress(), link, "")));
        Notice read = committed(() -> store().outbox().take(1)).get(0).notice();
        assertEquals(List.of(), read.details());
    }
}
