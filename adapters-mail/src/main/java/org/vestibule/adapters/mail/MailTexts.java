package org.vestibule.adapters.mail;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.vestibule.domain.notice.Notice;

/**
 * The words of all mails, from the bundle {@code mail}; a paragraph is a line there. A paragraph may leave a place for
 * the notice's detail; subjects and buttons, which become headers and links, may not.
 */
final class MailTexts {

    private static final String DETAIL = "{0}";

    private final ResourceBundle bundle = ResourceBundle.getBundle("org.vestibule.adapters.mail.mail", Locale.ROOT);

    /** What the notice says. */
    MailText of(Notice notice) {
        String key = key(notice.kind());
        return new MailText(
                bundle.getString(key + ".subject"),
                paragraphs(key + ".before", notice),
                bundle.getString(key + ".button"),
                notice.link(),
                paragraphs(key + ".after", notice),
                bundle.getString("footer"));
    }

    /** The kind as keys and file names have it: {@code sign-up}. */
    static String key(Notice.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<String> paragraphs(String key, Notice notice) {
        return bundle.getString(key)
                .lines()
                .map(paragraph -> paragraph.replace(DETAIL, notice.detail()))
                .toList();
    }
}
