package org.vestibule.application.twostep;

import org.vestibule.domain.account.AccountId;

/** Those who keep a note of whether somebody's 2-step verification is on, so that they need not ask. */
public interface TwoStepFollowers {

    /** Notes that it was turned on or off, in the transaction in which it was, the account being locked. */
    void note(AccountId account, boolean on);
}
