package org.vestibule.application.key;

import org.vestibule.application.act.Acts;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.PlainFact;

/** Lets every node start with the next master key as with the old one, so that it can be put in place node by node. */
public final class BeginMasterKeyChange {

    private final MasterKeys keys;
    private final Acts acts;

    public BeginMasterKeyChange(MasterKeys keys, Acts acts) {
        this.keys = keys;
        this.acts = acts;
    }

    /**
     * Begins it. What is sealed stays as it is.
     *
     * @param anew whether this node's next takes the place of one that it does not have
     */
    public MasterKeys.Beginning begin(boolean anew) {
        return acts.perform(act -> {
            MasterKeys.Beginning begun = keys.begin(anew);
            if (begun == MasterKeys.Beginning.DONE) {
                act.log(Event.byOperator(AccountId.NOBODY, PlainFact.MASTER_KEY_CHANGE_BEGUN));
            }
            return begun;
        });
    }
}
