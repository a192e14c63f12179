package org.vestibule.adapters.web.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.app.ConnectedApps;
import org.vestibule.adapters.web.app.ConnectedAppsHandler;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.MailRefusal;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.mandate.ViewDemands;
import org.vestibule.application.notice.ViewRefusal;
import org.vestibule.application.twostep.ViewTwoStep;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.domain.twostep.TwoStepVerification.Protection;

/** The Security page. */
public final class SecurityHandler {

    private static final Duration JUST_NOW = Duration.ofMinutes(10);

    private final ViewTwoStep viewTwoStep;
    private final ViewDemands viewDemands;
    private final ViewRefusal viewRefusal;
    private final ConnectedAppsHandler apps;
    private final Clock clock;

    public SecurityHandler(
            ViewTwoStep viewTwoStep,
            ViewDemands viewDemands,
            ViewRefusal viewRefusal,
            ConnectedAppsHandler apps,
            Clock clock) {
        this.viewTwoStep = viewTwoStep;
        this.viewDemands = viewDemands;
        this.viewRefusal = viewRefusal;
        this.apps = apps;
        this.clock = clock;
    }

    /**
     * What there is to see.
     *
     * @param unreachable that the account's address takes no mail
     */
    record SecurityPage(
            List<Box> notices,
            @Nullable Box unreachable,
            @Nullable Off off,
            @Nullable On on,
            ConnectedApps apps) {}

    /**
     * 2-step verification while there is none.
     *
     * @param free the teams that leave it to each member; null if there are none
     */
    record Off(
            List<TeamDemands.Asking> withheld,
            List<TeamDemands.Asking> due,
            @Nullable String free) {}

    /**
     * 2-step verification as it stands.
     *
     * @param required the teams that require it
     * @param disabling what turning it off would do
     * @param unseen null once somebody has seen the codes
     * @param unsaved whether nobody has shown that the codes are saved, and there are some to show
     */
    record On(
            String required,
            String disabling,
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
    public Reply show(SignedVisit visit) {
        TwoStepVerification state = viewTwoStep.of(visit.signedIn());
        TeamDemands teams = new TeamDemands(viewDemands.of(visit.places()), clock);
        Optional<Box> done = SecurityNotices.notice(visit, state);
        Box unreachable = unreachable(visit.signedIn().account().email()).orElse(null);
        SecurityPage page = state instanceof TwoStepVerification.Protected on
                ? new SecurityPage(
                        Stream.concat(done.stream(), opened(on.protection(), teams).stream())
                                .toList(),
                        unreachable,
                        null,
                        view(on.protection(), teams),
                        apps.of(visit))
                : new SecurityPage(
                        done.stream().toList(),
                        unreachable,
                        new Off(teams.withheld(), teams.due(), teams.free()),
                        null,
                        apps.of(visit));
        return Reply.show(Page.of(Page.Tab.SECURITY, "account/security", page));
    }

    /** A mail could not tell them. */
    private Optional<Box> unreachable(EmailAddress email) {
        return viewRefusal
                .of(email)
                .map(refusal -> Box.note(
                        Texts.text("security.mail-refused"),
                        Texts.format(
                                "security.mail-refused.sentence",
                                email.written(),
                                Texts.minute(refusal.at()),
                                MailRefusal.why(refusal))));
    }

    /**
     * Which teams an enabling has opened. It goes by what is written, not by how somebody came here: the backup codes come
     * first, for as long as it takes to save them, and may be checked or skipped. Another device or other codes make no
     * enabling: of that both are as old.
     */
    private Optional<Box> opened(Protection protection, TeamDemands teams) {
        Instant since = protection.since();
        boolean enabledNow =
                protection.codesMadeAt().equals(since) && since.plus(JUST_NOW).isAfter(clock.instant());
        return enabledNow ? teams.opened(since) : Optional.empty();
    }

    private static On view(Protection protection, TeamDemands teams) {
        int left = protection.codesLeft();
        boolean unseen = !protection.codesSeen() && !protection.codesOff() && left == BackupCode.SET_SIZE;
        return new On(
                teams.required(),
                teams.disabling(),
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
