package org.vestibule.adapters.web.account;

import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Notice;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.twostep.ViewTwoStep;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.twostep.TwoStepVerification;

/** The Security page. */
public final class SecurityHandler {

    private static final int FEW = 3;

    private final ViewTwoStep viewTwoStep;

    public SecurityHandler(ViewTwoStep viewTwoStep) {
        this.viewTwoStep = viewTwoStep;
    }

    record SecurityPage(
            @Nullable Notice notice, boolean off, @Nullable On on) {}

    record On(String appSince, String codesLeft, boolean fewLeft) {}

    /** Shows it. */
    public Reply show(Visit visit) {
        TwoStepVerification state = viewTwoStep.of(visit.signedIn().account().id());
        SecurityPage page = state instanceof TwoStepVerification.On on
                ? new SecurityPage(null, false, view(on))
                : new SecurityPage(null, true, null);
        return Reply.show(Page.of("account/security", page));
    }

    private static On view(TwoStepVerification.On on) {
        String since = Texts.format("security.app-since-used", Texts.day(on.since()), Texts.minute(on.lastUsedAt()));
        String left = Texts.format("security.codes-left", on.backupCodesLeft(), BackupCode.SET_SIZE);
        return new On(since, left, on.backupCodesLeft() <= FEW);
    }
}
