package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.adapters.apps.AppDoors.API_ADDRESS_BOOK;
import static org.vestibule.adapters.apps.AppDoors.API_COMPUTERS;
import static org.vestibule.adapters.apps.AppDoors.API_ME;
import static org.vestibule.adapters.apps.AppDoors.API_TEAMS;
import static org.vestibule.adapters.apps.Problems.assertRefused;
import static org.vestibule.adapters.apps.Problems.assertScopeMissing;
import static org.vestibule.adapters.apps.Problems.assertTokenMissing;
import static org.vestibule.adapters.apps.Problems.assertTokenNotGood;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.team.Team;

/** What an app may ask for that somebody has signed in to, and how it is refused (PRODUCT H). */
class ApiTest {

    private static final String EVERYTHING = "openid profile email teams computers address_book";

    private final Office office = new Office();
    private final OpenDoors doors = office.doors;
    private final SignedIn ada = doors.portal.signedIn(doors.portal.account("ada@example.com"));

    @AfterEach
    void close() {
        office.close();
    }

    private Reply get(String path, String scope) {
        return doors.api(path, office.access(ada, scope));
    }

    @Test
    void an_app_is_told_who_has_signed_in_as_far_as_it_may_know() {
        String id = ada.account().id().toString();
        Reply reply = get(API_ME, "openid");
        assertEquals(Map.of("id", id), reply.body());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals("", reply.header("Access-Control-Allow-Origin"));
        assertEquals(
                Map.of("id", id, "name", "Somebody"),
                get(API_ME, "openid profile").body());
        assertEquals(
                Map.of("id", id, "email", "ada@example.com"),
                get(API_ME, "openid email teams").body());
    }

    @Test
    void a_team_is_told_while_its_member_takes_part_and_else_what_mends_it() {
        Team other = office.team("Southwind");
        office.join(office.team, ada.account());
        office.join(other, ada.account());
        String token = office.access(ada, "openid teams");
        Map<String, String> north = Map.of("id", office.team.id().toString(), "name", "Northwind", "role", "user");
        Map<String, String> south = Map.of("id", other.id().toString(), "name", "Southwind", "role", "user");
        assertEquals(
                Map.of("teams", List.of(north, south), "withheld", List.of()),
                doors.api(API_TEAMS, token).body());

        office.require(office.team);
        Map<String, String> withheld = Map.of(
                "id", office.team.id().toString(),
                "name", "Northwind",
                "reason", "two-step-required",
                "link", "https://portal.example/security/two-step/enable",
                "since", doors.portal.clock.instant().toString());
        assertEquals(
                Map.of("teams", List.of(south), "withheld", List.of(withheld)),
                doors.api(API_TEAMS, token).body());
    }

    @ParameterizedTest
    @CsvSource({
        API_TEAMS + ",teams,openid profile email computers address_book",
        API_COMPUTERS + ",computers,openid profile email teams address_book",
        API_ADDRESS_BOOK + ",address_book,openid profile email teams computers"
    })
    void a_good_token_that_is_not_for_this_is_told_so(String path, String scope, String others) {
        assertScopeMissing(scope, get(path, others));
    }

    @ParameterizedTest
    @ValueSource(strings = {API_ME, API_TEAMS, API_COMPUTERS, API_ADDRESS_BOOK})
    void the_token_stands_in_the_header_and_nowhere_else(String path) {
        String token = office.access(ada, EVERYTHING);
        assertTokenMissing(doors.get(path));
        assertTokenMissing(doors.send(doors.request(path).header("Authorization", "Basic eDp5")));
        assertRefused(
                400,
                "request-malformed",
                doors.send(doors.bearing(path, token).header("Authorization", "Bearer " + token)));
        assertRefused(400, "request-malformed", doors.api(path + "?access_token=" + token, token));
        Reply sent = doors.get(path + "?access_token=" + token);
        assertEquals(true, sent.status() >= 400, "nor in the address alone");
        Reply small = doors.send(doors.request(path).header("Authorization", "bearer  " + token));
        assertEquals(path.equals(API_ADDRESS_BOOK) ? 404 : 200, small.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {API_ME, API_TEAMS, API_COMPUTERS, API_ADDRESS_BOOK})
    void what_is_no_good_token_opens_nothing(String path) {
        assertTokenNotGood(doors.api(path, "x"));
        assertTokenNotGood(doors.api(path, "018f0000-0000-7000-8000-000000000000.AAAA"));
        Reply tokens = doors.redeem(office.viewer, doors.code(ada, office.viewer, EVERYTHING + " offline_access"));
        assertTokenNotGood(doors.api(path, tokens.text("refresh_token")));
        String token = tokens.text("access_token");
        doors.setEnabled(ada.account(), false);
        assertTokenNotGood(doors.api(path, token));
        doors.setEnabled(ada.account(), true);
        doors.portal.clock.advance(Duration.ofMinutes(5));
        assertTokenNotGood(doors.api(path, token));
    }

    @ParameterizedTest
    @ValueSource(strings = {API_ME, API_TEAMS, API_ADDRESS_BOOK})
    void a_computer_opens_nothing_of_a_persons(String path) {
        assertTokenNotGood(doors.api(path, office.computer("Front desk").text("access_token")));
    }

    @ParameterizedTest
    @ValueSource(strings = {API_ME, API_TEAMS, API_COMPUTERS})
    void what_is_read_is_not_written(String path) {
        Reply reply =
                doors.send(doors.bearing(path, office.access(ada, EVERYTHING)).PUT(BodyPublishers.ofString("{}")));
        assertRefused(405, "method-not-allowed", reply);
        assertEquals("GET, HEAD", reply.header("Allow"));
        assertEquals("close", reply.header("Connection"), "what is unread of it is not the next request");
    }

    @ParameterizedTest
    @ValueSource(strings = {API_ME, API_TEAMS, API_COMPUTERS})
    void whether_there_is_something_may_be_asked(String path) {
        Reply reply =
                doors.send(doors.bearing(path, office.access(ada, EVERYTHING)).method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, reply.status());
        assertEquals("", reply.whole().body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/1.0",
                "/api/1.0/",
                "/api/1.0/me/",
                "/api/1.0/me;x",
                "/api/1.0/Me",
                "/api/1.0/m%65",
                "/api/1.1/me",
                "/api/1.0/teams/1"
            })
    void elsewhere_there_is_nothing(String path) {
        assertRefused(404, "not-found", doors.api(path, office.access(ada, EVERYTHING)));
        assertRefused(404, "not-found", doors.send(doors.request(path).DELETE()));
        assertEquals(List.of("not-found", "not-found"), doors.refused);
    }

    @Test
    void trouble_is_told_as_problems_are() {
        String token = office.access(ada, EVERYTHING);
        doors.clockIsOff(Duration.ofSeconds(3));
        Reply off = doors.api(API_ME, token);
        assertRefused(503, "clock-off", off);
        assertEquals("5", off.header("Retry-After"));
        doors.trouble(Optional.of(new StoreUnavailable(new IOException("planned"))));
        assertRefused(503, "unavailable", doors.api(API_TEAMS, token));
        doors.trouble(Optional.of(new IllegalStateException("planned")));
        Reply unforeseen = doors.api(API_COMPUTERS, token);
        assertRefused(500, "unexpected", unforeseen);
        assertEquals(false, unforeseen.whole().body().contains("planned"));
        doors.trouble(Optional.empty());
        assertEquals(200, doors.api(API_ME, token).status());
    }
}
