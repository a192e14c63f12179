package org.vestibule.adapters.cli;

import java.util.Locale;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PendingMail;

/** What people are told of mails that wait. */
record PendingMailTexts(Messages messages) {

    /** A placeholder for what cannot be read. */
    private static final String UNREADABLE = "?";

    String header(Outbox.Waiting waiting) {
        return messages.get("mail.waiting", waiting.count()) + System.lineSeparator() + header();
    }

    String header() {
        return cells("MAIL", "SINCE(UTC)", "WHAT", "TO", "TRIES", "WHY");
    }

    String row(PendingMail mail) {
        return cells(mail.id(), AccountTexts.time(mail.since()), kind(mail), to(mail), mail.tries(), why(mail));
    }

    String kind(PendingMail mail) {
        return mail.notice().map(notice -> Words.of(notice.kind())).orElse(UNREADABLE);
    }

    String to(PendingMail mail) {
        return mail.notice().map(notice -> notice.to().written()).orElse(UNREADABLE);
    }

    private String why(PendingMail mail) {
        if (mail.notice().isEmpty()) {
            return messages.get("mail.unreadable");
        }
        return mail.state() == PendingMail.State.PUT_OFF
                ? messages.get("mail.put-off", mail.why().orElse(""), AccountTexts.time(mail.due()))
                : messages.get("mail." + Words.of(mail.state()));
    }

    private static String cells(Object... cells) {
        return String.format(Locale.ROOT, "%-36s  %-20s  %-24s  %-32s  %-5s  %s", cells)
                .stripTrailing();
    }
}
