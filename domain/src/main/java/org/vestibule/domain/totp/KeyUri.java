package org.vestibule.domain.totp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.vestibule.domain.account.EmailAddress;

/** The {@code otpauth:} address by which an app takes over a key, from a QR code or a link (S-023). */
public final class KeyUri {

    /** What the app shows the code for. */
    public static final String ISSUER = "Vestibule";

    private final String text;

    private KeyUri(String text) {
        this.text = text;
    }

    /** Writes the address for one account's key. */
    public static KeyUri of(EmailAddress account, TotpKey key) {
        return new KeyUri("otpauth://totp/" + ISSUER + ":" + encode(account.written()) + "?secret=" + key.base32()
                + "&issuer=" + ISSUER + "&algorithm=SHA1&digits=" + OneTimeCode.DIGITS + "&period="
                + TimeStep.LENGTH.toSeconds());
    }

    /** The whole address, which holds the key: for the page that shows it once. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return "KeyUri[…]";
    }

    private static String encode(String label) {
        return URLEncoder.encode(label, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
    }
}
