package org.vestibule.adapters.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vestibule.application.app.CreateClient;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientSecret;
import org.vestibule.domain.app.RedirectUri;

/** What people are told of apps. */
record ClientTexts(Messages messages) {

    String header() {
        return cells("NAME", "ID", "KIND", "DEVICE", "CREATED(UTC)");
    }

    String row(Client client) {
        return cells(
                client.name(),
                client.id(),
                Words.of(client.kind()),
                client.devices() ? "yes" : "no",
                AccountTexts.time(client.createdAt()));
    }

    String shown(Client client) {
        String text = messages.get(
                "client.shown",
                client.name(),
                client.id(),
                messages.get("client." + Words.of(client.kind())),
                AccountTexts.time(client.createdAt()));
        String device = client.devices() ? "\n" + messages.get("client.device") : "";
        return text
                + device
                + uris("client.returns", client.returns())
                + uris("client.logout-returns", client.logout().returns())
                + uris(
                        "client.back-channel",
                        client.logout().backChannel().stream().toList());
    }

    private String uris(String key, List<RedirectUri> uris) {
        if (uris.isEmpty()) {
            return "";
        }
        String next = "\n" + messages.get("client.next-line");
        return "\n" + messages.get(key, uris.stream().map(RedirectUri::text).collect(Collectors.joining(next)));
    }

    String of(CreateClient.Created created) {
        Client client = created.client();
        String text = messages.get("client.created", client.name(), client.id());
        return created.secret().map(secret -> text + secret(secret)).orElse(text);
    }

    String secretRotated(Client client, ClientSecret secret) {
        return messages.get("client.secret-rotated", client.name()) + secret(secret);
    }

    private String secret(ClientSecret secret) {
        return "\n" + messages.get("client.secret", secret.text());
    }

    private static String cells(Object... cells) {
        return String.format(Locale.ROOT, "%-24s  %-36s  %-12s  %-6s  %s", cells);
    }
}
