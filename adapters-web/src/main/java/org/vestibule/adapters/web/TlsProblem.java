package org.vestibule.adapters.web;

import java.util.Locale;

/** HTTPS cannot be served with the files that were set. Has no cause: one might quote the key. */
public final class TlsProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Why why;
    private final String detail;

    /** One that needs no more words. */
    public TlsProblem(Why why) {
        this(why, "");
    }

    /** @param detail what the words leave open, such as a day */
    public TlsProblem(Why why, String detail) {
        super(why.words + detail + " [" + why.code() + "]");
        this.why = why;
        this.detail = detail;
    }

    /** What is wrong with them. */
    public enum Why {
        CERTIFICATE_UNREADABLE("the certificate's file cannot be read: "),
        CERTIFICATE_MALFORMED("the certificate's file holds no whole certificate in PEM"),
        CERTIFICATE_EXPIRED("the certificate ended on "),
        CERTIFICATE_NOT_YET_VALID("the certificate is not good before "),
        CHAIN_BROKEN("the certificates do not follow one another"),
        KEY_UNREADABLE("the key's file cannot be read: "),
        KEY_MALFORMED("the key's file holds no whole private key in PEM"),
        KEY_ENCRYPTED("the key is encrypted"),
        KEY_PARAMETERS("the key's file has a block of EC PARAMETERS"),
        KEY_WEAK("the key is RSA of less than 2048 bits"),
        PAIR_MISMATCH("the key is not that of the first certificate"),
        NOT_USABLE("no browser could be served with them: ");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** What it is called, and has been since. */
        public String code() {
            return "tls-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Which of them it is. */
    public Why why() {
        return why;
    }

    /** What the words leave open; empty if nothing. */
    public String detail() {
        return detail;
    }
}
