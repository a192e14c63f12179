package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.vestibule.application.addressbook.AddressBooks;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.addressbook.AddressBook;
import org.vestibule.domain.addressbook.Edition;

/** What every adapter of {@link AddressBooks} keeps. */
public interface AddressBooksContract extends StoreContract {

    AddressBook FIRST = AddressBook.kept("[\"first\"]");
    AddressBook SECOND = AddressBook.kept("[\"second\"]");

    @Test
    default void one_is_found_to_the_letter() {
        AccountId account = anAccount().id();
        assertEquals(Optional.empty(), books().find(account));
        AddressBook book = AddressBook.kept(" {\"b\":1.0,\"a\":\"\\u0000 Zoë \uD83D\uDE00\",\n\"a\":[] } ");
        assertTrue(add(account, book));
        assertEquals(Optional.of(book), books().find(account));
        assertEquals(Optional.empty(), books().find(anAccount().id()));
    }

    @Test
    default void the_largest_is_kept() {
        AccountId account = anAccount().id();
        AddressBook largest = AddressBook.parse("[\"" + "x".repeat(AddressBook.MOST_BYTES - 4) + "\"]")
                .orElseThrow();
        assertTrue(add(account, largest));
        assertEquals(Optional.of(largest), books().find(account));
    }

    @Test
    default void there_is_one_first() {
        AccountId account = anAccount().id();
        assertTrue(add(account, FIRST));
        assertFalse(add(account, SECOND));
        assertEquals(Optional.of(FIRST), books().find(account));
    }

    @Test
    default void one_takes_the_place_of_the_one_that_it_names() {
        AccountId account = anAccount().id();
        AccountId other = anAccount().id();
        assertFalse(replace(account, FIRST.edition(), SECOND), "there is none");
        add(account, FIRST);
        add(other, FIRST);
        assertFalse(replace(account, SECOND.edition(), SECOND));
        assertFalse(replace(account, new Edition("'\\"), SECOND));
        assertEquals(Optional.of(FIRST), books().find(account));
        assertTrue(replace(account, FIRST.edition(), SECOND));
        assertFalse(replace(account, FIRST.edition(), FIRST), "it is the one before");
        assertEquals(Optional.of(SECOND), books().find(account));
        assertEquals(Optional.of(FIRST), books().find(other));
    }

    @Test
    default void of_those_that_replace_the_same_one_gets_it() {
        AccountId account = anAccount().id();
        add(account, FIRST);
        AtomicInteger next = new AtomicInteger();
        try (Race race = new Race(4)) {
            List<Boolean> all = race.run(
                    () -> replace(account, FIRST.edition(), AddressBook.kept("[" + next.incrementAndGet() + "]")));
            assertEquals(1, all.stream().filter(won -> won).count());
        }
    }

    @Test
    default void of_those_that_are_first_one_is() {
        AccountId account = anAccount().id();
        AtomicInteger next = new AtomicInteger();
        try (Race race = new Race(4)) {
            List<Boolean> all = race.run(() -> add(account, AddressBook.kept("[" + next.incrementAndGet() + "]")));
            assertEquals(1, all.stream().filter(won -> won).count());
        }
    }

    @Test
    default void it_needs_its_account() {
        AccountId unknown = anUnknownAccount(true).id();
        assertThrows(RuntimeException.class, () -> add(unknown, FIRST));
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        AccountId account = anAccount().id();
        rollBack(() -> books().add(account, FIRST, NOW));
        assertEquals(Optional.empty(), books().find(account));
        add(account, FIRST);
        rollBack(() -> books().replace(account, FIRST.edition(), SECOND, NOW));
        assertEquals(Optional.of(FIRST), books().find(account));
    }

    @Test
    default void changes_need_a_transaction() {
        AccountId account = anAccount().id();
        assertNeedsTransaction(() -> books().add(account, FIRST, NOW));
        assertNeedsTransaction(() -> books().replace(account, FIRST.edition(), SECOND, NOW));
    }

    private boolean add(AccountId account, AddressBook book) {
        return committed(() -> books().add(account, book, NOW));
    }

    private boolean replace(AccountId account, Edition past, AddressBook book) {
        return committed(() -> books().replace(account, past, book, NOW.plusSeconds(1)));
    }

    private AddressBooks books() {
        return store().addressBooks();
    }
}
