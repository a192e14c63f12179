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

    /** What all of them begin with; apps know the portal by it. */
    public URI base() {
        return base;
    }

    /** Where a person who knows the password signs in. */
    public URI signIn() {
        return to(Landing.SIGN_IN);
    }

    /** Where account holders look after their account. */
    public URI security() {
        return to(Landing.SECURITY);
    }

    /** Where a sign-up is begun. */
    public URI signUp() {
        return to(Landing.SIGN_UP);
    }

    /** Where a password is set. */
    public URI setPassword(BearerToken token) {
        return to(Landing.SET_PASSWORD, token);
    }

    /** Where somebody says of what a mail told that it was not them. */
    public URI notMe(BearerToken token) {
        return to(Landing.NOT_ME, token);
    }

    /** Where somebody says that their backup codes are used by them. */
    public URI vouchForCodes(BearerToken token) {
        return to(Landing.VOUCH_FOR_CODES, token);
    }

    /** Where a sign-up is finished. */
    public URI finishSignUp(BearerToken token) {
        return to(Landing.FINISH_SIGN_UP, token);
    }

    /** Where somebody accepts an invitation. */
    public URI invitation(BearerToken token) {
        return to(Landing.INVITATION, token);
    }

    /** Where 2-step verification is turned on. */
    public URI enable() {
        return to(Landing.ENABLE);
    }

    /** Where people see their teams. */
    public URI teams() {
        return to(Landing.HOME);
    }

    private URI to(Landing page) {
        return base.resolve(page.path());
    }

    private URI to(Landing page, BearerToken token) {
        return base.resolve(page.path(token));
    }
}
