package org.vestibule.application.portal;

import org.vestibule.application.recovery.ChooseNewPassword;
import org.vestibule.application.recovery.FollowLink;
import org.vestibule.application.recovery.ReportNotMe;
import org.vestibule.application.recovery.RequestPasswordReset;
import org.vestibule.application.recovery.ResetPassword;
import org.vestibule.application.recovery.VouchForCodes;

/** Getting back in. The one list of the use cases that do it. */
public record RecoveryUseCases(
        ChooseNewPassword chooseNewPassword,
        RequestPasswordReset requestPasswordReset,
        FollowLink followLink,
        ResetPassword resetPassword,
        ReportNotMe reportNotMe,
        VouchForCodes vouchForCodes) {

    static RecoveryUseCases of(Store store, Means means, SharedParts parts) {
        return new RecoveryUseCases(
                new ChooseNewPassword(
                        store.accounts(),
                        store.signIns(),
                        store.spentTokens(),
                        store.credentials(),
                        parts.replacePassword(),
                        parts.beginSession(),
                        parts.acts()),
                new RequestPasswordReset(store.accounts(), store.mailedLinks(), parts.mails(), parts.acts()),
                new FollowLink(store.mailedLinks(), means.clock()),
                new ResetPassword(
                        store.mailedLinks(),
                        store.spentTokens(),
                        parts.replacePassword(),
                        parts.removeTwoStep(),
                        store.credentials(),
                        parts.acts()),
                new ReportNotMe(
                        store.mailedLinks(),
                        store.spentTokens(),
                        store.credentials(),
                        means.hasher(),
                        parts.shutOut(),
                        parts.disownComputer(),
                        parts.acts()),
                new VouchForCodes(
                        store.mailedLinks(),
                        store.spentTokens(),
                        store.credentials(),
                        store.backupCodes(),
                        parts.acts()));
    }
}
