package org.vestibule.adapters.mail;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a mail says.
 *
 * @param before the paragraphs above the link
 * @param button what the link is called
 * @param wanted whether it is there to be followed, and not just in case
 * @param after the paragraphs below it
 */
record MailText(
        String subject,
        List<String> before,
        String button,
        boolean wanted,
        URI link,
        List<String> after,
        MailFoot foot) {

    MailText {
        if (!"https".equalsIgnoreCase(link.getScheme()) && !"http".equalsIgnoreCase(link.getScheme())) {
            throw new IllegalArgumentException("Mails link to web pages only");
        }
    }

    /** All of it as plain text, the link on a line of its own. */
    String plain() {
        Stream<String> linked = Stream.of(button + ":\n" + link.toASCIIString());
        return Stream.of(before.stream(), linked, after.stream(), Stream.of("-- \n" + foot.plain()))
                .flatMap(paragraphs -> paragraphs)
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    /** Holds the link, which may be a secret. */
    @Override
    public String toString() {
        return "MailText[" + subject + "]";
    }
}
