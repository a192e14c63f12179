package org.vestibule.application.key;

import org.vestibule.application.act.Acts;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.PlainFact;

/** Has the old master key open nothing any more, once the next is in its place. */
public final class FinishMasterKeyChange {

    private final MasterKeys keys;
    private final Acts acts;

    public FinishMasterKeyChange(MasterKeys keys, Acts acts) {
        this.keys = keys;
        this.acts = acts;
    }

    /** Finishes it. */
    public MasterKeys.Finishing finish() {
        return acts.perform(act -> {
            MasterKeys.Finishing finished = keys.finish();
            if (finished == MasterKeys.Finishing.DONE) {
                act.log(Event.byOperator(AccountId.NOBODY, PlainFact.MASTER_KEY_CHANGED));
            }
            return finished;
        });
    }
}
