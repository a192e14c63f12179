package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.addressbook.KeepAddressBook;
import org.vestibule.application.addressbook.ViewAddressBook;
import org.vestibule.domain.addressbook.AddressBook;
import org.vestibule.domain.addressbook.Edition;
import org.vestibule.domain.app.Scope;

/** Keeps and gives the address book of whoever signed in to an app. What is in it is for apps to know. */
final class AddressBookDoor {

    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final long FAR_TOO_MUCH = 1024 * 1024;

    private final ViewAddressBook viewAddressBook;
    private final KeepAddressBook keepAddressBook;

    AddressBookDoor(ViewAddressBook viewAddressBook, KeepAddressBook keepAddressBook) {
        this.viewAddressBook = viewAddressBook;
        this.keepAddressBook = keepAddressBook;
    }

    Answer open(HttpServletRequest request) throws Refused, IOException {
        SentForm.refuseQuery(request);
        String token = Bearer.token(request);
        return request.getMethod().equals("PUT") ? keep(request, token) : give(request, token);
    }

    private Answer give(HttpServletRequest request, String token) throws Refused {
        ViewAddressBook.Result result = viewAddressBook.view(token);
        if (result instanceof ViewAddressBook.NotGranted) {
            throw new Refused(ApiRefusals.scopeMissing(Scope.ADDRESS_BOOK));
        }
        if (!(result instanceof ViewAddressBook.Shown shown)) {
            throw new Refused(Refusal.tokenNotGood());
        }
        AddressBook book = shown.book().orElseThrow(() -> new Refused(ApiRefusals.noAddressBook()));
        Edition edition = book.edition();
        return EditionTag.isKnown(request, edition)
                ? Answer.empty(NOT_MODIFIED, tagged(edition))
                : Answer.of(book.text(), tagged(edition));
    }

    private Answer keep(HttpServletRequest request, String token) throws Refused, IOException {
        byte[] sent = read(request);
        if (!isJson(request)) {
            throw new Refused(ApiRefusals.mediaTypeUnknown());
        }
        Optional<Edition> past = EditionTag.past(request);
        AddressBook book = book(sent);
        KeepAddressBook.Result result = keepAddressBook.keep(token, past, book);
        if (result instanceof KeepAddressBook.NotGranted) {
            throw new Refused(ApiRefusals.scopeMissing(Scope.ADDRESS_BOOK));
        }
        if (result instanceof KeepAddressBook.ChangedMeanwhile) {
            throw new Refused(ApiRefusals.changedMeanwhile());
        }
        if (!(result instanceof KeepAddressBook.Kept)) {
            throw new Refused(Refusal.tokenNotGood());
        }
        return Answer.empty(past.isPresent() ? NO_CONTENT : CREATED, tagged(book.edition()));
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        return type.split(";", 2)[0].strip().equalsIgnoreCase(Answer.JSON)
                && request.getHeader("Content-Encoding") == null;
    }

    /** All of it but what is far too much: whoever is cut off while they send hears no answer. */
    private static byte[] read(HttpServletRequest request) throws IOException {
        InputStream body = request.getInputStream();
        byte[] read = body.readNBytes(AddressBook.MOST_BYTES + 1);
        body.skip(FAR_TOO_MUCH);
        return read;
    }

    private static AddressBook book(byte[] sent) throws Refused {
        if (sent.length > AddressBook.MOST_BYTES) {
            throw new Refused(ApiRefusals.addressBookTooLarge());
        }
        return Utf8.read(sent).flatMap(AddressBook::parse).orElseThrow(() -> new Refused(ApiRefusals.notJson()));
    }

    private static Map<String, String> tagged(Edition edition) {
        return Map.of("ETag", EditionTag.of(edition));
    }
}
