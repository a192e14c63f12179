package org.vestibule.bootstrap;

import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.application.notice.Mailer;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.MailFact;
import org.vestibule.domain.notice.Notice;

/** Writes a line for each mail that was not sent, and why: by its name and account, and not to whom it goes (S-107). */
final class ToldMailer implements Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(ToldMailer.class);

    private final Mailer mailer;

    ToldMailer(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public Result send(UUID id, Notice notice, boolean again) {
        Result result = mailer.send(id, notice, again);
        if (result instanceof Refused refused) {
            LOG.warn(
                    "Mail refused: {} ({}) to account {}: {}",
                    id,
                    notice.kind(),
                    notice.account(),
                    hiding(notice, refused.why()));
        } else if (result instanceof Later later) {
            LOG.info(
                    "Mail not sent yet: {} ({}) to account {}: {}",
                    id,
                    notice.kind(),
                    notice.account(),
                    hiding(notice, later.why()));
        }
        return result;
    }

    /** The last line about a mail that was tried in vain for three days. */
    static void tell(Event event) {
        if (event.fact() instanceof MailFact.GivenUp given) {
            LOG.warn("Mail given up: {} to account {}", given.mail(), event.account());
        }
    }

    /** Mail servers repeat the address, as a whole or the part that they know somebody by. */
    private static String hiding(Notice notice, String said) {
        String canonical = notice.to().canonical();
        String local = canonical.substring(0, canonical.lastIndexOf('@'));
        return hiding(local, hiding(canonical, hiding(notice.to().written(), said)));
    }

    private static String hiding(String part, String said) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(part) + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(said)
                .replaceAll("…");
    }
}
