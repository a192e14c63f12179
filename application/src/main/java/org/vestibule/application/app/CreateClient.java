package org.vestibule.application.app;

import java.util.List;
import java.util.Optional;
import org.vestibule.application.act.Acts;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AddressFault;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.ClientSecret;
import org.vestibule.domain.app.LogoutAddresses;
import org.vestibule.domain.app.RedirectUri;
import org.vestibule.domain.audit.ClientFact;
import org.vestibule.domain.audit.Event;

/** Registers an app, for an operator. */
public final class CreateClient {

    private final Clients clients;
    private final Acts acts;

    public CreateClient(Clients clients, Acts acts) {
        this.clients = clients;
        this.acts = acts;
    }

    /**
     * One that is registered.
     *
     * @param secret shown this once
     */
    public record Created(Client client, Optional<ClientSecret> secret) {}

    /**
     * Registers it.
     *
     * @throws IllegalArgumentException if there is an {@link AddressFault}
     */
    public Created create(
            String name, Client.Kind kind, List<RedirectUri> returns, boolean devices, LogoutAddresses logout) {
        AddressFault.of(kind, returns, devices, logout).ifPresent(fault -> {
            throw new IllegalArgumentException("No app may be registered so: " + fault);
        });
        ClientId id = new ClientId(acts.id());
        ClientSecret drawn = ClientSecret.make(acts.random());
        return acts.perform(act -> {
            Client client = new Client(id, name, kind, List.copyOf(returns), devices, logout, act.now());
            Optional<ClientSecret> secret = Optional.of(drawn).filter(some -> client.keepsSecret());
            clients.add(new Clients.Registered(client, secret.map(ClientSecret::digest)));
            act.log(Event.byOperator(AccountId.NOBODY, new ClientFact.Created(id)));
            return new Created(client, secret);
        });
    }
}
