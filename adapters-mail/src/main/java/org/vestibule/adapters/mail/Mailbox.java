package org.vestibule.adapters.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose mails are, or who gets the answers: an address in ASCII, with or without a name before it.
 *
 * @param text as it was written, such as {@code Vestibule <portal@example.com>}
 */
public record Mailbox(String text) {

    private static final Pattern LINE = Pattern.compile("[^\\p{Cc}]+");
    private static final Pattern ADDRESS = Pattern.compile("[\\x21-\\x7e]+@[\\x21-\\x7e]+");

    /** @throws IllegalArgumentException if it is not one whole address */
    public Mailbox {
        if (read(text).isEmpty()) {
            throw new IllegalArgumentException("Not an address of a sender");
        }
    }

    /** Reads one; empty if it is not one whole address. */
    public static Optional<Mailbox> parse(String text) {
        return read(text).map(whole -> new Mailbox(text));
    }

    InternetAddress address() {
        return read(text).orElseThrow();
    }

    String domain() {
        String address = address().getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static Optional<InternetAddress> read(String text) {
        try {
            InternetAddress read = new InternetAddress(text, true);
            read.setPersonal(read.getPersonal(), StandardCharsets.UTF_8.name()); // parsing takes it for encoded already
            return Optional.of(read)
                    .filter(whole -> LINE.matcher(text).matches()
                            && ADDRESS.matcher(whole.getAddress()).matches());
        } catch (AddressException | UnsupportedEncodingException notOne) {
            return Optional.empty();
        }
    }
}
