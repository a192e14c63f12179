package org.vestibule.application.portal;

import org.vestibule.application.addressbook.KeepAddressBook;
import org.vestibule.application.addressbook.ViewAddressBook;

/** The address books that apps keep. The one list of the use cases that do it. */
public record AddressBookUseCases(ViewAddressBook viewAddressBook, KeepAddressBook keepAddressBook) {

    static AddressBookUseCases of(Store store, Means means, SharedParts parts) {
        return new AddressBookUseCases(
                new ViewAddressBook(parts.heldBy(), store.addressBooks(), means.clock()),
                new KeepAddressBook(parts.heldBy(), store.addressBooks(), parts.acts()));
    }
}
