package org.vestibule.application.app;

import java.util.List;
import java.util.Optional;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.text.Line;

/** Finds a registered app as an operator names it: by its id, or by a name that no other has. */
public final class FindClient {

    private final Clients clients;

    public FindClient(Clients clients) {
        this.clients = clients;
    }

    /** What was found. */
    public sealed interface Result {}

    public record Found(Client client) implements Result {}

    /** Several have that name. */
    public record Ambiguous() implements Result {}

    public record Unknown() implements Result {}

    /** Finds it. */
    public Result find(String typed) {
        Optional<Result> byId =
                ClientId.parse(typed).flatMap(clients::find).map(registered -> new Found(registered.client()));
        return byId.orElseGet(() -> byName(typed));
    }

    private Result byName(String name) {
        List<Client> named = clients.all().stream()
                .filter(client -> client.name().equals(Line.of(name)))
                .toList();
        if (named.isEmpty()) {
            return new Unknown();
        }
        return named.size() == 1 ? new Found(named.get(0)) : new Ambiguous();
    }
}
