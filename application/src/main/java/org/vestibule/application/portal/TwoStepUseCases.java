package org.vestibule.application.portal;

import org.vestibule.application.twostep.ChangeDevice;
import org.vestibule.application.twostep.ConfirmDevice;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.ListDisableObjections;
import org.vestibule.application.twostep.NoteCodesSeen;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.application.twostep.RenewBackupCodes;
import org.vestibule.application.twostep.ResetTwoStep;
import org.vestibule.application.twostep.ShowCodesSaved;
import org.vestibule.application.twostep.ViewTwoStep;

/** 2-step verification of an account. The one list of the use cases that do it. */
public record TwoStepUseCases(
        ViewTwoStep viewTwoStep,
        OfferKey offerKey,
        EnableTwoStepVerification enableTwoStepVerification,
        ChangeDevice changeDevice,
        ConfirmDevice confirmDevice,
        RenewBackupCodes renewBackupCodes,
        NoteCodesSeen noteCodesSeen,
        ShowCodesSaved showCodesSaved,
        ListDisableObjections listDisableObjections,
        DisableTwoStepVerification disableTwoStepVerification,
        ResetTwoStep resetTwoStep) {

    static TwoStepUseCases of(Store store, Means means, SharedParts parts) {
        return new TwoStepUseCases(
                new ViewTwoStep(store.authenticators(), store.backupCodes(), store.pendingKeys(), means.clock()),
                new OfferKey(store.authenticators(), store.pendingKeys(), store.sessions(), parts.acts()),
                new EnableTwoStepVerification(
                        parts.passwords(),
                        parts.confirmation(),
                        store.authenticators(),
                        parts.newBackupCodes(),
                        store.backupCodes(),
                        store.sessions(),
                        parts.endOthers(),
                        store.twoStepFollowers(),
                        store.mailedLinks(),
                        parts.acts()),
                new ChangeDevice(parts.provenActs(), store.authenticators(), store.pendingKeys(), means.random()),
                new ConfirmDevice(
                        parts.confirmation(),
                        store.credentials(),
                        store.authenticators(),
                        store.pendingKeys(),
                        parts.endOthers(),
                        store.attempts(),
                        parts.acts()),
                new RenewBackupCodes(
                        parts.provenActs(),
                        store.authenticators(),
                        parts.newBackupCodes(),
                        store.backupCodes(),
                        store.attempts()),
                new NoteCodesSeen(store.backupCodes(), parts.acts()),
                new ShowCodesSaved(parts.backupCodes(), parts.acts()),
                new ListDisableObjections(parts.mandate(), means.clock()),
                new DisableTwoStepVerification(parts.provenActs(), parts.mandate(), parts.removeTwoStep()),
                new ResetTwoStep(
                        store.credentials(),
                        parts.mandate(),
                        parts.removeTwoStep(),
                        store.sessions(),
                        store.signIns(),
                        store.knownBrowsers(),
                        parts.acts()));
    }
}
