package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;

/** What every adapter of {@link Transactions} keeps. */
public interface TransactionsContract extends StoreContract {

    int MANY = 17_000; // of 4 values each

    @Test
    default void a_transaction_answers_what_its_body_answers() {
        assertEquals("answer", committed(() -> "answer"));
    }

    @Test
    default void changes_are_made_together() {
        Account first = anUnknownAccount(true);
        Account second = anUnknownAccount(true);
        commit(() -> {
            add(first);
            add(second);
        });
        assertTrue(isStored(first) && isStored(second));
    }

    /** More than any statement could name values for. */
    @Test
    default void changes_are_made_together_however_many() {
        List<BearerToken> links = links(MANY);
        commit(() -> links.forEach(this::open));
        assertTrue(links.stream().skip(MANY - 2).allMatch(this::isOpen));
        assertTrue(isOpen(links.get(0)));
    }

    @Test
    default void the_last_of_many_that_fails_takes_the_first_back() {
        List<BearerToken> links = links(MANY);
        Account unknown = anUnknownAccount(true);
        assertThrows(
                RuntimeException.class,
                () -> commit(() -> {
                    links.forEach(this::open);
                    store().signIns()
                            .begin(
                                    new AwaitingSecondStep(
                                            unknown.id(),
                                            aToken(unknown.id()).digest(),
                                            unknown.email(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            NOW),
                                    ORIGIN);
                }));
        assertFalse(isOpen(links.get(0)));
    }

    @Test
    default void an_exception_takes_all_changes_back() {
        Account first = anUnknownAccount(true);
        Account second = anUnknownAccount(true);
        rollBack(() -> {
            add(first);
            add(second);
        });
        assertFalse(isStored(first) || isStored(second));
    }

    @Test
    default void an_error_takes_all_changes_back() {
        Account account = anUnknownAccount(true);
        assertThrows(
                AssertionError.class,
                () -> commit(() -> {
                    add(account);
                    throw new AssertionError("planned");
                }));
        assertFalse(isStored(account));
    }

    @Test
    default void after_a_rollback_the_next_transaction_is_like_any_other() {
        Account account = anUnknownAccount(true);
        rollBack(() -> add(account));
        commit(() -> add(account));
        assertTrue(isStored(account));
    }

    @Test
    default void transactions_do_not_nest() {
        Account account = anUnknownAccount(true);
        commit(() -> {
            assertThrows(
                    IllegalStateException.class, () -> store().transactions().inTransaction(() -> add(account)));
            assertThrows(IllegalStateException.class, () -> committed(() -> "never"));
        });
        assertFalse(isStored(account));
    }

    @Test
    default void a_refused_nesting_leaves_the_outer_transaction_whole() {
        Account account = anUnknownAccount(true);
        commit(() -> {
            add(account);
            assertThrows(IllegalStateException.class, () -> committed(() -> "never"));
        });
        assertTrue(isStored(account));
    }

    @Test
    default void changes_outside_are_refused() {
        Account account = anUnknownAccount(true);
        assertNeedsTransaction(() -> add(account));
        commit(() -> {});
        assertNeedsTransaction(() -> add(account));
        assertFalse(isStored(account));
    }

    @Test
    default void a_transaction_belongs_to_its_thread() {
        commit(() -> elsewhere(() -> assertNeedsTransaction(() -> add(anUnknownAccount(true)))));
    }

    @Test
    default void nobody_sees_what_is_not_committed() {
        Account account = anUnknownAccount(true);
        AtomicBoolean seen = new AtomicBoolean(true);
        commit(() -> {
            add(account);
            elsewhere(() -> seen.set(isStored(account)));
        });
        assertFalse(seen.get());
        assertTrue(isStored(account));
    }

    @Test
    default void transactions_of_many_threads_are_all_kept() {
        try (Race race = new Race(20)) {
            List<Account> added = race.run(() -> {
                Account account = anUnknownAccount(true);
                commit(() -> add(account));
                return account;
            });
            assertTrue(added.stream().allMatch(this::isStored));
        }
    }

    private static List<BearerToken> links(int many) {
        return Stream.generate(() -> BearerToken.make(TimeOrderedId.make(NOW, RANDOM), RANDOM))
                .limit(many)
                .toList();
    }

    private void open(BearerToken link) {
        store().signUps().open(link.owner(), link.digest(), anAddress(), NOW.plusSeconds(1));
    }

    private boolean isOpen(BearerToken link) {
        return store().signUps().find(link, NOW).isPresent();
    }

    private void add(Account account) {
        assertTrue(store().accounts().add(account, aHash()));
    }

    private boolean isStored(Account account) {
        return store().accounts().find(account.email()).isPresent();
    }

    private static void elsewhere(Runnable body) {
        CompletableFuture.runAsync(body).join();
    }
}
