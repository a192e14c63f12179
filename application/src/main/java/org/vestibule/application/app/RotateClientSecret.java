package org.vestibule.application.app;

import java.util.Optional;
import org.vestibule.application.act.Acts;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.ClientSecret;
import org.vestibule.domain.audit.ClientFact;
import org.vestibule.domain.audit.Event;

/** Gives a registered app another secret, for an operator. The old one counts no more; what was granted stays. */
public final class RotateClientSecret {

    private final Clients clients;
    private final Acts acts;

    public RotateClientSecret(Clients clients, Acts acts) {
        this.clients = clients;
        this.acts = acts;
    }

    /** The secret, shown this once; empty if the app is not there any more, or can keep none. */
    public Optional<ClientSecret> rotate(ClientId client) {
        ClientSecret secret = ClientSecret.make(acts.random());
        return acts.perform(act -> {
            if (!clients.replaceSecret(client, secret.digest())) {
                return Optional.empty();
            }
            act.log(Event.byOperator(AccountId.NOBODY, new ClientFact.SecretRotated(client)));
            return Optional.of(secret);
        });
    }
}
