package org.vestibule.application.addressbook;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.addressbook.AddressBook;
import org.vestibule.domain.addressbook.Edition;

/** The address books of accounts, at most one of each. */
public interface AddressBooks {

    /** Finds that of an account. */
    Optional<AddressBook> find(AccountId account);

    /** Adds the first by one atomic change: of any number of racing ones, one gets true. */
    boolean add(AccountId account, AddressBook book, Instant now);

    /**
     * Puts one in the place of another by one atomic change: of any number of racing ones with the same edition, one gets
     * true, unless they all say what is there already.
     *
     * @param past what is to be there
     */
    boolean replace(AccountId account, Edition past, AddressBook book, Instant now);
}
