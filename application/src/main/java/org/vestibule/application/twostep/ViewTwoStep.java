package org.vestibule.application.twostep;

import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.twostep.TwoStepVerification;

/** Tells whether an account is protected by a second step. */
public final class ViewTwoStep {

    private final Authenticators authenticators;
    private final BackupCodes backupCodes;

    public ViewTwoStep(Authenticators authenticators, BackupCodes backupCodes) {
        this.authenticators = authenticators;
        this.backupCodes = backupCodes;
    }

    /** Looks at it. */
    public TwoStepVerification of(AccountId account) {
        return authenticators
                .find(account)
                .<TwoStepVerification>map(
                        app -> new TwoStepVerification.On(app.boundAt(), app.lastUsedAt(), backupCodes.left(account)))
                .orElseGet(TwoStepVerification.Off::new);
    }
}
