package org.vestibule.adapters.web.account;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vestibule.adapters.web.http.Afterword;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.domain.twostep.TwoStepVerification.Protected;

/** What the Security page says first to somebody who has just done something. */
final class SecurityNotices {

    private static final Box.Link CHANGE_DEVICE =
            new Box.Link(Paths.CHANGE_DEVICE, Texts.text("security.change-device"));
    private static final Box.Link NEW_CODES = new Box.Link(Paths.NEW_CODES, Texts.text("security.new-codes"));

    private SecurityNotices() {}

    static Optional<Box> notice(SignedVisit visit, TwoStepVerification state) {
        return visit.afterword().flatMap(word -> notice(word, visit, state));
    }

    private static Optional<Box> notice(Afterword word, SignedVisit visit, TwoStepVerification state) {
        if (state instanceof Protected on) {
            return switch (word.what()) {
                case BACKUP_CODE_USED ->
                    Optional.of(backupCodeUsed(on.protection().codesLeft()));
                case DEVICE_CHANGED -> Optional.of(deviceChanged(word.words().get(0), visit));
                case CODES_SAVED -> Optional.of(saved());
                default -> Optional.empty();
            };
        }
        return word.what() == Outcome.TWO_STEP_DISABLED ? Optional.of(disabled(visit)) : Optional.empty();
    }

    private static Box backupCodeUsed(int left) {
        Box notice = left == 0
                ? Box.warn(Texts.text("security.last-code"), Refusal.of("backup-code-last"))
                : Box.warn(Texts.text("security.code-used"), Refusal.of("backup-code-used", left));
        return notice.offering(CHANGE_DEVICE, NEW_CODES);
    }

    /** @param ended how many other sessions have ended, if that is known */
    private static Box deviceChanged(String ended, SignedVisit visit) {
        String sentence = Stream.of(Texts.text("security.old-device"), ended, written(visit))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return Box.good(Texts.text("security.device-changed"), sentence);
    }

    private static Box disabled(SignedVisit visit) {
        return Box.good(Texts.text("security.disabled"), Texts.text("security.password-only") + " " + written(visit));
    }

    private static Box saved() {
        return Box.good(Texts.text("security.saved"), Texts.text("security.saved.sentence"));
    }

    private static String written(SignedVisit visit) {
        return Texts.format(
                "security.written", visit.signedIn().account().email().written());
    }
}
