package org.vestibule.application.app;

import org.vestibule.application.act.Acts;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.audit.ClientFact;
import org.vestibule.domain.audit.Event;

/**
 * Calls a registered app by another name and has people sent elsewhere, for an operator. What it was granted stays, and so
 * does its secret; who is on the way to an address that it has no more gets there no more.
 */
public final class ChangeClient {

    private final Clients clients;
    private final Acts acts;

    public ChangeClient(Clients clients, Acts acts) {
        this.clients = clients;
        this.acts = acts;
    }

    /** Changes it; false if it is not there any more. */
    public boolean change(Client changed) {
        return acts.perform(act -> {
            boolean there = clients.change(changed);
            if (there) {
                act.log(Event.byOperator(AccountId.NOBODY, new ClientFact.Changed(changed.id())));
            }
            return there;
        });
    }
}
