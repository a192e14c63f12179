package org.vestibule.adapters.mail;

/** How we sign in to a mail server. */
public sealed interface SignIn {

    /** Who we are there; empty for nobody in particular. */
    String user();

    /** Not at all: the server knows us by where we are. */
    record AsNobody() implements SignIn {
        @Override
        public String user() {
            return "";
        }
    }

    /** With a password (PLAIN or LOGIN). */
    record ByPassword(String user, MailSecret password) implements SignIn {}

    /** With an access token (XOAUTH2). */
    record ByToken(String user, TokenGrant grant) implements SignIn {}
}
