package org.vestibule.application.addressbook;

import java.time.Clock;
import java.util.Optional;
import org.vestibule.application.app.HeldBy;
import org.vestibule.application.grant.Grants;
import org.vestibule.domain.addressbook.AddressBook;
import org.vestibule.domain.app.Scope;

/** Gives an app the address book of whoever signed in to it. */
public final class ViewAddressBook {

    private final HeldBy heldBy;
    private final AddressBooks books;
    private final Clock clock;

    public ViewAddressBook(HeldBy heldBy, AddressBooks books, Clock clock) {
        this.heldBy = heldBy;
        this.books = books;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** It, if there is one. */
    public record Shown(Optional<AddressBook> book) implements Result {}

    /** The token is not good. */
    public record NotGood() implements Result {}

    /** It is good, and not for this. */
    public record NotGranted() implements Result {}

    /** Gives it. */
    public Result view(String token) {
        return heldBy.open(token, clock.instant()).map(this::view).orElseGet(NotGood::new);
    }

    private Result view(Grants.Held held) {
        return held.grant().scopes().has(Scope.ADDRESS_BOOK)
                ? new Shown(books.find(held.grant().account()))
                : new NotGranted();
    }
}
