package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The two apps that the portal is there for, on the distribution (PRODUCT H): a Server that is licensed desk-side with password
 * and code, and a Viewer that finds it. Both are written with other people's library.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComputersIT {

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

    @Test
    void a_server_is_licensed_and_found_until_it_is_removed() throws Exception {
        HttpBrowser olga = new HttpBrowser(portal);
        olga.signUp("olga@example.org", "Olga");
        HttpBrowser.Protection phone = olga.enable("olga@example.org");
        HttpBrowser dan = new HttpBrowser(portal);
        dan.signUp("dan@example.org", "Dan");
        for (String team : List.of("Acme", "Other")) {
            done("team", "create", team, "--owner", "olga@example.org", "--plan", "enterprise");
            done("team", "add-member", team, "dan@example.org");
        }
        String server = AppsIT.register(data, "Harbour Server", "--device").id();
        String viewer = AppsIT.register(data, "Harbour Viewer", "--redirect-uri", "http://127.0.0.1/back")
                .id();
        Path acme = Files.createTempDirectory("server").resolve("token");
        Path other = acme.resolveSibling("other");

        String code = phone.app().code(phone.step() + 1);
        license(olga, "/sign-in/code", code, server, acme, "Acme", "Front desk");
        license(olga, "/sign-in/backup-code", phone.backupCodes().get(0), server, other, "Other", "Roof");
        String first = Files.readString(acme);
        try (NodeProgram again = server(server, acme)) {
            assertEquals(
                    "Front desk", again.said("renewed").at("/computer/name").asText());
            assertEquals(List.of("Front desk"), names(again.said("entry")), "it sees itself alone");
        }
        assertFalse(first.equals(Files.readString(acme)), "each token works once");

        try (NodeProgram app = NodeProgram.start("viewer.mjs", List.of(portal.base(), viewer))) {
            signIn(app, dan, Optional.empty());
            assertEquals(List.of("Front desk", "Roof"), seen(app));
            done("policy", "set", "Acme", "everyone", "--yes");
            assertEquals(List.of("Roof"), seen(app), "of the team that is withheld none, at the next call");

            HttpBrowser.Protection his = dan.enable("dan@example.org");
            app.tell("refresh");
            assertEquals(
                    "invalid_grant",
                    app.said("refused").get("error").asText(),
                    "2-step verification was turned on since");
            signIn(app, dan, Optional.of(his));
            assertEquals(List.of("Front desk", "Roof"), seen(app));
            keepsAnAddressBook(app);
        }

        // What becomes of its licenser is not the computer's business.
        done("two-step", "reset", "olga@example.org", "--reason", "lost", "--yes");
        try (NodeProgram again = server(server, other)) {
            again.said("renewed");
        }
        done("computer", "remove", "Acme", "front desk", "--yes");
        try (NodeProgram again = server(server, acme)) {
            assertEquals("invalid_grant", again.said("refused").get("error").asText());
        }
        assertFalse(Files.exists(acme), "its author drops a token that is worth nothing");
    }

    /** RFC 8628 by the library alone, without a computer. */
    @Test
    void a_device_is_let_in_and_refreshes() throws IOException {
        HttpBrowser ada = new HttpBrowser(portal);
        ada.signUp("ada@example.org", "Ada");
        String id = AppsIT.register(data, "Printer", "--device").id();
        try (RelyingParty party = RelyingParty.start(portal, id, Optional.empty())) {
            JsonNode asked = party.done("device", "scope", "openid profile offline_access");
            String link = "/device?user_code=" + asked.get("user_code").asText();
            String page = ada.fill(link, "email", "ada@example.org", "password", HttpBrowser.PASSWORD)
                    .location();
            ada.get(page);
            assertEquals(
                    page,
                    ada.post(page, "code", asked.get("user_code").asText()).location());
            String shown = asked.get("user_code").asText();
            ada.get(page);
            ada.post(page, "answer", "allow", "shown", shown);
            JsonNode tokens = party.done("poll");
            assertEquals("1", tokens.at("/claims/acr").asText());
            String sub = tokens.at("/claims/sub").asText();
            assertEquals(
                    "Ada",
                    party.look(tokens.get("access_token").asText(), sub)
                            .get("name")
                            .asText());
            party.refresh(tokens.get("refresh_token").asText());
        }
    }

    /** Starts a Server, and has somebody let it into a team by both steps. */
    private void license(
            HttpBrowser browser, String secondStep, String proof, String server, Path file, String team, String name) {
        try (NodeProgram program = server(server, file)) {
            String code = program.said("code").get("code").asText();
            HttpBrowser.Answer step =
                    browser.fill("/device", "email", "olga@example.org", "password", HttpBrowser.PASSWORD);
            assertEquals("/sign-in/code", step.location(), step::body);
            HttpBrowser.Answer in = browser.fill(secondStep, "code", proof);
            String page = in.location();
            assertTrue(page.startsWith("/device/"), in::body);
            assertEquals(page, browser.fill(page, "code", code).location());
            HttpBrowser.Answer ask = browser.get(page);
            String id =
                    ask.all("<option value=\"([0-9a-f-]{36})\"[^>]*>" + team).get(0);
            HttpBrowser.Answer let = browser.post(page, "answer", "allow", "shown", code, "team", id, "name", name);
            assertEquals(303, let.status(), let::body);
            assertEquals(name, program.said("licensed").at("/computer/name").asText());
            assertEquals(List.of(name), names(program.said("entry")));
        }
    }

    private NodeProgram server(String id, Path file) {
        return NodeProgram.start("server.mjs", List.of(portal.base(), id, file.toString()));
    }

    /** Signs somebody in to the Viewer by their own browser, which comes back to the Viewer's own port. */
    private void signIn(NodeProgram app, HttpBrowser browser, Optional<HttpBrowser.Protection> phone) throws Exception {
        app.tell("sign-in");
        String url = app.said("open").get("url").asText();
        String back = phone.isPresent()
                ? AppsIT.signIn(portal, browser, url, "dan@example.org", phone.get(), 1)
                : AppsIT.allow(browser, url.substring(portal.base().length()));
        HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(back)).build(), HttpResponse.BodyHandlers.discarding());
        app.said("signed-in");
    }

    private static List<String> seen(NodeProgram app) {
        app.tell("computers");
        return names(app.said("computers"));
    }

    private static List<String> names(JsonNode listed) {
        assertEquals(200, listed.get("status").asInt(), listed::toString);
        List<String> names = new ArrayList<>();
        StreamSupport.stream(listed.get("computers").spliterator(), false)
                .map(one -> one.get("name").asText())
                .sorted()
                .forEach(names::add);
        return names;
    }

    private static void keepsAnAddressBook(NodeProgram app) throws IOException {
        app.tell("read");
        assertEquals(404, app.said("book").get("status").asInt());
        String etag = keep(app, "{\"desk\":1}", Optional.empty(), 201);
        keep(app, "{\"desk\":2}", Optional.empty(), 412);
        String next = keep(app, "{\"desk\":3}", Optional.of(etag), 204);
        keep(app, "{\"desk\":4}", Optional.of(etag), 412);
        app.tell("read");
        JsonNode book = app.said("book");
        assertEquals(3, book.at("/book/desk").asInt());
        assertEquals(next, book.get("etag").asText());
    }

    private static String keep(NodeProgram app, String book, Optional<String> etag, int status) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode line = json.createObjectNode().put("act", "keep");
        line.set("book", json.readTree(book));
        etag.ifPresent(tag -> line.put("etag", tag));
        app.tell(line);
        JsonNode kept = app.said("kept");
        assertEquals(status, kept.get("status").asInt(), kept::toString);
        return kept.get("etag").asText();
    }

    private void done(String... command) {
        RunningPortal.Command told = RunningPortal.runHere(data, "", command);
        assertEquals(0, told.code(), told.err());
    }
}
