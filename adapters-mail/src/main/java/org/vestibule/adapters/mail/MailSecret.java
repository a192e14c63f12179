package org.vestibule.adapters.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one signs in to a mail server with, or gets a token for it with: a password, a token. Never printed. */
public final class MailSecret {

    private static final int LONGEST = 8192;
    private static final Pattern LINE = Pattern.compile("[^\\p{Cc}]+");

    private final String text;

    private MailSecret(String text) {
        this.text = text;
    }

    /** Reads one; empty if it is no line, so that it cannot begin another one in what is said to a server. */
    public static Optional<MailSecret> parse(String text) {
        return text.length() <= LONGEST && LINE.matcher(text).matches()
                ? Optional.of(new MailSecret(text))
                : Optional.empty();
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailSecret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "MailSecret[…]";
    }
}
