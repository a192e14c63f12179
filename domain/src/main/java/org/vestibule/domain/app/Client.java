package org.vestibule.domain.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An app that an operator has registered.
 *
 * @param name what people know it by
 * @param returns where people may be sent back to
 * @param devices whether it may run on devices without a browser, for which people sign in elsewhere
 * @param logout what it wants when people sign out
 */
public record Client(
        ClientId id,
        String name,
        Kind kind,
        List<RedirectUri> returns,
        boolean devices,
        LogoutAddresses logout,
        Instant createdAt) {

    /** In characters. */
    public static final int LONGEST_NAME = 100;

    /** So many addresses of a kind: each is one more that a code may be sent to. */
    public static final int MOST_RETURNS = 20;

    /** What it can be told apart by. */
    public enum Kind {
        /** It runs on people's own devices, so it can keep no secret; a page is seen before each of its sign-ins. */
        PUBLIC,
        /** It runs where its secret is safe. */
        CONFIDENTIAL,
        /** So does this one, and the operator answers for it: nobody is asked. */
        TRUSTED
    }

    /** Why its addresses may not be registered together; empty if they may. */
    public Optional<AddressFault> addressFault() {
        return AddressFault.of(kind, returns, devices, logout);
    }

    /** Whether it shows a secret. */
    public boolean keepsSecret() {
        return kind != Kind.PUBLIC;
    }

    /** The same app by another name, with other addresses. */
    public Client changed(String otherName, List<RedirectUri> otherReturns, LogoutAddresses otherLogout) {
        return new Client(id, otherName, kind, otherReturns, devices, otherLogout, createdAt);
    }

    /** Whether it has registered where it wants people to be sent back to (S-120). */
    public boolean returnsTo(String requested) {
        return returns.stream().anyMatch(one -> one.matches(requested));
    }
}
