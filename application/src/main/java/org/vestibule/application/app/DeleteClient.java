package org.vestibule.application.app;

import org.vestibule.application.act.Acts;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.audit.ClientFact;
import org.vestibule.domain.audit.Event;

/** Forgets a registered app, for an operator: whatever it was granted is worth nothing from then on. */
public final class DeleteClient {

    private final Clients clients;
    private final Acts acts;

    public DeleteClient(Clients clients, Acts acts) {
        this.clients = clients;
        this.acts = acts;
    }

    /** Forgets it; false if it is not there any more. */
    public boolean delete(ClientId client) {
        return acts.perform(act -> {
            boolean removed = clients.remove(client);
            if (removed) {
                act.log(Event.byOperator(AccountId.NOBODY, new ClientFact.Deleted(client)));
            }
            return removed;
        });
    }
}
