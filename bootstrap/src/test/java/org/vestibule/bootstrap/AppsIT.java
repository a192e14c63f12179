package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Signing in to apps of others, on the distribution (PRODUCT H). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppsIT {

    private static final String WEBSITE = "https://app.example/callback";
    private static final Pattern WAY_BACK = Pattern.compile("http-equiv=\"refresh\" content=\"\\d+;\\s*url=([^\"]+)\"");
    private static final String ALL = "openid profile email teams offline_access";

    private final Path data = RunningPortal.newDataFolder();
    private RunningPortal portal;

    @BeforeAll
    void start() {
        portal = RunningPortal.start(data);
    }

    @AfterAll
    void stop() {
        portal.close();
        RunningPortal.delete(data);
    }

    private record Registered(String id, Optional<String> secret) {}

    /** S-121, S-125, S-126: password and code, whatever session the browser has; the library judges what comes of it. */
    @Test
    void somebody_signs_in_to_a_website_with_password_and_code() throws IOException {
        Registered app = register("Website", "--confidential", "--redirect-uri", WEBSITE);
        HttpBrowser ada = new HttpBrowser(portal);
        ada.signUp("ada@example.org", "Ada");
        HttpBrowser.Protection protection = ada.enable("ada@example.org");
        try (RelyingParty party = RelyingParty.start(portal, app.id(), app.secret())) {
            String back = signIn(ada, party.ask(WEBSITE, ALL), "ada@example.org", protection, 1);
            JsonNode tokens = party.arrive(back);
            JsonNode claims = tokens.get("claims");
            assertEquals("2", claims.get("acr").asText());
            assertTrue(claims.get("amr").toString().contains("\"otp\""), claims::toString);
            String sub = claims.get("sub").asText();
            JsonNode ofAda = party.look(tokens.get("access_token").asText(), sub);
            assertEquals("Ada", ofAda.get("name").asText());
            assertEquals("ada@example.org", ofAda.get("email").asText());

            assertEquals("invalid_grant", party.wrong("arrive", "url", back), "a code works once, and");
            assertEquals(
                    "invalid_grant",
                    party.wrong("refresh", "token", tokens.get("refresh_token").asText()),
                    "whoever has it a second time ends it all");
        }
    }

    @Test
    void tokens_are_refreshed_and_given_back() throws IOException {
        Registered app = register("Refreshing", "--confidential", "--redirect-uri", WEBSITE);
        HttpBrowser ben = new HttpBrowser(portal);
        ben.signUp("ben@example.org", "Ben");
        HttpBrowser.Protection protection = ben.enable("ben@example.org");
        try (RelyingParty party = RelyingParty.start(portal, app.id(), app.secret())) {
            JsonNode first = party.arrive(signIn(ben, party.ask(WEBSITE, ALL), "ben@example.org", protection, 1));
            String token = first.get("refresh_token").asText();
            JsonNode second = party.refresh(token);
            String next = second.get("refresh_token").asText();
            assertNotEquals(token, next);
            assertFalse(second.has("id_token"));
            assertEquals(next, party.refresh(token).get("refresh_token").asText(), "the answer may have been lost");
            party.look(
                    second.get("access_token").asText(),
                    first.get("claims").get("sub").asText());
            party.revoke(next);
            assertEquals("invalid_grant", party.wrong("refresh", "token", next));
        }
    }

    /** An app on the person's own device: a port of its own, no secret, asked about every time. */
    @Test
    void a_native_app_uses_any_port_of_its_machine() throws IOException {
        Registered app = register("Native", "--redirect-uri", "http://127.0.0.1/cb");
        HttpBrowser cleo = new HttpBrowser(portal);
        cleo.signUp("cleo@example.org", "Cleo");
        try (RelyingParty party = RelyingParty.start(portal, app.id(), app.secret())) {
            String back = allow(cleo, path(party.ask("http://127.0.0.1:51234/cb", "openid")));
            assertTrue(back.startsWith("http://127.0.0.1:51234/cb?code="), back);
            JsonNode claims = party.arrive(back).get("claims");
            assertEquals("1", claims.get("acr").asText());
            assertFalse(claims.get("amr").toString().contains("otp"), claims::toString);
        }
    }

    private Registered register(String name, String... options) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of("client", "create", name, "--output", "json"));
        command.addAll(List.of(options));
        RunningPortal.Command made = RunningPortal.runHere(data, "", command.toArray(String[]::new));
        assertEquals(0, made.code(), made.err());
        JsonNode told = new ObjectMapper().readTree(made.out());
        return new Registered(
                told.get("client_id").asText(),
                Optional.ofNullable(told.get("client_secret")).map(JsonNode::asText));
    }

    /** From where the app sends a browser to where that comes back, by password and code. */
    private String signIn(HttpBrowser browser, String url, String email, HttpBrowser.Protection protection, int later) {
        String authorize = path(url);
        HttpBrowser.Answer code = browser.fill(authorize, "email", email, "password", HttpBrowser.PASSWORD);
        assertEquals("/sign-in/code", code.location(), code::body);
        HttpBrowser.Answer done =
                browser.fill(code.location(), "code", protection.app().code(protection.step() + later));
        return allow(browser, done.location());
    }

    /** Lets the app in. */
    private String allow(HttpBrowser browser, String asked) {
        HttpBrowser.Answer page = browser.get(asked);
        String consent = page.status() == 303 ? page.location() : asked;
        assertTrue(consent.startsWith("/oauth2/consent/"), consent + page.body());
        assertEquals(200, browser.get(consent).status());
        HttpBrowser.Answer done = browser.post(consent, "answer", "allow");
        Matcher way = WAY_BACK.matcher(done.body());
        assertTrue(way.find(), done::body);
        return way.group(1).replace("&amp;", "&").replace("&#61;", "=");
    }

    private String path(String url) {
        assertTrue(url.startsWith(portal.base()), url);
        return url.substring(portal.base().length());
    }
}
