package org.vestibule.adapters.persistence.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.seal.SealedColumn;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.TimeOrderedId;
import org.vestibule.testkit.OutboxContract;

/** The contract, on PostgreSQL. */
class JdbiOutboxTest implements OutboxContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }

    /** However many there are, and though they are the oldest. */
    @Test
    void what_cannot_be_opened_holds_up_nothing_else() {
        int many = 50;
        Stream.generate(this::anAddress).limit(many).forEach(this::add);
        assertEquals(
                many,
                TestDatabase.SHARED.meddle(
                        "UPDATE outbox SET payload = set_byte(payload, 20, 255 - get_byte(payload, 20))"));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2)); // so that it is the latest
        Notice whole = add(anAddress());
        assertEquals(List.of(whole), claimed(store().outbox()));
        assertEquals(
                many,
                TestDatabase.SHARED.meddle("DELETE FROM outbox WHERE tries = 0"),
                "another node may find the key, and is the first to send them");
        TestDatabase.SHARED.meddle("DELETE FROM outbox");
    }

    /** Not even their own person's: whoever waits for a link asks for another. */
    @Test
    void what_cannot_be_opened_holds_up_nothing_behind_it() {
        EmailAddress ada = anAddress();
        add(ada);
        TestDatabase.SHARED.meddle("UPDATE outbox SET payload = set_byte(payload, 20, 255 - get_byte(payload, 20))");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        Notice whole = add(ada);
        assertEquals(List.of(whole), claimed(store().outbox()));
        TestDatabase.SHARED.meddle("DELETE FROM outbox");
    }

    /** As a node finds it that is older than the one that wrote it. */
    @Test
    void what_cannot_be_understood_holds_up_nothing_else() {
        for (String payload :
                List.of("A_KIND_OF_TOMORROW\na@example.com\nhttps://portal.example/", "SIGN_UP\nnobody\nx", "")) {
            UUID id = TimeOrderedId.make(Instant.EPOCH, RANDOM);
            KeyRing.Sealed sealed =
                    TestDatabase.SHARED.keys().seal(payload.getBytes(StandardCharsets.UTF_8), SealedColumn.MAIL.at(id));
            TestDatabase.SHARED.meddle(
                    "INSERT INTO outbox (account_id, notice_id, key_id, payload) VALUES (?, ?, ?, ?)",
                    AccountId.NOBODY.value(),
                    id,
                    sealed.keyId(),
                    sealed.value());
        }
        Notice known = add(anAddress());
        assertEquals(List.of(known), claimed(store().outbox()));
        assertEquals(4, TestDatabase.SHARED.meddle("DELETE FROM outbox"));
    }

    private Notice add(EmailAddress to) {
        Notice notice = Notice.of(AccountId.NOBODY, Notice.Kind.SIGN_UP, to, URI.create("https://portal.example/"));
        commit(() -> store().outbox().add(notice));
        return notice;
    }

    /** As all were written until a notice had several details. */
    @Test
    void an_empty_detail_of_old_is_none() {
        URI link = URI.create("https://portal.example/");
        commit(() -> store().outbox().add(Notice.of(AccountId.NOBODY, Notice.Kind.SIGN_UP, anAddress(), link, "")));
        assertEquals(List.of(), claimed(store().outbox()).get(0).details());
    }

    /** As a node of the version before adds them, which says neither how urgent they are nor to whom they go. */
    @Test
    void what_an_older_node_adds_is_sent() {
        Notice first = add(anAddress());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        Notice second = add(anAddress());
        TestDatabase.SHARED.meddle("""
                WITH gone AS (DELETE FROM outbox RETURNING account_id, notice_id, key_id, payload)
                INSERT INTO outbox (account_id, notice_id, key_id, payload) SELECT * FROM gone
                """);
        assertEquals(List.of(first, second), claimed(store().outbox()));
        TestDatabase.SHARED.meddle("DELETE FROM outbox");
    }

    /** Else each claim would look at all that wait behind others. */
    @Test
    void what_waits_behind_one_that_is_put_off_is_put_off_with_it() {
        EmailAddress ada = anAddress();
        add(ada);
        add(ada);
        Outbox outbox = store().outbox();
        Outbox.Due first = outbox.claim(Notice.Urgency.BULK, NOW, NOW).orElseThrow();
        commit(() -> outbox.postpone(first, LATER, "busy"));
        assertEquals(2, TestDatabase.SHARED.meddle("UPDATE outbox SET due_at = due_at WHERE due_at = ?", LATER));
        add(anAddress());
        assertEquals(2, TestDatabase.SHARED.meddle("UPDATE outbox SET due_at = due_at WHERE due_at = ?", LATER));
    }

    /** What is in the row tells nobody to whom it goes. */
    @Test
    void no_address_is_in_the_clear() {
        EmailAddress ada = anAddress();
        add(ada);
        String rows = TestDatabase.SHARED
                .database()
                .ask(handle -> handle.createQuery(
                                "SELECT string_agg(encode(payload, 'escape') || o, '') FROM outbox AS o")
                        .mapTo(String.class)
                        .one());
        assertFalse(rows.toLowerCase(Locale.ROOT).contains(ada.canonical().substring(0, 12)), rows);
    }

    private static List<Notice> claimed(Outbox outbox) {
        return Stream.generate(() -> outbox.claim(Notice.Urgency.BULK, NOW, LATER))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .map(Outbox.Due::notice)
                .toList();
    }
}
