package org.vestibule.application.app;

import java.util.List;
import org.vestibule.domain.app.Client;

/** Lists the registered apps, for an operator. */
public final class ListClients {

    private final Clients clients;

    public ListClients(Clients clients) {
        this.clients = clients;
    }

    /** All of them, the oldest first. */
    public List<Client> list() {
        return clients.all();
    }
}
