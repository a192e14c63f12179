package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vestibule.application.account.Accounts;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.token.TimeOrderedId;

/** What every adapter of {@link Accounts} keeps. */
public interface AccountsContract extends StoreContract {

    @Test
    default void an_account_is_found_by_its_address() {
        Account account = anAccount();
        assertEquals(Optional.of(account), accounts().find(account.email()));
        assertEquals(
                account.email().written(),
                accounts().find(account.email()).orElseThrow().email().written());
    }

    @Test
    default void an_account_is_found_by_any_spelling_of_its_address() {
        Account account = anAccount();
        assertEquals(Optional.of(account), accounts().find(shouted(account)));
    }

    @Test
    default void a_disabled_account_is_found_too() {
        Account account = aDisabledAccount();
        assertFalse(accounts().find(account.email()).orElseThrow().enabled());
    }

    @Test
    default void an_address_that_nobody_holds_finds_nothing() {
        assertEquals(Optional.empty(), accounts().find(anAddress()));
    }

    @Test
    default void an_address_is_claimed_once_however_it_is_spelled() {
        Account first = anAccount();
        Account second = withAddress(shouted(first));
        assertFalse(committed(() -> accounts().add(second, aHash())));
        assertEquals(Optional.of(first), accounts().find(second.email()));
        assertFalse(accounts().after(Optional.of(before(second.id())), 10).contains(second));
    }

    @Test
    default void racing_for_one_address_one_wins() {
        try (Race race = new Race(20)) {
            for (int round = 0; round < 10; round++) {
                EmailAddress email = anAddress();
                List<Boolean> added = race.run(() -> {
                    Account account = withAddress(email);
                    return committed(() -> accounts().add(account, aHash()));
                });
                assertEquals(1, added.stream().filter(won -> won).count());
                assertTrue(accounts().find(email).isPresent());
            }
        }
    }

    @Test
    default void accounts_come_in_the_order_of_their_making() {
        Instant farAhead = Instant.parse("2100-01-01T00:00:00Z");
        Account first = madeAt(farAhead);
        Account second = madeAt(farAhead.plusMillis(1));
        Account third = madeAt(farAhead.plusMillis(2));
        commit(() -> List.of(third, first, second)
                .forEach(account -> assertTrue(accounts().add(account, aHash()))));
        assertEquals(List.of(second), accounts().after(Optional.of(first.id()), 1));
        assertEquals(List.of(second, third), accounts().after(Optional.of(first.id()), 10));
        assertEquals(List.of(), accounts().after(Optional.of(third.id()), 10));
    }

    @Test
    default void the_first_page_begins_at_the_first_account() {
        Account account = anAccount();
        List<Account> all = accounts().after(Optional.empty(), Integer.MAX_VALUE);
        assertTrue(all.contains(account));
        assertEquals(List.of(all.get(0)), accounts().after(Optional.empty(), 1));
    }

    @Test
    default void an_account_taken_back_leaves_its_address_free() {
        Account account = anUnknownAccount(true);
        rollBack(() -> assertTrue(accounts().add(account, aHash())));
        assertEquals(Optional.empty(), accounts().find(account.email()));
        assertTrue(committed(() -> accounts().add(account, aHash())));
    }

    @Test
    default void adding_needs_a_transaction() {
        assertNeedsTransaction(() -> assertFalse(accounts().add(anUnknownAccount(true), aHash())));
    }

    private Accounts accounts() {
        return store().accounts();
    }

    private Account withAddress(EmailAddress email) {
        Account other = anUnknownAccount(true);
        return new Account(other.id(), email, other.name(), NOW, true);
    }

    private Account madeAt(Instant time) {
        Account other = anUnknownAccount(true);
        return new Account(new AccountId(TimeOrderedId.make(time, RANDOM)), other.email(), other.name(), time, true);
    }

    private static AccountId before(AccountId id) {
        return new AccountId(new UUID(id.value().getMostSignificantBits() - 1, 0));
    }

    private static EmailAddress shouted(Account account) {
        return EmailAddress.parse(account.email().written().toUpperCase(Locale.ROOT))
                .orElseThrow();
    }
}
