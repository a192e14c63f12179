package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.app.AuthenticateClient;
import org.vestibule.application.app.FindClient;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.LogoutAddresses;

/** Apps as operators register them (PRODUCT H, S-130). */
class ClientCommandsTest {

    private static final Pattern SECRET = Pattern.compile("\"client_secret\":\"([A-Za-z0-9_-]{43})\"");

    private final Session session = new Session();

    @BeforeEach
    void one_of_each() {
        done("client create Viewer --redirect-uri http://127.0.0.1/back --redirect-uri com.example.viewer:/back");
        done("client create Wiki --redirect-uri https://wiki.example/back --confidential");
        done("client create Desk --redirect-uri https://desk.example/back --confidential --trusted");
        session.logged.clear();
    }

    @Test
    void an_app_on_devices_has_no_secret() {
        String text = done("client create Other --redirect-uri http://127.0.0.1/back");
        Client other = client("Other");
        assertEquals("Registered Other. Its client_id is " + other.id() + ".\n", text);
        assertEquals(Client.Kind.PUBLIC, other.kind());
        assertEquals(
                "{\"client_id\":\"" + other.id() + "\",\"client_name\":\"Other\","
                        + "\"redirect_uris\":[\"http://127.0.0.1/back\"],\"kind\":\"public\",\"device\":false,\"post_logout_redirect_uris\":[],\"createdAt\":\""
                        + other.createdAt() + "\"}\n",
                done("client show Other --output json"));
    }

    /** Nobody is sent back to it, so it may do without an address for that. */
    @Test
    void an_app_on_devices_without_a_browser_needs_no_address() {
        done("client create Printer --device");
        Client printer = client("Printer");
        assertTrue(printer.devices());
        assertEquals(List.of(), printer.returns());
        assertEquals("""
                App                  Printer
                Id                   %s
                Kind                 Public: keeps no secret, and people are asked each time
                Created (UTC)        2030-01-01T00:00:00Z
                Devices              It may run without a browser: people sign in for it elsewhere
                """.formatted(printer.id()), done("client show Printer"));
        String json = done("client show Printer --output json");
        assertTrue(json.contains("\"redirect_uris\":[],\"kind\":\"public\",\"device\":true,"), json);
        String list = done("client list");
        assertTrue(list.contains("\nPrinter                   " + printer.id() + "  public        yes     "), list);
        assertTrue(done("client list --output json").contains("\"device\":true"));
    }

    @Test
    void it_may_have_both_a_secret_and_an_address() {
        String json = done(
                "client create Both --device --redirect-uri https://both.example/ --confidential" + " --output json");
        assertTrue(json.contains("\"device\":true"), json);
        assertTrue(knows("Both", secret(json)));
        String text = done("client show Both");
        assertTrue(text.contains("\nDevices              It may run without"), text);
        assertTrue(text.endsWith("\nSends people to      https://both.example/\n"), text);
    }

    /** PRODUCT H: RP-initiated and back-channel logout. */
    @Test
    void it_may_want_to_know_of_people_who_sign_out() {
        String json = done("client create Chat --redirect-uri https://chat.example/ --confidential"
                + " --logout-uri https://chat.example/bye --logout-uri http://127.0.0.1/bye"
                + " --back-channel-uri https://chat.example/told --output json");
        String addresses = "\"post_logout_redirect_uris\":[\"https://chat.example/bye\",\"http://127.0.0.1/bye\"],"
                + "\"backchannel_logout_uri\":\"https://chat.example/told\"";
        assertTrue(json.contains(addresses), json);
        assertTrue(done("client show Chat --output json").contains(addresses));
        String text = done("client show Chat");
        assertTrue(text.endsWith("""

                Sends people to      https://chat.example/
                After signing out    https://chat.example/bye
                                     http://127.0.0.1/bye
                Is told of sign-outs https://chat.example/told
                """), text);
    }

    @Test
    void the_secret_is_shown_once_and_is_the_one_that_counts() {
        String json = done("client create Shop --redirect-uri https://shop.example/ --confidential --output json");
        String secret = secret(json);
        assertTrue(knows("Shop", secret));
        for (String look : List.of("client show Shop", "client list")) {
            assertFalse(done(look).contains(secret));
            assertFalse(done(look + " --output json").contains("secret"));
        }
        assertEquals(
                List.of("client create: client " + client("Shop").id()), session.logged, "and the log has it nowhere");

        String text = done("client create Blog --redirect-uri https://blog.example/ --confidential");
        assertTrue(text.endsWith("\nPut it into the app now: it is never shown again.\n"), text);
        Matcher shown = Pattern.compile("\nIts client_secret is (\\S{43})\n").matcher(text);
        assertTrue(shown.find(), text);
        assertTrue(knows("Blog", shown.group(1)));
    }

    @Test
    void the_operator_answers_for_a_trusted_one() {
        assertEquals(Client.Kind.CONFIDENTIAL, client("Wiki").kind());
        assertEquals(Client.Kind.TRUSTED, client("Desk").kind());
    }

    @Test
    void makers_of_a_confidential_one_may_run_it_on_their_own_machine() {
        done("client create Dev --redirect-uri https://dev.example/ --redirect-uri http://127.0.0.1/ --confidential");
        assertEquals(2, client("Dev").returns().size());
    }

    @Test
    void an_address_that_is_typed_twice_is_kept_once() {
        done("client create Dev --redirect-uri https://dev.example/ --redirect-uri https://dev.example/");
        assertEquals(1, client("Dev").returns().size());
    }

    @Test
    void all_are_listed_and_each_is_shown() {
        String list = done("client list");
        assertEquals(4, list.lines().count(), list);
        assertTrue(list.startsWith("NAME                      ID        "), list);
        assertTrue(
                list.contains("\nWiki                      " + client("Wiki").id() + "  confidential  no      "), list);
        assertEquals(
                """
                App                  Viewer
                Id                   %s
                Kind                 Public: keeps no secret, and people are asked each time
                Created (UTC)        2030-01-01T00:00:00Z
                Sends people to      http://127.0.0.1/back
                                     com.example.viewer:/back
                """.formatted(client("Viewer").id()),
                done("client show " + client("Viewer").id()));
        for (String name : List.of("Viewer", "Wiki", "Desk")) {
            done("client delete " + name);
        }
        Session.Outcome none = session.run("client", "list");
        assertEquals("", none.out());
        assertTrue(none.err().startsWith("There are no apps yet."), none.err());
        assertEquals("[]\n", done("client list --output json"));
    }

    @Test
    void another_secret_takes_the_place_of_the_one_before() {
        String before = secret(done("client rotate-secret Wiki --output json"));
        String after = secret(done("client rotate-secret Wiki --output json"));
        assertFalse(knows("Wiki", before));
        assertTrue(knows("Wiki", after));
        assertTrue(done("client rotate-secret Wiki").startsWith("Wiki has another secret; the one before counts"));
        assertEquals("client rotate-secret: client " + client("Wiki").id(), session.logged.get(0));
    }

    @Test
    void a_changed_one_has_what_was_typed_and_keeps_the_rest() {
        String secret = secret(done("client rotate-secret Wiki --output json"));
        Client before = client("Wiki");
        done("client change Wiki --name Handbook --logout-uri https://wiki.example/bye");
        done("client change Handbook --back-channel-uri https://wiki.example/told");
        Client named = client("Handbook");
        assertEquals(before.id(), named.id());
        assertEquals(before.returns(), named.returns());
        assertEquals("https://wiki.example/bye", named.logout().returns().get(0).text());
        assertTrue(knows("Handbook", secret));

        String text =
                done("client change Handbook --redirect-uri https://new.example/a --redirect-uri https://new.example/b"
                        + " --logout-uri none --back-channel-uri none");
        assertEquals(done("client show Handbook"), text);
        assertTrue(text.endsWith("""

                Sends people to      https://new.example/a
                                     https://new.example/b
                """), text);
        assertEquals(LogoutAddresses.NONE, client("Handbook").logout());
        assertEquals(
                done("client show Handbook --output json"),
                done("client change Handbook --name Handbook --output json"));
        assertEquals("client change: client " + before.id(), session.logged.get(1));
    }

    /** It is found by its id from then on. */
    @Test
    void one_may_be_called_as_another_is_if_that_is_meant() {
        String id = client("Wiki").id().toString();
        done("client change Wiki --name Desk --same-name");
        assertEquals(1, session.run("client", "show", "Desk").exitCode());
        done("client change " + id + " --redirect-uri https://wiki.example/new");
        assertTrue(done("client show " + id).contains("https://wiki.example/new"));
    }

    /** Without a browser nobody is sent back to it. */
    @Test
    void one_on_devices_may_do_without_addresses() {
        done("client create Printer --device --redirect-uri https://printer.example/");
        done("client change Printer --redirect-uri none");
        assertEquals(List.of(), client("Printer").returns());
    }

    @Test
    void a_deleted_one_is_gone() {
        String id = client("Wiki").id().toString();
        assertEquals("Forgot Wiki. What it was granted has ended.\n", done("client delete Wiki"));
        assertEquals(List.of("client delete: client " + id), session.logged);
        assertEquals(1, session.run("client", "show", id).exitCode());
    }

    @Test
    void a_name_is_kept_clean_and_found_however_it_is_composed() {
        session.run("client", "create", " Cafe\u0301 ", "--redirect-uri", "https://cafe.example/");
        assertEquals("Caf\u00e9", client("Cafe\u0301").name());
        assertEquals(client("Cafe\u0301"), client("Caf\u00e9"));
    }

    private Client client(String name) {
        return ((FindClient.Found) session.portal.useCases.app().findClient().find(name)).client();
    }

    private boolean knows(String name, String secret) {
        AuthenticateClient authenticate = session.portal.useCases.app().authenticateClient();
        return authenticate
                .authenticate(client(name).id().toString(), Optional.of(secret))
                .isPresent();
    }

    private static String secret(String json) {
        Matcher found = SECRET.matcher(json);
        assertTrue(found.find(), json);
        return found.group(1);
    }

    private String done(String typed) {
        Session.Outcome outcome = session.run((typed + " --yes").split(" "));
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome.out();
    }
}
