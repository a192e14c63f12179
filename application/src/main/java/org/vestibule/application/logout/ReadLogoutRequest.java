package org.vestibule.application.logout;

import java.util.Optional;
import java.util.function.Function;
import org.vestibule.application.app.Clients;
import org.vestibule.domain.app.AppParameters;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.IdTokenHint;
import org.vestibule.domain.app.Logout;
import org.vestibule.domain.app.ReturnAddress;

/**
 * Reads what an app says that wants somebody to sign out (OIDC RP-Initiated Logout §2). Nobody is sent anywhere unless both the
 * app and where it wants them back are known; and nobody is signed out by it, for they are asked (S-130).
 */
public final class ReadLogoutRequest {

    private final Clients clients;
    private final Function<String, Optional<IdTokenHint>> idTokenHint;

    /** @param idTokenHint see {@link org.vestibule.application.portal.Means} */
    public ReadLogoutRequest(Clients clients, Function<String, Optional<IdTokenHint>> idTokenHint) {
        this.clients = clients;
        this.idTokenHint = idTokenHint;
    }

    /** What it turned out to be. */
    public sealed interface Result {}

    /** Something of it is there twice, or is no ID token of this portal, or two apps are named. */
    public record Unreadable() implements Result {}

    /** It names no app that is registered. */
    public record UnknownApp() implements Result {}

    /** The app is known, and where it wants people back is not. */
    public record UnknownReturn(Client client) implements Result {}

    /**
     * It can be answered.
     *
     * @param client who asks; empty if it does not say so
     * @param of what it was granted that is to end with it
     * @param returns where people go afterwards; empty if they stay
     */
    public record Understood(Optional<Client> client, Optional<Logout> of, Optional<ReturnAddress> returns)
            implements Result {

        /** Nothing is said but that somebody is to sign out. */
        public static final Understood PLAIN = new Understood(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Reads it. */
    public Result read(Optional<AppQuery> query) {
        return query.map(AppParameters::of).map(this::read).orElse(Understood.PLAIN);
    }

    private Result read(AppParameters given) {
        Optional<IdTokenHint> hint = given.once("id_token_hint").flatMap(idTokenHint);
        if (given.isAnyDoubled() || (given.has("id_token_hint") && hint.isEmpty())) {
            return new Unreadable();
        }
        Optional<ClientId> named = given.has("client_id")
                ? given.once("client_id").flatMap(ClientId::parse)
                : hint.map(IdTokenHint::client);
        if (hint.isPresent() && !hint.map(IdTokenHint::client).equals(named)) {
            return new Unreadable();
        }
        Optional<Client> client = named.flatMap(clients::find).map(Clients.Registered::client);
        boolean names = given.has("client_id") || hint.isPresent() || given.has("post_logout_redirect_uri");
        return names && client.isEmpty() ? new UnknownApp() : read(given, client, hint);
    }

    private static Result read(AppParameters given, Optional<Client> client, Optional<IdTokenHint> hint) {
        Optional<String> back = given.once("post_logout_redirect_uri");
        if (client.isPresent() && back.isPresent() && !client.get().logout().returnsTo(back.get())) {
            return new UnknownReturn(client.get());
        }
        return new Understood(
                client,
                hint.flatMap(one -> one.grant().map(grant -> new Logout(one.account(), grant, one.client()))),
                back.map(uri -> new ReturnAddress(uri, given.once("state"))));
    }
}
