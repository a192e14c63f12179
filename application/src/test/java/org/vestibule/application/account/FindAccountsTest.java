package org.vestibule.application.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.email;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.PersonName;
import org.vestibule.testkit.InMemoryPortal;

class FindAccountsTest {

    private final InMemoryPortal portal = new InMemoryPortal();

    @Test
    void an_account_is_found_by_its_address() {
        Account ada = portal.account("ada@example.com");
        assertEquals(Optional.of(ada), portal.useCases.account().findAccount().find(email("ADA@example.com")));
        assertEquals(Optional.empty(), portal.useCases.account().findAccount().find(email("bob@example.com")));
    }

    @Test
    void all_are_handed_over_oldest_first_beyond_one_page() {
        List<Account> made = new ArrayList<>();
        for (int i = 0; i < 1001; i++) {
            made.add(portal.account("a" + i + "@example.com"));
            portal.clock.advance(Duration.ofMillis(1));
        }
        List<Account> found = new ArrayList<>();
        portal.useCases.account().listAccounts().forEach(Optional.empty(), found::add);
        assertEquals(made, found);
    }

    @Test
    void it_goes_on_behind_one_and_stops_where_one_is_not_taken() {
        Account ann = portal.account("ann@example.com");
        portal.clock.advance(Duration.ofMillis(1));
        Account bob = portal.account("bob@example.com");
        portal.clock.advance(Duration.ofMillis(1));
        portal.account("eve@example.com");
        List<Account> found = new ArrayList<>();
        portal.useCases.account().listAccounts().forEach(Optional.of(ann.id()), account -> {
            found.add(account);
            return false;
        });
        assertEquals(List.of(bob), found);
    }

    @Test
    void a_text_in_address_or_name_is_found_whatever_its_case() {
        Account ann = portal.account("Ann.Smith@Example.com");
        for (String text : List.of("ann", "SMITH@ex", "somebody", "SOMEB", "")) {
            assertTrue(ann.mentions(text), text);
        }
        assertFalse(ann.mentions("smyth"));
        Account turkish = new Account(
                ann.id(), ann.email(), PersonName.parse("Jürgen Größe-İnan").orElseThrow(), ann.createdAt(), true);
        for (String text : List.of("JÜRGEN", "ju\u0308rgen", "GRÖSSE", "größe")) {
            assertTrue(turkish.mentions(text), text);
        }
    }

    @Test
    void of_no_accounts_none_is_handed_over() {
        List<Account> found = new ArrayList<>();
        portal.useCases.account().listAccounts().forEach(Optional.empty(), found::add);
        assertTrue(found.isEmpty());
    }
}
