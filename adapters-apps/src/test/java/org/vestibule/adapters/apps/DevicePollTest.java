package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.apps.AppDoors.TOKEN;
import static org.vestibule.adapters.apps.OpenDoors.ALL;
import static org.vestibule.adapters.apps.OpenDoors.basic;
import static org.vestibule.adapters.apps.OpenDoors.form;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.apps.Devices.Waiting;
import org.vestibule.adapters.apps.OpenDoors.App;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.app.Client;
import org.vestibule.testkit.Race;

/** What a device is told that asks how it stands (RFC 8628 §3.4, §3.5). */
class DevicePollTest {

    private final OpenDoors doors = new OpenDoors();
    private final Devices devices = new Devices(doors);
    private final SignedIn ada = doors.portal.signedIn(doors.portal.account("ada@example.com"));
    private final App viewer = doors.deviceApp(Client.Kind.PUBLIC);
    private final Waiting device = devices.waiting(viewer, ALL);

    @AfterEach
    void close() {
        doors.close();
    }

    private void pass(long seconds) {
        doors.portal.clock.advance(Duration.ofSeconds(seconds));
    }

    private static void assertTold(String error, String code, Reply reply) {
        assertEquals(400, reply.status(), reply.whole().body());
        assertEquals(error, reply.text("error"));
        assertEquals(code, reply.text("code"));
        assertTrue(reply.text("error_description").matches("[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]+"), reply.toString());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("no-store", reply.header("Cache-Control"));
    }

    private static void assertPending(Reply reply) {
        assertTold("authorization_pending", "authorization-pending", reply);
    }

    private static void assertNotGood(Reply reply) {
        assertTold("invalid_grant", "device-code-not-accepted", reply);
    }

    @Test
    void it_waits_until_somebody_lets_it_and_gets_tokens_then() {
        assertPending(devices.poll(device));
        pass(5);
        assertPending(devices.poll(device));
        devices.allow(ada, device);
        pass(5);
        Reply reply = devices.poll(device);

        assertEquals(200, reply.status(), reply.whole().body());
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals("Bearer", reply.text("token_type"));
        assertEquals(300L, reply.body().get("expires_in"));
        assertEquals(ALL, reply.text("scope"));
        assertEquals(200, doors.userInfo(reply.text("access_token")).status());
        assertEquals(200, doors.refresh(viewer, reply.text("refresh_token")).status());
        assertEquals(List.of("authorization-pending", "authorization-pending"), doors.refused);
    }

    /** RFC 8628 §3.5: the answer of RFC 6749 §5.1. */
    @Test
    void it_is_answered_as_a_code_is() {
        devices.allow(ada, device);
        Reply byCode = doors.redeem(viewer, doors.code(ada, viewer, ALL));
        Reply reply = devices.poll(device);

        assertEquals(byCode.body().keySet(), reply.body().keySet());
        Waiting less = devices.waiting(viewer, "openid email");
        devices.allow(ada, less);
        assertEquals(
                Set.of("access_token", "token_type", "expires_in", "scope", "id_token"),
                devices.poll(less).body().keySet());
    }

    /** OIDC Core §2; a device has no nonce to repeat. */
    @Test
    void the_id_token_says_who_has_signed_in_and_when() throws ParseException {
        pass(60);
        long signedInAt = doors.portal.clock.instant().getEpochSecond();
        devices.allow(ada, device);
        var claims = SignedJWT.parse(devices.poll(device).text("id_token")).getJWTClaimsSet();

        assertEquals(ada.account().id().toString(), claims.getSubject());
        assertEquals(List.of(viewer.id()), claims.getAudience());
        assertEquals(signedInAt, claims.getLongClaim("auth_time"));
        assertEquals("1", claims.getStringClaim("acr"));
        assertFalse(claims.getClaims().containsKey("nonce"));
    }

    /** RFC 8628 §3.5: 5 seconds more for this and all subsequent requests. */
    @Test
    void whoever_asks_too_often_is_told_to_slow_down() {
        assertPending(devices.poll(device));
        pass(2);
        assertTold("slow_down", "slow-down", devices.poll(device));
        pass(5);
        assertTold("slow_down", "slow-down", devices.poll(device));
        pass(15);
        assertPending(devices.poll(device));
    }

    @Test
    void whoever_asks_too_often_gets_what_they_were_let_all_the_same() {
        devices.poll(device);
        devices.allow(ada, device);
        assertEquals(200, devices.poll(device).status());
    }

    @Test
    void it_is_told_that_it_may_not() {
        devices.answer(ada, device, false);
        assertTold("access_denied", "device-denied", devices.poll(device));
        pass(5);
        assertTold("access_denied", "device-denied", devices.poll(device));
    }

    @Test
    void nobody_waits_longer_than_ten_minutes() {
        pass(599);
        assertPending(devices.poll(device));
        pass(1);
        assertTold("expired_token", "device-expired", devices.poll(device));
    }

    /** It asks every 5 seconds, so that it may come some seconds late. */
    @Test
    void who_is_let_at_the_last_moment_has_a_minute_to_ask() {
        Waiting other = devices.waiting(viewer, ALL);
        pass(599);
        devices.allow(ada, device);
        devices.allow(ada, other);
        pass(59);
        assertEquals(200, devices.poll(device).status());
        pass(1);
        assertTold("expired_token", "device-expired", devices.poll(other));
    }

    @Test
    void another_app_gets_nothing_for_it() {
        devices.allow(ada, device);
        assertNotGood(devices.poll(doors.deviceApp(Client.Kind.PUBLIC), device.secret()));
        assertEquals(200, devices.poll(device).status());
    }

    @Test
    void an_answer_that_was_lost_is_given_once_more() {
        devices.allow(ada, device);
        Reply first = devices.poll(device);
        pass(9);
        Reply again = devices.poll(device);

        assertEquals(200, again.status(), again.whole().body());
        assertEquals(first.text("refresh_token"), again.text("refresh_token"));
        assertEquals(200, doors.refresh(viewer, again.text("refresh_token")).status());
    }

    /** S-121: of two who come with one code, one is not the device, and nobody knows which. */
    @Test
    void after_thirty_seconds_it_was_used_and_what_came_of_it_ends() {
        devices.allow(ada, device);
        Reply first = devices.poll(device);
        pass(30);
        assertNotGood(devices.poll(device));
        assertEquals(401, doors.userInfo(first.text("access_token")).status());
        assertEquals(400, doors.refresh(viewer, first.text("refresh_token")).status());
    }

    @Test
    void so_it_does_once_its_refresh_token_was_used() {
        devices.allow(ada, device);
        Reply next = doors.refresh(viewer, devices.poll(device).text("refresh_token"));
        assertNotGood(devices.poll(device));
        assertEquals(400, doors.refresh(viewer, next.text("refresh_token")).status());
    }

    @Test
    void two_at_once_get_the_same() {
        devices.allow(ada, device);
        try (Race race = new Race(2)) {
            List<Reply> both = race.run(() -> devices.poll(device));
            assertEquals(
                    1,
                    both.stream()
                            .map(reply -> reply.text("refresh_token"))
                            .distinct()
                            .count(),
                    both.toString());
            assertEquals(
                    200,
                    doors.refresh(viewer, both.get(0).text("refresh_token")).status());
        }
    }

    @Test
    void two_devices_are_two() {
        Waiting other = devices.waiting(viewer, ALL);
        devices.allow(ada, device);
        devices.allow(ada, other);
        String one = devices.poll(device).text("refresh_token");
        assertNotEquals(one, devices.poll(other).text("refresh_token"));
        assertEquals(200, doors.refresh(viewer, one).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "018f0000-0000-7000-8000-000000000000.AAAA", ".", "WDJB-MJHT"})
    void what_is_none_is_refused(String text) {
        assertNotGood(devices.poll(viewer, text));
    }

    @Test
    void what_the_device_shows_and_what_is_forged_is_refused() {
        devices.allow(ada, device);
        String secret = device.secret();
        char last = secret.charAt(secret.length() - 2);
        String forged = secret.substring(0, secret.length() - 2)
                + (last == 'A' ? 'B' : 'A')
                + secret.charAt(secret.length() - 1);
        assertNotGood(devices.poll(viewer, device.shown()));
        assertNotGood(devices.poll(viewer, forged));
        assertEquals(200, devices.poll(device).status());
    }

    @Test
    void a_code_of_a_browser_is_none_of_a_device_nor_the_other_way_round() {
        devices.allow(ada, device);
        assertNotGood(devices.poll(viewer, doors.code(ada, viewer, ALL)));
        assertEquals("invalid_grant", doors.redeem(viewer, device.secret()).text("error"));
        assertEquals(200, devices.poll(device).status());
    }

    @Test
    void an_app_that_is_not_registered_for_devices_is_refused() {
        Reply reply = devices.poll(doors.publicApp(), device.secret());
        assertTold("unauthorized_client", "app-not-for-devices", reply);
    }

    @Test
    void a_code_that_is_missing_is_named() {
        Reply reply = doors.post(TOKEN, form("grant_type", Devices.GRANT_TYPE, "client_id", viewer.id()));
        assertTold("invalid_request", "request-malformed", reply);
        assertEquals("device_code is missing", reply.text("error_description"));
    }

    @Test
    void a_parameter_that_is_there_twice_or_in_the_address_is_refused_and_spends_nothing() {
        devices.allow(ada, device);
        String polling = Devices.polling(viewer, device.secret());
        assertTold("invalid_request", "request-malformed", doors.post(TOKEN, polling + "&device_code=x"));
        assertTold("invalid_request", "request-malformed", doors.post(TOKEN + "?device_code=x", polling));
        assertEquals(200, devices.poll(device).status());
    }

    @Test
    void an_app_that_keeps_a_secret_shows_it_each_time() {
        App server = doors.deviceApp(Client.Kind.CONFIDENTIAL);
        Waiting its = Devices.waiting(
                server, doors.post(AppDoors.DEVICE, form("scope", "openid"), "Authorization", server.basic()));
        devices.allow(ada, its);
        String polling = form("grant_type", Devices.GRANT_TYPE, "device_code", its.secret());
        String other =
                doors.deviceApp(Client.Kind.CONFIDENTIAL).secret().orElseThrow().text();

        assertEquals(401, devices.poll(its).status(), "none");
        Reply wrong = doors.post(TOKEN, polling, "Authorization", basic(server.id(), other));
        assertEquals(401, wrong.status());
        assertEquals("app-not-authenticated", wrong.text("code"));
        assertEquals(
                200, doors.post(TOKEN, polling, "Authorization", server.basic()).status());
    }

    @Test
    void a_disabled_account_lets_nobody_in() {
        devices.allow(ada, device);
        doors.setEnabled(ada.account(), false);
        assertNotGood(devices.poll(device));
    }

    @Test
    void an_answer_that_the_database_lost_is_given_once_more() {
        devices.allow(ada, device);
        doors.get(AppDoors.KEYS);
        doors.store.loseNextAnswer();
        assertEquals(503, devices.poll(device).status());
        Reply again = devices.poll(device);
        assertEquals(200, again.status(), again.whole().body());
        assertEquals(200, doors.refresh(viewer, again.text("refresh_token")).status());
    }
}
