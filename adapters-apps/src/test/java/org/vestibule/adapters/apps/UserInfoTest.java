package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.adapters.apps.AppDoors.USER_INFO;
import static org.vestibule.adapters.apps.OpenDoors.form;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.apps.OpenDoors.App;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/** What an app is told of whoever signed in to it, at that moment (PRODUCT H). */
class UserInfoTest {

    private final OpenDoors doors = new OpenDoors();
    private final Enrolled owner = doors.portal.enrolled("owner@example.com");
    private final SignedIn ada = doors.portal.signedIn(doors.portal.account("ada@example.com"));
    private final App viewer = doors.publicApp();
    private final Team team = doors.portal
            .useCases
            .team()
            .createTeam()
            .create(TeamName.parse("Northwind").orElseThrow(), owner.account(), Terms.ALL, ZoneOffset.UTC);

    @AfterEach
    void close() {
        doors.close();
    }

    private String access(String scope) {
        return doors.redeem(viewer, doors.code(ada, viewer, scope)).text("access_token");
    }

    private void join() {
        assertEquals(
                TeamChange.DONE,
                doors.portal
                        .useCases
                        .member()
                        .addMember()
                        .add(team, ada.account().id(), Role.MANAGER, false));
    }

    private void require() {
        assertInstanceOf(
                SetPolicy.Done.class,
                doors.portal
                        .useCases
                        .mandate()
                        .setPolicy()
                        .set(Authority.OPERATOR, team.id(), Mandate.EVERYONE, Optional.empty()));
    }

    private static void assertNotGood(Reply reply) {
        assertEquals(401, reply.status(), reply.whole().body());
        assertEquals("Bearer realm=\"vestibule\", error=\"invalid_token\"", reply.header("WWW-Authenticate"));
        assertEquals("invalid_token", reply.text("error"));
        assertEquals("app-token-not-accepted", reply.text("code"));
        assertEquals("no-store", reply.header("Cache-Control"));
    }

    @Test
    void an_app_is_told_what_it_may_know() {
        String sub = ada.account().id().toString();
        assertEquals(Map.of("sub", sub), doors.userInfo(access("openid")).body());
        assertEquals(
                Map.of("sub", sub, "name", "Somebody"),
                doors.userInfo(access("openid profile")).body());
        assertEquals(
                Map.of("sub", sub, "email", "ada@example.com", "email_verified", true),
                doors.userInfo(access("openid email")).body());
        assertEquals(
                Map.of("sub", sub, "teams", List.of(), "teams_withheld", List.of()),
                doors.userInfo(access("openid teams")).body());
    }

    @Test
    void a_team_is_told_while_its_member_takes_part() {
        join();
        String token = access("openid teams");
        Map<String, String> open = Map.of("id", team.id().toString(), "name", "Northwind", "role", "manager");
        Map<String, String> withheld = Map.of(
                "id", team.id().toString(),
                "name", "Northwind",
                "reason", "two-step-required",
                "link", "https://portal.example/security/two-step/enable");
        assertEquals(List.of(open), doors.userInfo(token).body().get("teams"));
        assertEquals(List.of(), doors.userInfo(token).body().get("teams_withheld"));

        require();
        assertEquals(List.of(), doors.userInfo(token).body().get("teams"));
        assertEquals(List.of(withheld), doors.userInfo(token).body().get("teams_withheld"));

        assertEquals(
                TeamChange.DONE,
                doors.portal
                        .useCases
                        .member()
                        .removeMember()
                        .remove(Authority.OPERATOR, team.id(), ada.account().id()));
        assertEquals(List.of(), doors.userInfo(token).body().get("teams"));
        assertEquals(List.of(), doors.userInfo(token).body().get("teams_withheld"));
    }

    @Test
    void the_token_is_good_for_five_minutes() {
        String token = access("openid offline_access");
        doors.portal.clock.advance(Duration.ofSeconds(299));
        assertEquals(200, doors.userInfo(token).status());
        doors.portal.clock.advance(Duration.ofSeconds(1));
        assertNotGood(doors.userInfo(token));
    }

    @Test
    void nothing_is_told_of_a_disabled_account() {
        String token = access("openid");
        doors.setEnabled(ada.account(), false);
        assertNotGood(doors.userInfo(token));
    }

    @Test
    void nothing_is_told_to_an_app_that_is_registered_no_more() {
        String token = access("openid");
        doors.portal.useCases.app().deleteClient().delete(viewer.client().id());
        assertNotGood(doors.userInfo(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x y", "018f0000-0000-7000-8000-000000000000.AAAA"})
    void what_is_none_opens_nothing(String token) {
        assertNotGood(doors.userInfo(token));
    }

    @Test
    void a_refresh_token_opens_nothing() {
        Reply tokens = doors.redeem(viewer, doors.code(ada, viewer, "openid offline_access"));
        assertNotGood(doors.userInfo(tokens.text("refresh_token")));
    }

    @Test
    void whoever_shows_none_is_told_how() {
        for (Reply reply : List.of(
                doors.get(USER_INFO),
                doors.post(USER_INFO, ""),
                doors.send(doors.request(USER_INFO).header("Authorization", "Basic eDp5")))) {
            assertEquals(401, reply.status());
            assertEquals("Bearer realm=\"vestibule\"", reply.header("WWW-Authenticate"));
            assertEquals("", reply.header("Connection"), "nothing of it is unread");
        }
    }

    @Test
    void a_token_may_be_sent_in_a_form_but_never_in_the_address() {
        String token = access("openid");
        String form = form("access_token", token);
        assertEquals(200, doors.post(USER_INFO, form).status());
        assertEquals(
                200,
                doors.post(USER_INFO, "", "Authorization", "bearer " + token).status());
        assertEquals(400, doors.get(USER_INFO + "?" + form).status());
        assertEquals(400, doors.post(USER_INFO + "?" + form, form).status());
        assertEquals(
                400,
                doors.post(USER_INFO, form, "Authorization", "Bearer " + token).status());
        assertEquals(405, doors.send(doors.request(USER_INFO).DELETE()).status());
    }

    @Test
    void what_is_told_is_kept_by_nobody() {
        Reply reply = doors.userInfo(access("openid"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("", reply.header("Access-Control-Allow-Origin"));
    }
}
