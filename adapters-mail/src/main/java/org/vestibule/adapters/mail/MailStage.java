package org.vestibule.adapters.mail;

import java.util.Locale;

/** How far a mail came on its way to the server, in this order. */
public enum MailStage {
    /** The server's name is looked up. */
    NAME,
    /** It answers, and greets. */
    CONNECTION,
    /** What is said from here on is secret, and the server is the one that was meant. */
    CERTIFICATE,
    /** It knows who we are. */
    SIGN_IN,
    /** It lets us send mails of this sender. */
    SENDER,
    /** It takes mails for this address. */
    RECIPIENT,
    /** It takes this one. */
    DATA;

    /** What it is called, and has been since. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
