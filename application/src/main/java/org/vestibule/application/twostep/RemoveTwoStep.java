package org.vestibule.application.twostep;

import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;

/** Takes 2-step verification off an account, whoever may do so, with all that belongs to it (I6). */
public final class RemoveTwoStep {

    private final Authenticators authenticators;
    private final BackupCodes backupCodes;
    private final Attempts attempts;
    private final TwoStepFollowers followers;

    public RemoveTwoStep(
            Authenticators authenticators, BackupCodes backupCodes, Attempts attempts, TwoStepFollowers followers) {
        this.authenticators = authenticators;
        this.backupCodes = backupCodes;
        this.attempts = attempts;
        this.followers = followers;
    }

    /** Takes it off within the caller's transaction, the account being locked; false if there was none. */
    public boolean remove(AccountId account) {
        if (!authenticators.remove(account)) {
            return false;
        }
        backupCodes.remove(account);
        attempts.clear(BucketKey.of(Guess.CODE_IN_A_ROW, account));
        attempts.clear(BucketKey.of(Guess.BACKUP_CODE_IN_A_ROW, account));
        followers.note(account, false);
        return true;
    }
}
