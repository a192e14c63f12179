package org.vestibule.application.app;

import java.util.function.UnaryOperator;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AddressFault;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.audit.ClientFact;
import org.vestibule.domain.audit.Event;

/**
 * Calls a registered app by another name and has people sent elsewhere, for an operator. What it was granted stays, and so
 * does its secret; who has not answered yet is not sent to an address that it has no more.
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

    /** Its addresses may not be these; nothing was done. */
    public record Refused(AddressFault fault) implements Result {}

    /** It is not there any more. */
    public record Gone() implements Result {}

    /**
     * Changes it.
     *
     * @param change gives the app, as it is now, another name or other addresses: what another operator changes at the same
     *     time stays; may be asked more than once
     */
    public Result change(ClientId id, UnaryOperator<Client> change) {
        return acts.locking(
                () -> clients.lock(id),
                (act, found) -> found.map(change)
                        .map(changed ->
                                changed.addressFault().<Result>map(Refused::new).orElseGet(() -> changed(changed, act)))
                        .orElseGet(Gone::new));
    }

    private Result changed(Client client, Act act) {
        clients.change(client);
        act.log(Event.byOperator(AccountId.NOBODY, new ClientFact.Changed(client.id())));
        return new Changed(client);
    }
}
