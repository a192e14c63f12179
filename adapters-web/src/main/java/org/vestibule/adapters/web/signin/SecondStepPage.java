package org.vestibule.adapters.web.signin;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.ReturnTarget;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.OperatorWords;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.domain.signin.AwaitingSecondStep;

/** The pages of the second step: one field each, and one for whoever can fill in neither. */
final class SecondStepPage {

    private SecondStepPage() {}

    record Code(String timeLeft, Field code, Path action, Path otherWay, Path noWayIn, UnderWay.Line who) {}

    record BackupCode(Field backupCode, Path action, Path otherWay, Path noWayIn, UnderWay.Line who) {}

    record NoWayIn(
            String whatToDo,
            OperatorWords.@Nullable Reach operator,
            Path useBackupCode,
            Path useApp,
            UnderWay.Line who) {}

    static Page code(AwaitingSecondStep signIn, UnderWay.Line who, ReturnTarget wanted, Field field, Instant now) {
        Code view = new Code(
                timeLeft(signIn, now),
                field.focused(),
                wanted.along(Paths.CODE),
                wanted.along(Paths.BACKUP_CODE),
                wanted.along(Paths.NO_WAY_IN),
                who);
        return Page.of("signin/code", view).atSecondStep();
    }

    static Page backupCode(UnderWay.Line who, ReturnTarget wanted, Field field) {
        Field hinted = field.withHint(Texts.text("backupcode.hint")).focused();
        BackupCode view = new BackupCode(
                hinted, wanted.along(Paths.BACKUP_CODE), wanted.along(Paths.CODE), wanted.along(Paths.NO_WAY_IN), who);
        return Page.of("signin/backup-code", view).atSecondStep();
    }

    static Page noWayIn(UnderWay.Line who, ReturnTarget wanted, OperatorWords operator) {
        NoWayIn view = new NoWayIn(
                operator.wayIn(), operator.wayOut(), wanted.along(Paths.BACKUP_CODE), wanted.along(Paths.CODE), who);
        return Page.of("signin/no-way-in", view).atSecondStep();
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
