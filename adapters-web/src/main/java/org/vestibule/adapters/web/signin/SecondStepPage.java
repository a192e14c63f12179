package org.vestibule.adapters.web.signin;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Notice;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.domain.signin.AwaitingSecondStep;

/** The two pages of the second step: one field each. */
final class SecondStepPage {

    private SecondStepPage() {}

    record Code(@Nullable Notice notice, String timeLeft, Field code, String signingInAs) {}

    record BackupCode(@Nullable Notice notice, Field backupCode, String signingInAs) {}

    static Page code(AwaitingSecondStep signIn, Field field, Instant now) {
        return Page.of("signin/code", new Code(null, timeLeft(signIn, now), field.focused(), as(signIn)))
                .atSecondStep();
    }

    static Page backupCode(AwaitingSecondStep signIn, Field field) {
        Field hinted = field.withHint(Texts.text("backupcode.hint")).focused();
        return Page.of("signin/backup-code", new BackupCode(null, hinted, as(signIn)))
                .atSecondStep();
    }

    private static String as(AwaitingSecondStep signIn) {
        return Texts.format("signin.signing-in-as", signIn.email().written());
    }

    private static String timeLeft(AwaitingSecondStep signIn, Instant now) {
        Duration left = Duration.between(now, signIn.expiresAt());
        if (left.plusSeconds(5).compareTo(AwaitingSecondStep.LIFETIME) >= 0) {
            return Texts.count("code.time-full", AwaitingSecondStep.LIFETIME.toMinutes());
        }
        return left.toMinutes() < 1
                ? Texts.text("code.time-left.none")
                : Texts.count("code.time-left", left.toMinutes());
    }
}
