package org.vestibule.application.twostep;

import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.grant.EndAppAccess;
import org.vestibule.application.signin.SignIns;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;

/**
 * Takes 2-step verification off an account, whoever may do so, with all that belongs to it (I6).
 *
 * <p>The two rows of 100 go, for they protect a key and a set that are gone. The 20 wrong second steps that were never
 * completed stay: they tell of the password, which stays, too. Would they go, whoever knows it got 20 more codes judged
 * within the 90 days once 2-step verification is on again; only another password begins them anew (PRODUCT E).
 */
public final class RemoveTwoStep {

    private final Authenticators authenticators;
    private final BackupCodes backupCodes;
    private final Attempts attempts;
    private final TwoStepFollowers followers;
    private final SignIns signIns;
    private final EndAppAccess endAppAccess;

    public RemoveTwoStep(
            Authenticators authenticators,
            BackupCodes backupCodes,
            Attempts attempts,
            TwoStepFollowers followers,
            SignIns signIns,
            EndAppAccess endAppAccess) {
        this.authenticators = authenticators;
        this.backupCodes = backupCodes;
        this.attempts = attempts;
        this.followers = followers;
        this.signIns = signIns;
        this.endAppAccess = endAppAccess;
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
        signIns.endPassed(account); // by a step that is not there any more
        endAppAccess.end(account);
        return true;
    }
}
