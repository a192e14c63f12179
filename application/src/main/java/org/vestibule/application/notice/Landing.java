package org.vestibule.application.notice;

import org.vestibule.domain.token.BearerToken;

/**
 * A page that mails lead to. People keep mails and addresses from them, so its path is a promise, and stands where it is
 * made; whatever answers there takes it from here.
 */
public enum Landing {
    /** Where people see their teams. */
    HOME("/"),
    /** Where a person who knows the password signs in. */
    SIGN_IN("/sign-in"),
    /** Where a sign-up is begun. */
    SIGN_UP("/sign-up"),
    /** Where account holders look after their account. */
    SECURITY("/security"),
    /** Where 2-step verification is turned on. */
    ENABLE("/security/two-step/enable"),
    /** Where a password is set. */
    SET_PASSWORD("/password/reset/{token}"),
    /** Where somebody says of what a mail told that it was not them. */
    NOT_ME("/not-me/{token}"),
    /** Where somebody says that their backup codes are used by them. */
    VOUCH_FOR_CODES("/backup-codes/confirm/{token}"),
    /** Where a sign-up is finished. */
    FINISH_SIGN_UP("/sign-up/finish/{token}"),
    /** Where somebody accepts an invitation. */
    INVITATION("/invitations/{token}");

    private final String path;

    Landing(String path) {
        this.path = path;
    }

    /** With {@code {token}} in the place of a link's own secret. */
    public String path() {
        return path;
    }

    String path(BearerToken token) {
        return path.replace("{token}", token.text());
    }
}
