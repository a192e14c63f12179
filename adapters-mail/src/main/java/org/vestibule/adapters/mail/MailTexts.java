package org.vestibule.adapters.mail;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.vestibule.domain.notice.Notice;

/** The words of all mails, from the bundle {@code mail}; a paragraph is a line there. */
final class MailTexts {

    private final ResourceBundle bundle = ResourceBundle.getBundle("org.vestibule.adapters.mail.mail", Locale.ROOT);

    /** What the notice says. */
    MailText of(Notice notice) {
        String key = key(notice.kind());
        return new MailText(
                bundle.getString(key + ".subject"),
                paragraphs(key + ".before"),
                bundle.getString(key + ".button"),
                notice.link(),
                paragraphs(key + ".after"),
                bundle.getString("footer"));
    }

    /** The kind as keys and file names have it: {@code sign-up}. */
    static String key(Notice.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<String> paragraphs(String key) {
        return bundle.getString(key).lines().toList();
    }
}
