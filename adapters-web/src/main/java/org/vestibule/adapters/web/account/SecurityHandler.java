package org.vestibule.adapters.web.account;

import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.twostep.ViewTwoStep;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.domain.twostep.TwoStepVerification.Protection;

/** The Security page. */
public final class SecurityHandler {

    private final ViewTwoStep viewTwoStep;

    public SecurityHandler(ViewTwoStep viewTwoStep) {
        this.viewTwoStep = viewTwoStep;
    }

    record SecurityPage(
            @Nullable Box notice, boolean off, @Nullable On on) {}

    /**
     * 2-step verification as it stands.
     *
     * @param unseen null once somebody has seen the codes
     * @param unsaved whether nobody has shown that the codes are saved, and there are some to show
     */
    record On(
            String appSince,
            boolean appOff,
            boolean appUnreadable,
            String codesLeft,
            String codesUse,
            boolean codesOff,
            @Nullable Unseen unseen,
            boolean unsaved) {}

    /** Backup codes that nobody has seen: as the box says it, and as their row does. */
    record Unseen(String sentence, String made) {}

    /** Shows it. */
    public Reply show(Visit visit) {
        TwoStepVerification state = viewTwoStep.of(visit.signedIn());
        Box notice = SecurityNotices.notice(visit, state).orElse(null);
        SecurityPage page = state instanceof TwoStepVerification.Protected on
                ? new SecurityPage(notice, false, view(on.protection()))
                : new SecurityPage(notice, true, null);
        return Reply.show(Page.of("account/security", page));
    }

    private static On view(Protection protection) {
        int left = protection.codesLeft();
        boolean unseen = !protection.codesSeen() && !protection.codesOff() && left == BackupCode.SET_SIZE;
        return new On(
                Texts.format(
                        "security.app-since-used",
                        Texts.day(protection.since()),
                        Texts.minute(protection.lastUsedAt())),
                protection.authenticatorOff(),
                protection.authenticatorUnreadable(),
                unseen
                        ? Texts.count("security.codes-unseen", left)
                        : Texts.format("security.codes-left", left, BackupCode.SET_SIZE),
                codesUse(left),
                protection.codesOff(),
                unseen ? unseen(Texts.minute(protection.codesMadeAt())) : null,
                !protection.codesSaved() && !unseen && !protection.codesOff() && left > 0);
    }

    private static Unseen unseen(String made) {
        return new Unseen(Texts.format("security.unseen.sentence", made), Texts.format("security.made", made));
    }

    private static String codesUse(int left) {
        if (left == 0) {
            return Texts.text("security.none-left");
        }
        return Texts.text(left <= BackupCode.FEW ? "security.few-left" : "security.codes-use");
    }
}
