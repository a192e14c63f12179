package org.vestibule.application.app;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.vestibule.application.act.Acts;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
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

    /** What came of it. */
    public sealed interface Result {}

    /** It has changed. */
    public record Changed(Client client) implements Result {}

    /** No app may be as this one would have become; nothing was done. */
    public record Refused(Client.Fault fault) implements Result {}

    /** It is not there any more. */
    public record Gone() implements Result {}

    /**
     * Changes it.
     *
     * @param change makes of the app as it is now what it is to be: what another operator changes at the same time stays
     */
    public Result change(ClientId id, UnaryOperator<Client> change) {
        return acts.perform(act -> {
            Optional<Client> changed = clients.lock(id).map(change);
            if (changed.isEmpty()) {
                return new Gone();
            }
            Optional<Client.Fault> fault = changed.get().fault();
            if (fault.isPresent()) {
                return new Refused(fault.get());
            }
            clients.change(changed.get());
            act.log(Event.byOperator(AccountId.NOBODY, new ClientFact.Changed(id)));
            return new Changed(changed.get());
        });
    }
}
