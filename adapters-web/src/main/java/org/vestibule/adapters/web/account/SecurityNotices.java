package org.vestibule.adapters.web.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.session.BackupCodeStandsIn;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.domain.twostep.TwoStepVerification.PasswordOnly;
import org.vestibule.domain.twostep.TwoStepVerification.Protected;
import org.vestibule.domain.twostep.TwoStepVerification.Protection;

/**
 * What the Security page says first to somebody who was sent there. The address only asks for it: it is said if it is
 * so, for anybody can write an address into a link.
 */
public final class SecurityNotices {

    private static final Duration JUST_NOW = Duration.ofMinutes(10);

    private static final Box.Link CHANGE_DEVICE =
            new Box.Link("/security/two-step/change-device", Texts.text("security.change-device"));
    private static final Box.Link NEW_CODES = new Box.Link("/security/backup-codes", Texts.text("security.new-codes"));

    private final BackupCodeStandsIn backupCodeStandsIn;
    private final Clock clock;

    public SecurityNotices(BackupCodeStandsIn backupCodeStandsIn, Clock clock) {
        this.backupCodeStandsIn = backupCodeStandsIn;
        this.clock = clock;
    }

    Optional<Box> notice(Visit visit, TwoStepVerification state) {
        String why = visit.parameter("why").orElse("");
        if (state instanceof PasswordOnly) {
            return why.equals("two-step-disabled") ? Optional.of(disabled(visit)) : Optional.empty();
        }
        Protection protection = ((Protected) state).protection();
        return switch (why) {
            case "backup-code-used" ->
                Optional.of(backupCodeUsed(protection.codesLeft())).filter(notice -> signedInWithBackupCode(visit));
            case "device-changed" ->
                Optional.of(deviceChanged(visit))
                        .filter(notice -> protection.since().plus(JUST_NOW).isAfter(clock.instant()));
            case "codes-saved" -> Optional.of(saved()).filter(notice -> protection.codesSaved());
            default -> Optional.empty();
        };
    }

    /** For as long as the code stands in for anything: the offers are easiest to take then. */
    private boolean signedInWithBackupCode(Visit visit) {
        return Stream.of(StandIn.values()).anyMatch(act -> backupCodeStandsIn.standsIn(visit.signedIn(), act));
    }

    private static Box backupCodeUsed(int left) {
        Box notice = left == 0
                ? Box.warn(Texts.text("security.last-code"), Refusal.of("backup-code-last"))
                : Box.warn(Texts.text("security.code-used"), Refusal.of("backup-code-used", left));
        return notice.offering(CHANGE_DEVICE, NEW_CODES);
    }

    private static Box deviceChanged(Visit visit) {
        String ended = visit.parameter("ended")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(text -> Texts.endedSessions(Integer.parseInt(text)) + " ")
                .orElse("");
        return Box.good(
                Texts.text("security.device-changed"),
                Texts.text("security.old-device") + " " + ended + written(visit));
    }

    private static Box disabled(Visit visit) {
        return Box.good(Texts.text("security.disabled"), Texts.text("security.password-only") + " " + written(visit));
    }

    private static Box saved() {
        return Box.good(Texts.text("security.saved"), Texts.text("security.saved.sentence"));
    }

    private static String written(Visit visit) {
        return Texts.format(
                "security.written", visit.signedIn().account().email().written());
    }
}
