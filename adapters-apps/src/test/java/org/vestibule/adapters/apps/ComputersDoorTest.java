package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.vestibule.adapters.apps.AppDoors.API_COMPUTERS;
import static org.vestibule.adapters.apps.Problems.assertRefused;
import static org.vestibule.adapters.apps.Problems.assertTokenNotGood;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.Authority;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;

/** What an app lists of the computers of its holder's teams, and a computer of itself (PRODUCT H). */
class ComputersDoorTest {

    private static final String SCOPE = "openid computers";

    private final Office office = new Office();
    private final OpenDoors doors = office.doors;
    private final SignedIn ada = doors.portal.signedIn(doors.portal.account("ada@example.com"));

    @AfterEach
    void close() {
        office.close();
    }

    private List<Map<?, ?>> listed(Reply reply) {
        assertEquals(200, reply.status(), reply.whole().body());
        List<Map<?, ?>> listed = new ArrayList<>();
        ((List<?>) reply.body().getOrDefault("computers", List.of())).forEach(one -> listed.add((Map<?, ?>) one));
        return listed;
    }

    private List<String> names(Reply reply) {
        return listed(reply).stream()
                .map(one -> String.valueOf(one.get("name")))
                .toList();
    }

    private List<String> names(String token) {
        return names(doors.api(API_COMPUTERS, token));
    }

    @Test
    void one_is_told_with_its_app_team_and_when_it_was_seen() {
        office.join(office.team, ada.account());
        Reply computer = office.computer("Front desk");
        String licensedAt = doors.portal.clock.instant().toString();
        Map<String, ?> expected = Map.of(
                "id",
                String.valueOf(computer.object("computer").get("id")),
                "name",
                "Front desk",
                "app",
                "Viewer",
                "team",
                Map.of("id", office.team.id().toString(), "name", "Northwind"),
                "licensed_at",
                licensedAt);
        Reply reply = doors.api(API_COMPUTERS, office.access(ada, SCOPE));
        assertEquals(Map.of("computers", List.of(expected)), reply.body());
        assertEquals("no-store", reply.header("Cache-Control"));

        doors.portal.clock.advance(Duration.ofHours(2));
        doors.refresh(office.server, computer.text("refresh_token"));
        Map<?, ?> seen =
                listed(doors.api(API_COMPUTERS, office.access(ada, SCOPE))).get(0);
        assertEquals(doors.portal.clock.instant().toString(), seen.get("last_seen_at"));
    }

    @Test
    void whose_app_was_forgotten_is_told_without() {
        office.computer("Front desk");
        doors.portal.useCases.app().deleteClient().delete(office.server.client().id());
        Map<?, ?> entry = listed(doors.api(API_COMPUTERS, office.access(office.owner, SCOPE)))
                .get(0);
        assertFalse(entry.containsKey("app"));
    }

    @Test
    void those_of_other_teams_are_nobodys_to_know() {
        office.computer("Front desk");
        assertEquals(List.of(), names(office.access(ada, SCOPE)));
        office.join(office.team, ada.account());
        String token = office.access(ada, SCOPE);
        assertEquals(List.of("Front desk"), names(token));
        doors.portal
                .useCases
                .member()
                .removeMember()
                .remove(Authority.OPERATOR, office.team.id(), ada.account().id());
        assertEquals(List.of(), names(token));
    }

    /** PRODUCT H: that is what a suspended member loses, and has again. */
    @Test
    void a_suspended_member_sees_none_of_that_team_until_two_step_verification_is_on() {
        Team other = office.team("Southwind");
        office.join(office.team, ada.account());
        office.join(other, ada.account());
        office.computer("Front desk");
        office.computer("Back desk");
        office.devices.poll(office.licensed("Southern desk", other));
        String token = office.access(ada, SCOPE);
        assertEquals(List.of("Back desk", "Front desk", "Southern desk"), names(token));

        office.require(office.team);
        assertEquals(List.of("Southern desk"), names(token), "at the next call");

        var enrolled = office.enroll(ada);
        assertTokenNotGood(doors.api(API_COMPUTERS, token));
        assertEquals(List.of("Back desk", "Front desk", "Southern desk"), names(office.access(enrolled, SCOPE)));
    }

    @Test
    void many_are_listed_some_at_a_time() {
        Team other = office.team("Southwind");
        List<String> all = List.of("a", "B", "İ".repeat(60), "ç", "漢".repeat(60));
        all.forEach(office::licensed);
        all.forEach(name -> office.licensed(name, other));
        String token = office.access(office.owner, SCOPE);
        List<String> seen = new ArrayList<>();
        String path = API_COMPUTERS + "?limit=2";
        int calls = 0;
        while (!path.isEmpty()) {
            Reply reply = doors.api(path, token);
            seen.addAll(names(reply));
            String next = reply.body().containsKey("next") ? reply.text("next") : "";
            path = next.isEmpty()
                    ? ""
                    : API_COMPUTERS + "?limit=2&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            calls++;
        }
        assertEquals(Stream.concat(all.stream(), all.stream()).toList(), seen);
        assertEquals(6, calls, "the last one finds nothing");
    }

    @Test
    void a_list_goes_on_behind_one_that_is_gone() {
        List.of("a", "b", "c").forEach(office::licensed);
        String token = office.access(office.owner, SCOPE);
        String next = doors.api(API_COMPUTERS + "?limit=1", token).text("next");
        office.removeAll();
        office.licensed("d");
        assertEquals(List.of("d"), names(doors.api(API_COMPUTERS + "?after=" + next, token)));
    }

    /** It says where to go on, and not what may be seen. */
    @Test
    void a_cursor_of_somebody_else_opens_nothing() {
        office.computer("Front desk");
        office.computer("Back desk");
        String next = doors.api(API_COMPUTERS + "?limit=1", office.access(office.owner, SCOPE))
                .text("next");
        assertEquals(List.of(), names(doors.api(API_COMPUTERS + "?after=" + next, office.access(ada, SCOPE))));
    }

    /** PRODUCT H: refused as dormant at that moment, and back. */
    @Test
    void a_computer_sees_itself_while_its_team_has_a_subscription() {
        String token = office.computer("Front desk").text("access_token");
        assertEquals(List.of("Front desk"), names(token));
        office.subscribe(Terms.LITE);
        assertRefused(403, "license-dormant", doors.api(API_COMPUTERS, token));
        office.subscribe(Terms.ALL);
        assertEquals(List.of("Front desk"), names(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "1.5", "x", "01", "%201", "9999999999", "\u0661"})
    void a_limit_is_a_number_up_to_two_hundred(String limit) {
        String token = office.access(office.owner, SCOPE);
        String path = API_COMPUTERS + "?limit=" + URLEncoder.encode(limit, StandardCharsets.UTF_8);
        assertRefused(400, "limit-malformed", doors.api(path, token));
        assertEquals(200, doors.api(API_COMPUTERS + "?limit=200&after=", token).status());
    }

    static Stream<String> cursors() {
        return Stream.of(
                "x",
                "AAAA",
                "!",
                "%20",
                encoded(new byte[16]),
                encoded("0123456789abcdefa\0b".getBytes(StandardCharsets.UTF_8)),
                encoded(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, (byte) 0xff}));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @ParameterizedTest
    @MethodSource("cursors")
    void a_cursor_is_one_that_was_told(String cursor) {
        String token = office.access(office.owner, SCOPE);
        assertRefused(400, "cursor-malformed", doors.api(API_COMPUTERS + "?after=" + cursor, token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1&limit=2", "limit=1&limit=1", "team=1", "limit=%ff", "LIMIT=1", "x"})
    void a_parameter_is_there_once_and_known(String query) {
        assertRefused(
                400, "request-malformed", doors.api(API_COMPUTERS + "?" + query, office.access(office.owner, SCOPE)));
    }

    @Test
    void a_computer_sees_its_own_entry_and_no_other() {
        office.computer("Back desk");
        Reply tokens = office.computer("Front desk");
        String token = tokens.text("access_token");
        Map<String, ?> expected = Map.of(
                "id", String.valueOf(tokens.object("computer").get("id")),
                "name", "Front desk",
                "app", "Viewer",
                "team", Map.of("id", office.team.id().toString(), "name", "Northwind"),
                "licensed_at", doors.portal.clock.instant().toString());
        assertEquals(
                Map.of("computers", List.of(expected)),
                doors.api(API_COMPUTERS + "?limit=1", token).body());
        assertTokenNotGood(doors.api(API_COMPUTERS, tokens.text("refresh_token")));
        assertRefused(400, "limit-malformed", doors.api(API_COMPUTERS + "?limit=0", token));
        doors.portal.clock.advance(Duration.ofMinutes(5));
        assertTokenNotGood(doors.api(API_COMPUTERS, token));
    }

    /** Whoever has copied its tokens has lost them, and so has it: it has to be let in once more. */
    @Test
    void one_whose_refresh_token_was_replayed_is_gone() {
        Reply tokens = office.computer("Front desk");
        String copied = tokens.text("refresh_token");
        Reply next = doors.refresh(office.server, copied);
        Reply later = doors.refresh(office.server, next.text("refresh_token"));
        String viewer = office.access(office.owner, SCOPE);
        assertEquals(List.of("Front desk"), names(viewer));
        assertEquals("invalid_grant", doors.refresh(office.server, copied).text("error"));

        assertEquals(List.of(), names(viewer), "at the next call");
        assertTokenNotGood(doors.api(API_COMPUTERS, later.text("access_token")));
        assertEquals(
                "invalid_grant",
                doors.refresh(office.server, later.text("refresh_token")).text("error"));
    }

    @Test
    void one_whose_answer_was_lost_is_listed_still() {
        Reply tokens = office.computer("Front desk");
        doors.store.loseNextAnswer();
        assertEquals(
                503, doors.refresh(office.server, tokens.text("refresh_token")).status());
        Reply again = doors.refresh(office.server, tokens.text("refresh_token"));
        assertEquals(List.of("Front desk"), names(again.text("access_token")));
    }
}
