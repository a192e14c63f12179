package org.vestibule.domain.account;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vestibule.domain.text.Typed;

/**
 * An e-mail address as its holder writes it, and the canonical form in which two addresses are the same: lower case,
 * NFC, the domain in ASCII (RFC 5890). Dots and plus signs are kept: they may tell two people apart.
 *
 * @param written what to show and to send to, at most 254 characters
 * @param canonical what to compare and to claim
 */
public record EmailAddress(String written, String canonical) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern NUMBER = Pattern.compile("\\.[0-9]+$");
    private static final Pattern LOCAL_PART =
            Pattern.compile("[^\\s\\p{Z}\\p{C}\"(),:;<>@\\[\\\\\\].]+(\\.[^\\s\\p{Z}\\p{C}\"(),:;<>@\\[\\\\\\].]+)*");

    /** Reads what a person typed; empty if it cannot be a whole address such as {@code name@example.com}. */
    public static Optional<EmailAddress> parse(String typed) {
        String written = Normalizer.normalize(Typed.trimmed(typed), Normalizer.Form.NFC);
        int at = written.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL_PART || written.length() > LONGEST) {
            return Optional.empty();
        }
        String localPart = written.substring(0, at);
        if (!LOCAL_PART.matcher(localPart).matches()) {
            return Optional.empty();
        }
        String lowerCase = Normalizer.normalize(localPart.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        return asciiDomain(written.substring(at + 1))
                .map(domain -> new EmailAddress(written, lowerCase + "@" + domain))
                .filter(address -> address.canonical.length() <= LONGEST);
    }

    /** The part before the sign, in canonical form. */
    public String localPart() {
        return canonical.substring(0, canonical.lastIndexOf('@'));
    }

    /** Two spellings of one address are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return written;
    }

    private static Optional<String> asciiDomain(String typed) {
        try {
            String domain = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            boolean whole = domain.indexOf('.') > 0 && !domain.endsWith(".") && !domain.contains("..");
            // The JDK knows the older IDNA only, which makes fass of faß: today those are two domains, so neither is
            // taken for the other.
            boolean kept = IDN.toUnicode(domain).equals(IDN.toUnicode(typed.toLowerCase(Locale.ROOT)));
            return whole && kept && !NUMBER.matcher(domain).find() ? Optional.of(domain) : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }
}
