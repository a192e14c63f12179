package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.apps.AppDoors.TOKEN;
import static org.vestibule.adapters.apps.OpenDoors.ALL;
import static org.vestibule.adapters.apps.OpenDoors.form;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.apps.Devices.Waiting;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;

/** What a device is given that has become a computer of a team, and until when that is good (PRODUCT H). */
class LicenseTest {

    private final Office office = new Office();
    private final OpenDoors doors = office.doors;

    @AfterEach
    void close() {
        office.close();
    }

    private Reply refresh(String token) {
        return doors.refresh(office.server, token);
    }

    private Reply refresh(String token, String scope) {
        return doors.post(TOKEN, OpenDoors.refreshing(office.server, token) + "&" + form("scope", scope));
    }

    private void assertOne(String name, Reply reply) {
        assertEquals(200, reply.status(), reply.whole().body());
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals("Bearer", reply.text("token_type"));
        assertEquals(300L, reply.body().get("expires_in"));
        assertEquals("license", reply.text("scope"));
        assertTrue(reply.text("access_token").startsWith(office.team.id() + "."));
        assertTrue(reply.text("refresh_token").startsWith(office.team.id() + "."));
        Map<?, ?> itself = reply.object("computer");
        assertEquals(Set.of("id", "name", "team"), itself.keySet());
        assertEquals(name, itself.get("name"));
        assertEquals(Map.of("id", office.team.id().toString()), itself.get("team"));
    }

    private static void assertNotGood(Reply reply) {
        assertEquals(400, reply.status(), reply.whole().body());
        assertEquals("invalid_grant", reply.text("error"));
        assertEquals("app-token-not-accepted", reply.text("code"));
    }

    @Test
    void it_is_told_what_it_is_and_given_tokens_of_the_team() {
        Reply reply = office.computer("Front desk");
        assertOne("Front desk", reply);
        assertEquals(
                Set.of("access_token", "token_type", "expires_in", "refresh_token", "scope", "computer", "id_token"),
                reply.body().keySet());
    }

    /** OIDC Core §2. */
    @Test
    void the_id_token_names_who_let_it_in() throws ParseException {
        doors.portal.clock.advance(Duration.ofMinutes(3));
        Reply reply = office.computer("Front desk");
        var claims = SignedJWT.parse(reply.text("id_token")).getJWTClaimsSet();

        assertEquals(office.owner.account().id().toString(), claims.getSubject());
        assertEquals(List.of(office.server.id()), claims.getAudience());
        long signedIn = claims.getLongClaim("auth_time");
        assertTrue(signedIn >= SettableClock.START.plus(Duration.ofMinutes(3)).getEpochSecond(), "for it: " + signedIn);
        assertEquals("1", claims.getStringClaim("acr"));
        assertTrue(claims.getClaims().containsKey("at_hash"));
        assertFalse(claims.getClaims().containsKey("nonce"));
    }

    @Test
    void an_answer_that_was_lost_is_given_once_more_until_its_token_is_used() {
        Waiting device = office.licensed("Front desk");
        doors.get(AppDoors.KEYS);
        doors.store.loseNextAnswer();
        assertEquals(503, office.devices.poll(device).status());
        Reply first = office.devices.poll(device);
        assertOne("Front desk", first);
        doors.portal.clock.advance(Duration.ofMinutes(9));
        assertEquals(first.text("refresh_token"), office.devices.poll(device).text("refresh_token"));
        assertEquals(200, refresh(first.text("refresh_token")).status());
        Reply late = office.devices.poll(device);
        assertEquals("invalid_grant", late.text("error"));
        assertEquals("device-code-not-accepted", late.text("code"));
    }

    @Test
    void one_that_was_removed_before_it_asked_is_told_no() {
        Waiting device = office.licensed("Front desk");
        office.removeAll();
        assertEquals("access_denied", office.devices.poll(device).text("error"));
    }

    @Test
    void its_token_gives_the_next_ones_without_an_id_token_years_later() {
        String token = office.computer("Front desk").text("refresh_token");
        doors.portal.clock.advance(Duration.ofDays(900));
        Reply next = refresh(token);
        assertOne("Front desk", next);
        assertFalse(next.body().containsKey("id_token"));
        assertNotEquals(token, next.text("refresh_token"));
        assertOne("Front desk", refresh(next.text("refresh_token")));
    }

    @Test
    void an_answer_of_a_refresh_that_was_lost_is_given_once_more() {
        String token = office.computer("Front desk").text("refresh_token");
        doors.store.loseNextAnswer();
        assertEquals(503, refresh(token).status());
        doors.portal.clock.advance(Duration.ofDays(3));
        Reply again = refresh(token);
        assertOne("Front desk", again);
        assertEquals(again.text("refresh_token"), refresh(token).text("refresh_token"));
        assertOne("Front desk", refresh(again.text("refresh_token")));
    }

    @Test
    void two_at_once_get_the_same() {
        String token = office.computer("Front desk").text("refresh_token");
        try (Race race = new Race(2)) {
            List<Reply> both = race.run(() -> refresh(token));
            assertEquals(both.get(0).text("refresh_token"), both.get(1).text("refresh_token"), both.toString());
            assertOne("Front desk", refresh(both.get(0).text("refresh_token")));
        }
    }

    @Test
    void a_replay_removes_it() {
        String copied = office.computer("Front desk").text("refresh_token");
        String next = refresh(copied).text("refresh_token");
        String later = refresh(next).text("refresh_token");
        assertNotGood(refresh(copied));
        assertNotGood(refresh(later));
        assertEquals(List.of(), office.computers());
    }

    @Test
    void while_the_team_has_no_subscription_it_rests() {
        String token = office.computer("Front desk").text("refresh_token");
        office.subscribe(Terms.LITE);
        Reply reply = refresh(token);
        assertEquals(400, reply.status());
        assertEquals("license_dormant", reply.text("error"));
        assertEquals("license-dormant", reply.text("code"));
        assertTrue(reply.text("error_description").contains("ended"));
        assertTrue(reply.text("error_description").contains("stays good"));
        assertTrue(doors.refused.contains("license-dormant"));
        office.subscribe(Terms.ALL);
        assertOne("Front desk", refresh(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "license", "license license"})
    void it_may_say_what_it_is(String scope) {
        assertOne("Front desk", refresh(office.computer("Front desk").text("refresh_token"), scope));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid", "license openid", "license x"})
    void one_that_asks_for_more_gets_nothing_and_loses_nothing(String scope) {
        String token = office.computer("Front desk").text("refresh_token");
        Reply reply = refresh(token, scope);
        assertEquals(400, reply.status());
        assertEquals("invalid_scope", reply.text("error"));
        assertOne("Front desk", refresh(token));
    }

    @Test
    void another_app_gets_nothing_for_it_and_ends_nothing() {
        String token = office.computer("Front desk").text("refresh_token");
        assertNotGood(doors.refresh(doors.deviceApp(Client.Kind.PUBLIC), token));
        assertOne("Front desk", refresh(token));
    }

    @Test
    void its_access_token_is_no_other() {
        Reply tokens = office.computer("Front desk");
        assertNotGood(refresh(tokens.text("access_token")));
        assertEquals(401, doors.userInfo(tokens.text("access_token")).status());
    }

    /** RFC 7009 §2.2: the answer is the same; but the license is the team's, and not the device's to give back. */
    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token"})
    void nothing_is_revoked_by_it(String which) {
        Reply tokens = office.computer("Front desk");
        Reply reply = doors.post(AppDoors.REVOKE, form("client_id", office.server.id(), "token", tokens.text(which)));
        assertEquals(200, reply.status());
        assertEquals("", reply.whole().body());
        assertOne("Front desk", refresh(tokens.text("refresh_token")));
    }

    /** What a browser brings back is a person's, whatever is asked for. */
    @Test
    void an_app_in_a_browser_gets_no_license() {
        var viewer = doors.publicApp();
        Reply reply = doors.redeem(viewer, doors.code(office.owner, viewer, ALL + " license"));
        assertEquals(200, reply.status());
        assertEquals(ALL, reply.text("scope"));
        assertFalse(reply.body().containsKey("computer"));
    }
}
