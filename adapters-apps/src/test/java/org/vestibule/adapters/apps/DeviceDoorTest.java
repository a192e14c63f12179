package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.apps.AppDoors.DEVICE;
import static org.vestibule.adapters.apps.OpenDoors.ALL;
import static org.vestibule.adapters.apps.OpenDoors.basic;
import static org.vestibule.adapters.apps.OpenDoors.form;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.apps.OpenDoors.App;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.device.DeviceRequest;

/** How a device begins to wait, and which (RFC 8628 §3.1, §3.2). What is refused lets none wait. */
class DeviceDoorTest {

    private final OpenDoors doors = new OpenDoors();
    private final Devices devices = new Devices(doors);
    private final App viewer = doors.deviceApp(Client.Kind.PUBLIC);
    private final App server = doors.deviceApp(Client.Kind.CONFIDENTIAL);
    private final String asking = form("client_id", viewer.id(), "scope", ALL);

    @AfterEach
    void close() {
        doors.close();
    }

    private void assertRefused(int status, String error, String refusal, Reply reply) {
        assertEquals(status, reply.status(), reply.whole().body());
        assertEquals(error, reply.text("error"));
        assertEquals(refusal, reply.text("code"));
        assertTrue(reply.text("error_description").matches("[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]+"), reply.toString());
        assertEquals(Set.of("error", "error_description", "code"), reply.body().keySet());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals(List.of(refusal), doors.refused);
    }

    /** RFC 8628 §3.2. */
    @Test
    void it_is_told_what_to_show_and_how_to_ask() {
        Reply reply = devices.start(viewer, ALL);

        assertEquals(200, reply.status(), reply.whole().body());
        assertEquals(
                Set.of(
                        "device_code",
                        "user_code",
                        "verification_uri",
                        "verification_uri_complete",
                        "expires_in",
                        "interval"),
                reply.body().keySet());
        String shown = reply.text("user_code");
        assertTrue(shown.matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}"), shown);
        assertEquals("https://portal.example/device", reply.text("verification_uri"));
        assertEquals("https://portal.example/device?user_code=" + shown, reply.text("verification_uri_complete"));
        assertEquals(600L, reply.body().get("expires_in"));
        assertEquals(5L, reply.body().get("interval"));
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals(List.of(), doors.refused);
    }

    /** RFC 8628 §5.4: whoever is to answer is shown where it asks from. */
    @Test
    void it_waits_as_what_it_came_as() {
        UserCode shown = UserCode.parse(
                        devices.waiting(viewer, "openid unheard-of email").shown())
                .orElseThrow();
        DeviceRequest waiting = doors.store.deviceRequests().find(shown).orElseThrow();

        assertEquals(viewer.client().id(), waiting.client());
        assertEquals(Scopes.parse("openid email"), waiting.scopes());
        assertEquals(ORIGIN.address(), waiting.address());
    }

    @Test
    void an_app_that_keeps_a_secret_shows_it_by_the_header_or_in_the_form() {
        String scope = form("scope", "openid");
        String secret = server.secret().orElseThrow().text();
        assertEquals(
                200, doors.post(DEVICE, scope, "Authorization", server.basic()).status());
        assertEquals(
                200,
                doors.post(DEVICE, scope + "&" + form("client_id", server.id(), "client_secret", secret))
                        .status());
    }

    @Test
    void a_wrong_secret_is_refused() {
        String other =
                doors.deviceApp(Client.Kind.CONFIDENTIAL).secret().orElseThrow().text();
        Reply reply = doors.post(DEVICE, form("scope", "openid"), "Authorization", basic(server.id(), other));
        assertEquals("Basic realm=\"vestibule\", charset=\"UTF-8\"", reply.header("WWW-Authenticate"));
        assertRefused(401, "invalid_client", "app-not-authenticated", reply);
    }

    @Test
    void a_missing_secret_is_refused() {
        assertRefused(401, "invalid_client", "app-not-authenticated", devices.start(server, "openid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "018f0000-0000-7000-8000-000000000000"})
    void an_unknown_app_is_refused(String id) {
        Reply reply = doors.post(DEVICE, form("client_id", id, "scope", "openid"));
        assertRefused(401, "invalid_client", "app-not-authenticated", reply);
    }

    @Test
    void an_app_that_is_not_registered_for_devices_is_refused() {
        Reply reply = devices.start(doors.publicApp(), "openid");
        assertRefused(400, "unauthorized_client", "app-not-for-devices", reply);
    }

    /** The same rule as where a browser is sent to. */
    @ParameterizedTest
    @ValueSource(strings = {"", "email", "profile offline_access", "OpenID", "computers"})
    void whoever_does_not_want_to_know_who_signs_in_is_refused(String scope) {
        assertRefused(400, "invalid_scope", "scope-without-openid", devices.start(viewer, scope));
    }

    @Test
    void no_scope_at_all_is_refused_as_well() {
        Reply reply = doors.post(DEVICE, form("client_id", viewer.id()));
        assertRefused(400, "invalid_scope", "scope-without-openid", reply);
    }

    @Test
    void a_parameter_in_the_address_is_refused() {
        Reply reply = doors.post(DEVICE + "?scope=openid", asking);
        assertRefused(400, "invalid_request", "request-malformed", reply);
    }

    /** RFC 8628 §3.1. */
    @ParameterizedTest
    @ValueSource(strings = {"&scope=openid", "&client_id=x", "&state=a&state=b", "&%73cope=openid"})
    void a_parameter_that_is_there_twice_is_refused(String more) {
        Reply reply = doors.post(DEVICE, asking + more);
        assertRefused(400, "invalid_request", "request-malformed", reply);
    }

    @Test
    void nothing_but_a_form_is_read() {
        Reply reply = doors.post(DEVICE, "{\"scope\":\"openid\"}", "Content-Type", "application/json");
        assertRefused(415, "invalid_request", "request-malformed", reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "HEAD"})
    void other_methods_are_refused_and_no_other_site_is_let_in(String method) {
        Reply reply = doors.send(doors.request(DEVICE)
                .header("Origin", "https://elsewhere.example")
                .method(method, BodyPublishers.noBody()));
        assertEquals(405, reply.status());
        assertEquals("POST", reply.header("Allow"));
        assertTrue(
                reply.whole().headers().map().keySet().stream().noneMatch(name -> name.startsWith("access-control-")));
    }

    @Test
    void a_path_that_is_spelled_otherwise_leads_nowhere() {
        assertRefused(404, "invalid_request", "not-found", doors.post("/oauth2/%64evice", asking));
    }

    @Test
    void one_address_starts_sixty_and_then_one_a_minute() {
        for (int i = 0; i < 60; i++) {
            assertEquals(200, devices.start(viewer, "openid").status());
        }
        Reply reply = devices.start(viewer, "openid");
        assertEquals("60", reply.header("Retry-After"));
        assertRefused(429, "slow_down", "too-many-tries", reply);

        doors.portal.clock.advance(Duration.ofMinutes(1));
        assertEquals(200, devices.start(viewer, "openid").status());
        assertEquals(429, devices.start(viewer, "openid").status());
    }
}
