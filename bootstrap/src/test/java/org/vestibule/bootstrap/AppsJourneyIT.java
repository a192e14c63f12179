package org.vestibule.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.bootstrap.AppsIT.Registered;

/** Somebody signs in to apps in a real browser, which follows a form nowhere that its policy forbids (PRODUCT H). */
class AppsJourneyIT extends Journey {

    private HttpServer app;
    private final List<String> arrived = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/back", exchange -> {
            arrived.add(exchange.getRequestURI() + " from "
                    + exchange.getRequestHeaders().get("Referer"));
            byte[] page = "<!DOCTYPE html><link rel=icon href=data:,><title>App</title><h1>Welcome</h1>"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        app.start();
    }

    @AfterEach
    void stop() {
        app.stop(0);
    }

    /** With script and without: password, code, consent, and back at the app, which is told nothing on the way. */
    @Test
    void password_and_code_lead_to_the_app_and_a_disconnected_one_is_out() throws IOException {
        Registered registered = AppsIT.register(data, "Viewer", "--redirect-uri", "http://127.0.0.1/back");
        for (boolean scripts : new boolean[] {true, false}) {
            Page page = newPhonePage(scripts);
            Person person = new Person(page, portal, scripts + "@viewer.example");
            person.hasSignedUp();
            Person.Phone phone = person.enables();
            List<String> codes = person.notesCodes();
            try (RelyingParty viewer = RelyingParty.start(portal, registered.id(), registered.secret())) {
                page.navigate(viewer.ask(
                        "http://127.0.0.1:" + app.getAddress().getPort() + "/back", "openid profile offline_access"));
                person.fillsInSignIn();
                person.typesCode(phone.nextCode());
                person.assertOn("Let Viewer sign you in?");
                person.click("Allow");
                page.waitForURL("http://127.0.0.1:*/back?*");
                assertThat(page.locator("h1")).hasText("Welcome");
                assertTrue(arrived.get(arrived.size() - 1).endsWith(" from null"), arrived::toString);
                JsonNode tokens = viewer.arrive(page.url());
                assertEquals("2", tokens.get("claims").get("acr").asText());

                page.navigate(portal.base() + "/security/apps");
                page.getByText("Disconnect").first().click();
                person.proves(codes.get(0));
                person.click("Confirm and disconnect");
                person.assertReads("Viewer is disconnected");
                assertEquals(
                        "invalid_grant",
                        viewer.wrong(
                                "refresh", "token", tokens.get("refresh_token").asText()));
            }
        }
    }

    /** No program answers to the scheme here, so the browser stays, with the button; and no policy forbade it. */
    @Test
    void an_app_with_a_scheme_of_its_own_is_led_to_by_a_button() throws IOException {
        Registered registered = AppsIT.register(data, "Mobile", "--redirect-uri", "com.example.mobile:/back");
        Page page = newPhonePage(true);
        Person person = new Person(page, portal, "mobile@viewer.example");
        person.hasSignedUp();
        try (RelyingParty mobile = RelyingParty.start(portal, registered.id(), Optional.empty())) {
            page.navigate(mobile.ask("com.example.mobile:/back", "openid"));
            person.assertOn("Let Mobile sign you in?");
            person.click("Allow");
            String way = person.link("Open Mobile").getAttribute("href");
            assertTrue(way.startsWith("com.example.mobile:/back?code="), way);
            person.link("Open Mobile").click();
            assertEquals("1", mobile.arrive(way).get("claims").get("acr").asText());
        }
    }
}
