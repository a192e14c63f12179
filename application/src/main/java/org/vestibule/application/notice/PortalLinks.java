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

    /** Where account holders look after their account. */
    public URI security() {
        return base.resolve("/security");
    }

    /** Where a sign-up is begun. */
    public URI signUp() {
        return base.resolve("/sign-up");
    }

    /** Where a password is set. */
    public URI setPassword(BearerToken token) {
        return base.resolve("/password/reset/" + token.text());
    }

    /** Where somebody says of what a mail told that it was not them. */
    public URI notMe(BearerToken token) {
        return base.resolve("/not-me/" + token.text());
    }

    /** Where a sign-up is finished. */
    public URI finishSignUp(BearerToken token) {
        return base.resolve("/sign-up/finish/" + token.text());
    }

    /** Where somebody accepts an invitation. */
    public URI invitation(BearerToken token) {
        return base.resolve("/invitations/" + token.text());
    }

    /** Where 2-step verification is turned on. */
    public URI enable() {
        return base.resolve("/security/two-step/enable");
    }

    /** Where people see their teams. */
    public URI teams() {
        return base.resolve("/");
    }
}
