package org.vestibule.adapters.apps;

import java.util.Map;
import org.vestibule.domain.addressbook.AddressBook;
import org.vestibule.domain.app.Scope;

/** Why an app gets nothing of what it asks for with an access token, besides what {@link Refusal} has for all doors. */
final class ApiRefusals {

    private static final int BAD_REQUEST = 400;
    private static final int KIBIBYTE = 1024;

    private ApiRefusals() {}

    private static Refusal because(int status, String code, String description) {
        return new Refusal(status, code, "invalid_request", description, Map.of());
    }

    /** RFC 6750 §3.1. */
    static Refusal scopeMissing(Scope scope) {
        return new Refusal(
                403,
                "insufficient-scope",
                "insufficient_scope",
                "the access token was not granted the scope " + scope.word(),
                Map.of(
                        "WWW-Authenticate",
                        "Bearer realm=\"vestibule\", error=\"insufficient_scope\", scope=\"" + scope.word() + "\""));
    }

    /** As the token endpoint says it. */
    static Refusal licenseDormant() {
        return because(403, "license-dormant", Refusal.licenseDormant().description());
    }

    static Refusal cursorMalformed() {
        return because(BAD_REQUEST, "cursor-malformed", "after has to be what next said");
    }

    static Refusal limitMalformed() {
        return because(BAD_REQUEST, "limit-malformed", "limit has to be a number from 1 to " + ComputersDoor.MOST);
    }

    static Refusal noAddressBook() {
        return because(404, "address-book-missing", "no address book was kept so far");
    }

    static Refusal mediaTypeUnknown() {
        return because(415, "media-type-not-supported", "send application/json, without a content encoding");
    }

    static Refusal notJson() {
        return because(BAD_REQUEST, "not-json", "send a JSON object or array in UTF-8 (RFC 8259)");
    }

    static Refusal addressBookTooLarge() {
        return because(
                413, "request-too-large", "an address book has at most " + AddressBook.MOST_BYTES / KIBIBYTE + " KiB");
    }

    /** RFC 6585 §3. */
    static Refusal preconditionMissing() {
        return because(
                428,
                "precondition-required",
                "send If-Match with the ETag of what it was made of, or If-None-Match: * if there is none yet");
    }

    static Refusal changedMeanwhile() {
        return because(412, "precondition-failed", "another is there; read it, and put yours together with it");
    }
}
