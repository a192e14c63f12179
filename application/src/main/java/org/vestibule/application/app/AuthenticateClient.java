package org.vestibule.application.app;

import java.util.Optional;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.ClientSecret;

/** Tells which app speaks: one that keeps a secret by that, any other by its name alone. */
public final class AuthenticateClient {

    private final Clients clients;

    public AuthenticateClient(Clients clients) {
        this.clients = clients;
    }

    /**
     * The app; empty if it is none, if its secret is wrong or missing, or if it shows one and should have none.
     *
     * @param secret as it was sent; empty if none was
     */
    public Optional<Client> authenticate(String id, Optional<String> secret) {
        return ClientId.parse(id)
                .flatMap(clients::find)
                .filter(registered -> shows(registered, secret))
                .map(Clients.Registered::client);
    }

    private static boolean shows(Clients.Registered registered, Optional<String> secret) {
        if (registered.secret().isEmpty()) {
            return secret.isEmpty();
        }
        return secret.flatMap(ClientSecret::parse)
                .filter(shown -> shown.isKnownBy(registered.secret().get()))
                .isPresent();
    }
}
