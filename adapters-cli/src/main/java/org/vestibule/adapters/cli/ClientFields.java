package org.vestibule.adapters.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vestibule.application.app.CreateClient;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientSecret;

/** What programs are told of apps; what OAuth 2.0 has a name for is called so (RFC 7591 §2, and OpenID Connect for what concerns logout), as apps are set up by it. */
final class ClientFields {

    private ClientFields() {}

    static Map<String, Object> of(Client client) {
        return Collections.unmodifiableMap(fields(client));
    }

    static Map<String, Object> of(CreateClient.Created created) {
        return created.secret().map(secret -> of(created.client(), secret)).orElseGet(() -> of(created.client()));
    }

    /** With the secret, this once. */
    static Map<String, Object> of(Client client, ClientSecret secret) {
        Map<String, Object> fields = fields(client);
        fields.put("client_secret", secret.text());
        return Collections.unmodifiableMap(fields);
    }

    private static Map<String, Object> fields(Client client) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("client_id", client.id());
        fields.put("client_name", client.name());
        fields.put("redirect_uris", client.returns());
        fields.put("kind", Words.of(client.kind()));
        fields.put("device", client.devices());
        fields.put("post_logout_redirect_uris", client.logout().returns());
        client.logout().backChannel().ifPresent(uri -> fields.put("backchannel_logout_uri", uri));
        fields.put("createdAt", client.createdAt());
        return fields;
    }
}
