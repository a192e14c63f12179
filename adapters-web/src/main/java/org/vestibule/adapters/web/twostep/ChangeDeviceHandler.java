package org.vestibule.adapters.web.twostep;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Afterword;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.proof.ProofForm;
import org.vestibule.application.session.BackupCodeStandsIn;
import org.vestibule.application.twostep.ChangeDevice;
import org.vestibule.application.twostep.ConfirmDevice;
import org.vestibule.application.twostep.ViewTwoStep;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.domain.twostep.TwoStepVerification.Moving;

/** Moving to another device: first the proof, then the key for the new device and its code. */
public final class ChangeDeviceHandler {

    private final ViewTwoStep viewTwoStep;
    private final BackupCodeStandsIn backupCodeStandsIn;
    private final ChangeDevice changeDevice;
    private final ConfirmDevice confirmDevice;
    private final Clock clock;

    public ChangeDeviceHandler(
            ViewTwoStep viewTwoStep,
            BackupCodeStandsIn backupCodeStandsIn,
            ChangeDevice changeDevice,
            ConfirmDevice confirmDevice,
            Clock clock) {
        this.viewTwoStep = viewTwoStep;
        this.backupCodeStandsIn = backupCodeStandsIn;
        this.changeDevice = changeDevice;
        this.confirmDevice = confirmDevice;
        this.clock = clock;
    }

    record ProofPage(@Nullable Box notice, ProofForm proof) {}

    record KeyPage(@Nullable Box notice, String keyWaits, NewKey newKey, Field code) {}

    /** Shows the key if one waits, else asks for the proof. */
    public Reply form(SignedVisit visit) {
        TwoStepVerification state = viewTwoStep.of(visit.signedIn());
        if (state instanceof TwoStepVerification.PasswordOnly) {
            return toEnabling();
        }
        return Reply.show(
                state instanceof Moving moving
                        ? keyPage(visit, moving)
                        : proofPage(ProofForm.of(visit.draft(), ProofForm.spared(standsIn(visit)))));
    }

    /** Takes the proof; then the same path shows the key. */
    public Reply submit(SignedVisit visit) {
        if (viewTwoStep.of(visit.signedIn()) instanceof TwoStepVerification.PasswordOnly) {
            return toEnabling();
        }
        return ProofForm.submit(
                visit, ProofForm.spared(standsIn(visit)), draft -> again(visit, draft), (proof, refused) -> {
                    ChangeDevice.Result result = changeDevice.begin(visit.signedIn(), proof, visit.origin());
                    if (result instanceof ChangeDevice.Begun begun) {
                        return new Reply.RenewSession(begun.session(), new Reply.GoTo(Paths.CHANGE_DEVICE));
                    }
                    return result instanceof ChangeDevice.Refused not
                            ? refused.apply(not.why())
                            : new Reply.GoTo(Paths.SECURITY);
                });
    }

    /** Takes the code of the new device. */
    public Reply confirm(SignedVisit visit) {
        TwoStepVerification state = viewTwoStep.of(visit.signedIn());
        if (!(state instanceof Moving)) {
            return justChanged(state)
                    ? new Reply.GoAndTell(Paths.SECURITY, Afterword.of(Outcome.DEVICE_CHANGED, ""))
                    : keyExpired(visit);
        }
        Optional<OneTimeCode> code = OneTimeCode.parse(visit.field("code"));
        if (code.isEmpty()) {
            return again(visit, Draft.wrong("code", Refusal.of("code-malformed")));
        }
        ConfirmDevice.Result result = confirmDevice.confirm(visit.signedIn(), code.get(), visit.origin());
        if (result instanceof ConfirmDevice.Changed changed) {
            return new Reply.GoAndTell(
                    Paths.SECURITY, Afterword.of(Outcome.DEVICE_CHANGED, Texts.endedSessions(changed.endedSessions())));
        }
        return KeyRefusals.reply(
                ((ConfirmDevice.Refused) result).why(), draft -> again(visit, draft), () -> keyExpired(visit));
    }

    /** Whether a form like this one has just done it, and this is its repeat. */
    private boolean justChanged(TwoStepVerification state) {
        return state instanceof TwoStepVerification.On on
                && on.protection().since().plus(Deed.KNOWN_FOR).isAfter(clock.instant());
    }

    private Optional<StandIn> standsIn(SignedVisit visit) {
        return Optional.of(StandIn.CHANGE_DEVICE).filter(act -> backupCodeStandsIn.standsIn(visit.signedIn(), act));
    }

    private Reply again(SignedVisit visit, Draft draft) {
        return Reply.again(visit.with(draft), Paths.CHANGE_DEVICE, this::form);
    }

    private Reply keyExpired(SignedVisit visit) {
        if (viewTwoStep.of(visit.signedIn()) instanceof TwoStepVerification.PasswordOnly) {
            return toEnabling();
        }
        return again(visit, Draft.refused(new Refusal("key-expired", Texts.text("device.key-expired.sentence"))));
    }

    private static Page proofPage(ProofForm form) {
        return Page.of(Page.Tab.SECURITY, "twostep/change-device", new ProofPage(form.notice(), form));
    }

    private Page keyPage(SignedVisit visit, Moving moving) {
        NewKey key = NewKey.of(visit.signedIn().account().email(), moving.key());
        String keyWaits = EnablePage.keyWaits(Duration.between(clock.instant(), moving.expiresAt()));
        Box notice = visit.draft().whole().map(Box::refused).orElse(null);
        return Page.of(
                Page.Tab.SECURITY,
                "twostep/new-device",
                new KeyPage(notice, keyWaits, key, EnablePage.codeField().of(visit.draft())));
    }

    private static Reply toEnabling() {
        return new Reply.GoTo(Paths.ENABLE);
    }
}
