package org.vestibule.application.notice;

import java.net.URI;
import org.vestibule.domain.token.BearerToken;

/** Writes the links that mails carry. They start with the address that the operator set, never with a Host header (S-049). */
public final class PortalLinks {

    private final URI base;

    /** @param base the portal's public address, without a path */
    public PortalLinks(URI base) {
        this.base = base;
    }

    /** Where a person who knows the password signs in. */
    public URI signIn() {
        return base.resolve("/sign-in");
    }

    /** Where a sign-up is finished. */
    public URI finishSignUp(BearerToken token) {
        return base.resolve("/sign-up/finish/" + token.text());
    }
}
