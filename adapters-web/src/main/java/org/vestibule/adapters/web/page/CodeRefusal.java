package org.vestibule.adapters.web.page;

import java.time.Duration;
import java.util.Optional;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.domain.totp.OneTimeCode;

/** How a page says that a code does not count. */
public final class CodeRefusal {

    private static final int UNAVAILABLE = 503;

    private CodeRefusal() {}

    /** The refusal of what can be no code of an app; empty if it can. */
    public static Optional<Refusal> malformed(Optional<OneTimeCode> read) {
        return read.isPresent() ? Optional.empty() : Optional.of(Refusal.of("code-malformed"));
    }

    /** The refusal of one that was right so long ago. */
    public static Refusal tooOld(Duration age) {
        return about("code-too-old", age);
    }

    /** The refusal of one that will be right in so long. */
    public static Refusal ahead(Duration lead) {
        return about("code-ahead", lead);
    }

    /** The refusal where waiting does not help: what makes them is out of use, or cannot be read. */
    public static Optional<Refusal> off(TryLater why) {
        return switch (why.reason()) {
            case AUTHENTICATOR_OFF -> Optional.of(Refusal.of("authenticator-disabled"));
            case BACKUP_CODES_OFF -> Optional.of(Refusal.of("backup-codes-disabled"));
            case KEY_UNREADABLE -> Optional.of(Refusal.of("key-unreadable"));
            case TOO_MANY_TRIES, TOO_MANY_PASSWORDS, TOO_MANY_MAILS, BUSY, PASSWORD_BURNED -> Optional.empty();
        };
    }

    /** The status of the page with that refusal. */
    public static int status(TryLater why) {
        return why.reason() == TryLater.Reason.KEY_UNREADABLE ? UNAVAILABLE : Page.UNPROCESSABLE;
    }

    private static Refusal about(String code, Duration distance) {
        long minutes = Math.max(1, distance.plusSeconds(30).toMinutes());
        return minutes == 1 ? new Refusal(code, Texts.text("refusal." + code + ".one")) : Refusal.of(code, minutes);
    }
}
