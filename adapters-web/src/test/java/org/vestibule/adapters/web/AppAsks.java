package org.vestibule.adapters.web;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.RedirectUri;
import org.vestibule.testkit.InMemoryPortal;

/** A registered app, and what it asks for of whoever it sends to the portal. */
record AppAsks(Client client, Map<String, String> asked) {

    static AppAsks of(InMemoryPortal portal, String name, Client.Kind kind, String returns) {
        Client client = portal.useCases
                .app()
                .createClient()
                .create(name, kind, List.of(RedirectUri.parse(returns).orElseThrow()))
                .client();
        Map<String, String> asked = new TreeMap<>(Map.of(
                "client_id", client.id().toString(),
                "redirect_uri", returns,
                "response_type", "code",
                "scope", "openid profile email teams offline_access",
                "state", "its own state",
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256"));
        return new AppAsks(client, asked);
    }

    /** The same, asking for something else. */
    AppAsks with(String name, String value) {
        Map<String, String> other = new TreeMap<>(asked);
        other.put(name, value);
        return new AppAsks(client, other);
    }

    /** Where it sends people. */
    String path() {
        return "/oauth2/authorize?" + Browser.encode(asked);
    }

    /** What a way back to it says. */
    static Map<String, String> said(String address) {
        Map<String, String> said = new TreeMap<>();
        for (String pair : URI.create(address).getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            said.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return said;
    }
}
