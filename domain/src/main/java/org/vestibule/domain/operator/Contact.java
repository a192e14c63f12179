package org.vestibule.domain.operator;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.text.Typed;

/**
 * Where people reach whoever runs the portal. It stands on every page, so it is read strictly: nothing is taken that could
 * be a link to something else than it seems, or hold a secret.
 */
public sealed interface Contact {

    /** In characters. */
    int LONGEST = 254;

    /** An e-mail address. */
    record Mailbox(EmailAddress address) implements Contact {

        /** What opens a mail to it: nothing in the address can add a subject, a text or another recipient (RFC 6068). */
        @Override
        public URI link() {
            String written = address.written();
            String localPart = URLEncoder.encode(
                    written.substring(0, written.lastIndexOf('@')), StandardCharsets.UTF_8); // it holds no space
            return URI.create("mailto:" + localPart
                    + address.canonical().substring(address.canonical().lastIndexOf('@')));
        }

        @Override
        public String label() {
            return address.written();
        }

        @Override
        public String text() {
            return address.written();
        }
    }

    /** A page of theirs. */
    record Site(URI link) implements Contact {

        private static final Pattern UNSAID = Pattern.compile("^https://|/$");

        @Override
        public String label() {
            return UNSAID.matcher(link.toString()).replaceAll("");
        }

        @Override
        public String text() {
            return link.toString();
        }
    }

    /** Reads one; empty if it is neither a whole e-mail address nor the address of a page, over TLS and in ASCII. */
    static Optional<Contact> parse(String typed) {
        String text = Typed.trimmed(typed);
        return text.contains(":")
                ? site(text).map(Site::new)
                : EmailAddress.parse(text).map(Mailbox::new);
    }

    /** Where a link to it leads. */
    URI link();

    /** How such a link is called. */
    String label();

    /** In full, for where there are no links. */
    String text();

    private static Optional<URI> site(String text) {
        try {
            URI uri = new URI(text);
            boolean whole = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && text.length() <= LONGEST
                    && text.equals(uri.toASCIIString());
            return whole ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }
}
