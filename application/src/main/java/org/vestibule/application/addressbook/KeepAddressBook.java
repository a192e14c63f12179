package org.vestibule.application.addressbook;

import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.app.HeldBy;
import org.vestibule.application.grant.Grants;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.addressbook.AddressBook;
import org.vestibule.domain.addressbook.Edition;
import org.vestibule.domain.app.Scope;

/** Keeps an address book for whoever signed in to an app, if it is made of the one that is there: nobody's change is lost. */
public final class KeepAddressBook {

    private final HeldBy heldBy;
    private final AddressBooks books;
    private final Acts acts;

    public KeepAddressBook(HeldBy heldBy, AddressBooks books, Acts acts) {
        this.heldBy = heldBy;
        this.books = books;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** It is kept. */
    public record Kept() implements Result {}

    /** Another is there. */
    public record ChangedMeanwhile() implements Result {}

    /** The token is not good. */
    public record NotGood() implements Result {}

    /** It is good, and not for this. */
    public record NotGranted() implements Result {}

    /**
     * Keeps it.
     *
     * @param past what it was made of; empty if there is none yet
     */
    public Result keep(String token, Optional<Edition> past, AddressBook book) {
        return acts.perform(act -> heldBy.open(token, act.now())
                .map(held -> keep(held, past, book, act))
                .orElseGet(NotGood::new));
    }

    private Result keep(Grants.Held held, Optional<Edition> past, AddressBook book, Act act) {
        if (!held.grant().scopes().has(Scope.ADDRESS_BOOK)) {
            return new NotGranted();
        }
        AccountId account = held.grant().account();
        boolean kept = past.isPresent()
                ? books.replace(account, past.get(), book, act.now())
                : books.add(account, book, act.now());
        return kept ? new Kept() : new ChangedMeanwhile();
    }
}
