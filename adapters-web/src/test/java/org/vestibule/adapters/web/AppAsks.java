package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.application.app.RedeemCode;
import org.vestibule.application.app.Tokens;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.LogoutAddresses;
import org.vestibule.domain.app.RedirectUri;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.NewClient;

/** A registered app, and what it asks for of whoever it sends to the portal. */
record AppAsks(Client client, Map<String, String> asked) {

    /** The pair of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Pattern REFRESH = Pattern.compile("<meta http-equiv=\"refresh\" content=\"0; url=([^\"]*)\">");

    static AppAsks of(InMemoryPortal portal, String name, Client.Kind kind, String returns) {
        Client client = NewClient.of(portal.useCases.app(), name, kind, returns).client();
        Map<String, String> asked = new TreeMap<>(Map.of(
                "client_id", client.id().toString(),
                "redirect_uri", returns,
                "response_type", "code",
                "scope", "openid profile email teams offline_access",
                "state", "its own state",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
        return new AppAsks(client, asked);
    }

    /** One that has registered where it has people sent after they signed out. */
    static AppAsks leaving(InMemoryPortal portal, String name, String bye) {
        LogoutAddresses logout =
                new LogoutAddresses(List.of(RedirectUri.parse(bye).orElseThrow()), Optional.empty());
        Client client = NewClient.of(
                        portal.useCases.app(), name, Client.Kind.CONFIDENTIAL, "https://chat.example/cb", logout)
                .client();
        return new AppAsks(client, Map.of("client_id", client.id().toString(), "post_logout_redirect_uri", bye));
    }

    /** Where it sends people to sign out. */
    String logoutPath() {
        return "/oauth2/logout?" + Browser.encode(asked);
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

    /** What was granted, by the code that a page leads back with. */
    Grant redeemed(InMemoryPortal portal, String page) {
        return redeem(portal, page).held().grant();
    }

    /** What the app got for the code that a page leads back with. */
    Tokens tokens(InMemoryPortal portal, String page) {
        return redeem(portal, page).tokens();
    }

    private RedeemCode.Redeemed redeem(InMemoryPortal portal, String page) {
        String code = said(back(page)).getOrDefault("code", "");
        String returned = asked.getOrDefault("redirect_uri", "");
        return portal.useCases
                .app()
                .redeemCode()
                .redeem(client, code, returned, VERIFIER, InMemoryPortal.ORIGIN)
                .orElseThrow();
    }

    /** Where a page leads back to, by itself and by its button alike. */
    static String back(String page) {
        Matcher refresh = REFRESH.matcher(page);
        assertTrue(refresh.find(), page);
        assertTrue(page.contains("class=\"button\" href=\"" + refresh.group(1) + "\""), page);
        return read(refresh.group(1));
    }

    /** Where a link with these words leads. */
    static String link(String page, String words) {
        Matcher link = Pattern.compile("href=\"([^\"]*)\">" + words + "<").matcher(page);
        assertTrue(link.find(), page);
        return read(link.group(1));
    }

    /** As an attribute of a page has it. */
    static String escaped(String address) {
        return address.replace("&", "&amp;").replace("=", "&#61;");
    }

    private static String read(String attribute) {
        return attribute
                .replace("&#61;", "=")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** What a way back to it says. */
    static Map<String, String> said(String address) {
        Map<String, String> said = new TreeMap<>();
        for (String pair : address.split("\\?", 2)[1].split("&")) {
            String[] parts = pair.split("=", 2);
            said.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return said;
    }
}
