package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
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

    record Registered(String id, Optional<String> secret) {}

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

    /** PRODUCT H: the mandate reaches apps by what they are told, and only of the team that requires it. */
    @Test
    void a_team_that_is_withheld_is_withheld_from_apps() throws IOException {
        Registered app = register("Teams", "--trusted", "--confidential", "--redirect-uri", WEBSITE);
        HttpBrowser olga = new HttpBrowser(portal);
        olga.signUp("olga@example.org", "Olga");
        olga.enable("olga@example.org");
        HttpBrowser dan = new HttpBrowser(portal);
        dan.signUp("dan@example.org", "Dan");
        for (String team : List.of("Open", "Strict")) {
            done("team", "create", team, "--owner", "olga@example.org", "--plan", "enterprise");
            done("team", "add-member", team, "dan@example.org");
        }
        try (RelyingParty party = RelyingParty.start(portal, app.id(), app.secret())) {
            HttpBrowser.Answer sent = dan.get(path(party.ask(WEBSITE, ALL)));
            JsonNode tokens = party.arrive(wayBack(dan.get(sent.location())));
            String sub = tokens.get("claims").get("sub").asText();
            assertEquals(
                    2,
                    party.look(tokens.get("access_token").asText(), sub)
                            .get("teams")
                            .size());

            done("policy", "set", "Strict", "everyone", "--yes");
            JsonNode told = party.look(tokens.get("access_token").asText(), sub);
            assertEquals("Open", told.get("teams").get(0).get("name").asText());
            assertEquals(1, told.get("teams").size());
            assertEquals("Strict", told.get("teams_withheld").get(0).get("name").asText());

            HttpBrowser.Protection protection = dan.enable("dan@example.org");
            assertEquals(
                    "invalid_grant",
                    party.wrong("refresh", "token", tokens.get("refresh_token").asText()),
                    "2-step verification was turned on since");
            JsonNode anew = party.arrive(signIn(dan, party.ask(WEBSITE, ALL), "dan@example.org", protection, 1));
            assertEquals(
                    2,
                    party.look(anew.get("access_token").asText(), sub)
                            .get("teams")
                            .size());
        }
    }

    /** PRODUCT H, S-083, S-130: the app sends its user here, and each that wants to know hears of it from the portal itself. */
    @Test
    void signing_out_is_told_to_the_apps_that_want_to_know() throws IOException {
        String bye = "https://app.example/bye";
        int port = freePort();
        Registered app = register(
                "Leaving",
                "--confidential",
                "--redirect-uri",
                WEBSITE,
                "--logout-uri",
                bye,
                "--back-channel-uri",
                "http://127.0.0.1:" + port + "/told");
        HttpBrowser eva = new HttpBrowser(portal);
        eva.signUp("eva@example.org", "Eva");
        HttpBrowser.Protection protection = eva.enable("eva@example.org");
        try (RelyingParty party = RelyingParty.start(portal, app.id(), app.secret())) {
            party.done("listen", "port", Integer.toString(port));
            JsonNode tokens = party.arrive(signIn(eva, party.ask(WEBSITE, ALL), "eva@example.org", protection, 1));
            JsonNode left =
                    party.done("leave", "id_token", tokens.get("id_token").asText(), "redirect_uri", bye);
            String logout = path(left.get("url").asText());
            HttpBrowser.Answer asked = eva.get(logout);
            assertEquals(200, asked.status(), asked::body);
            assertEquals(200, eva.get("/security").status(), "nobody is signed out by an address");
            HttpBrowser.Answer gone = eva.post("/sign-out", "asked", logout.substring(logout.indexOf('?') + 1));
            assertEquals(bye + "?state=" + left.get("state").asText(), wayBack(gone));
            assertEquals(303, eva.get("/security").status());
            JsonNode told = party.done("told");
            assertEquals(tokens.get("claims").get("sub"), told.get("sub"));
            assertEquals(tokens.get("claims").get("sid"), told.get("sid"));
            assertTrue(told.get("events").has("http://schemas.openid.net/event/backchannel-logout"), told::toString);
            assertFalse(told.has("nonce"));
            assertEquals(
                    "invalid_grant",
                    party.wrong("refresh", "token", tokens.get("refresh_token").asText()),
                    "its app wanted no more of it");

            HttpBrowser finn = new HttpBrowser(portal);
            finn.signUp("finn@example.org", "Finn");
            JsonNode again = party.arrive(allow(finn, path(party.ask(WEBSITE, ALL))));
            finn.post("/sign-out");
            assertEquals(
                    again.get("claims").get("sid"),
                    party.done("told").get("sid"),
                    "who signs out of the portal itself is told of, too");
            party.refresh(again.get("refresh_token").asText()); // which was to outlast that
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket once = new ServerSocket(0)) {
            return once.getLocalPort();
        }
    }

    private void done(String... command) {
        RunningPortal.Command told = RunningPortal.runHere(data, "", command);
        assertEquals(0, told.code(), told.err());
    }

    private Registered register(String name, String... options) throws IOException {
        return register(data, name, options);
    }

    /** Registers an app as an operator does. */
    static Registered register(Path data, String name, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("client", "create", name, "--output", "json"));
        command.addAll(List.of(options));
        RunningPortal.Command made = RunningPortal.runHere(data, "", command.toArray(String[]::new));
        assertEquals(0, made.code(), made.err());
        JsonNode told = new ObjectMapper().readTree(made.out());
        return new Registered(
                told.get("client_id").asText(),
                Optional.ofNullable(told.get("client_secret")).map(JsonNode::asText));
    }

    private String signIn(HttpBrowser browser, String url, String email, HttpBrowser.Protection protection, int later) {
        return signIn(portal, browser, url, email, protection, later);
    }

    /** From where the app sends a browser to where that comes back, by password and code. */
    static String signIn(
            RunningPortal portal,
            HttpBrowser browser,
            String url,
            String email,
            HttpBrowser.Protection protection,
            int later) {
        String authorize = path(portal, url);
        HttpBrowser.Answer code = browser.fill(authorize, "email", email, "password", HttpBrowser.PASSWORD);
        assertEquals("/sign-in/code", code.location(), code::body);
        HttpBrowser.Answer done =
                browser.fill(code.location(), "code", protection.app().code(protection.step() + later));
        HttpBrowser.Answer next = browser.get(done.location());
        return WAY_BACK.matcher(next.body()).find() ? wayBack(next) : allow(browser, done.location());
    }

    /** Lets the app in. */
    static String allow(HttpBrowser browser, String asked) {
        HttpBrowser.Answer page = browser.get(asked);
        String consent = page.status() == 303 ? page.location() : asked;
        assertTrue(consent.startsWith("/oauth2/consent/"), consent + page.body());
        assertEquals(200, browser.get(consent).status());
        return wayBack(browser.post(consent, "answer", "allow"));
    }

    private static String wayBack(HttpBrowser.Answer done) {
        Matcher way = WAY_BACK.matcher(done.body());
        assertTrue(way.find(), done::body);
        return way.group(1).replace("&amp;", "&").replace("&#61;", "=");
    }

    private String path(String url) {
        return path(portal, url);
    }

    private static String path(RunningPortal portal, String url) {
        assertTrue(url.startsWith(portal.base()), url);
        return url.substring(portal.base().length());
    }
}
