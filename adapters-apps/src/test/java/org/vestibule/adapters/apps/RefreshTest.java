package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.vestibule.adapters.apps.AppDoors.TOKEN;
import static org.vestibule.adapters.apps.OpenDoors.ALL;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.password;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.apps.OpenDoors.App;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.recovery.ReportNotMe;
import org.vestibule.application.recovery.ResetPassword;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.Race;

/** What a refresh token is worth, and until when (S-125). */
class RefreshTest {

    private final OpenDoors doors = new OpenDoors();
    private final SignedIn ada = doors.portal.signedIn(doors.portal.account("ada@example.com"));
    private final App viewer = doors.publicApp();
    private final Reply first = doors.redeem(viewer, doors.code(ada, viewer, ALL));
    private final String token = first.text("refresh_token");

    @AfterEach
    void close() {
        doors.close();
    }

    private static void assertNotGood(Reply reply) {
        assertEquals(400, reply.status(), reply.whole().body());
        assertEquals("invalid_grant", reply.text("error"));
        assertEquals("app-token-not-accepted", reply.text("code"));
    }

    private BearerToken mailed(Notice.Kind kind) {
        String path = doors.portal.store.outbox().due().stream()
                .filter(mail -> mail.kind() == kind)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .link()
                .getPath();
        return BearerToken.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
    }

    @Test
    void it_gives_the_next_ones_and_no_id_token() {
        Reply next = doors.refresh(viewer, token);

        assertEquals(200, next.status());
        assertEquals(
                Set.of("access_token", "token_type", "expires_in", "refresh_token", "scope"),
                next.body().keySet());
        assertNotEquals(token, next.text("refresh_token"));
        assertEquals(200, doors.userInfo(next.text("access_token")).status());
        assertEquals(200, doors.refresh(viewer, next.text("refresh_token")).status());
    }

    @Test
    void whoever_lost_the_answer_gets_it_again() {
        Reply next = doors.refresh(viewer, token);
        doors.portal.clock.advance(Duration.ofSeconds(9));
        Reply again = doors.refresh(viewer, token);

        assertEquals(next.text("refresh_token"), again.text("refresh_token"));
        assertEquals(200, doors.refresh(viewer, again.text("refresh_token")).status());
    }

    @Test
    void a_replay_ends_all_of_it() {
        Reply next = doors.refresh(viewer, token);
        doors.portal.clock.advance(Duration.ofSeconds(10));
        assertNotGood(doors.refresh(viewer, token));

        assertEquals(401, doors.userInfo(next.text("access_token")).status());
        assertNotGood(doors.refresh(viewer, next.text("refresh_token")));
    }

    @Test
    void two_at_once_get_the_same() {
        try (Race race = new Race(2)) {
            List<Reply> both = race.run(() -> doors.refresh(viewer, token));
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
    void another_app_gets_nothing_for_it_and_ends_nothing() {
        assertNotGood(doors.refresh(doors.publicApp(), token));
        assertEquals(200, doors.refresh(viewer, token).status());
    }

    @Test
    void an_access_token_is_none() {
        assertNotGood(doors.refresh(viewer, first.text("access_token")));
    }

    @Test
    void it_is_good_for_two_weeks() {
        doors.portal.clock.advance(Duration.ofDays(14).minusSeconds(1));
        Reply next = doors.refresh(viewer, token);
        assertEquals(200, next.status());
        doors.portal.clock.advance(Duration.ofDays(14));
        assertNotGood(doors.refresh(viewer, next.text("refresh_token")));
    }

    @Test
    void whatever_it_is_used_for_it_ends_after_ninety_days() {
        String latest = token;
        for (int week = 0; week < 12; week++) {
            doors.portal.clock.advance(Duration.ofDays(7));
            latest = doors.refresh(viewer, latest).text("refresh_token");
        }
        doors.portal.clock.advance(Duration.ofDays(6));
        assertNotGood(doors.refresh(viewer, latest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid", "openid email", ALL})
    void an_app_may_ask_for_less_and_is_told_what_it_has(String scope) {
        Reply reply = doors.post(TOKEN, OpenDoors.refreshing(viewer, token) + "&" + OpenDoors.form("scope", scope));
        assertEquals(200, reply.status());
        assertEquals(ALL, reply.text("scope"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid profile", "openid computers", "openid email teams"})
    void an_app_that_asks_for_more_gets_nothing_and_loses_nothing(String scope) {
        Reply less = doors.redeem(viewer, doors.code(ada, viewer, "openid email offline_access"));
        String mine = less.text("refresh_token");
        Reply reply = doors.post(TOKEN, OpenDoors.refreshing(viewer, mine) + "&" + OpenDoors.form("scope", scope));

        assertEquals(400, reply.status());
        assertEquals("invalid_scope", reply.text("error"));
        assertEquals(200, doors.refresh(viewer, mine).status());
    }

    @Test
    void it_ends_with_a_change_of_the_password() {
        doors.portal
                .useCases
                .recovery()
                .requestPasswordReset()
                .request(ada.account().email(), List.of(), ORIGIN);
        ResetPassword.Result reset = doors.portal
                .useCases
                .recovery()
                .resetPassword()
                .reset(
                        mailed(Notice.Kind.PASSWORD_RESET),
                        LinkPurpose.SET_PASSWORD,
                        password("violet kettle drum sunday"),
                        ORIGIN);

        assertInstanceOf(ResetPassword.Done.class, reset);
        assertNotGood(doors.refresh(viewer, token));
    }

    @Test
    void it_ends_when_two_step_verification_is_turned_on() {
        AuthenticatorApp app = doors.portal.app(ada);
        EnableTwoStepVerification.Result enabled = doors.portal
                .useCases
                .twoStep()
                .enableTwoStepVerification()
                .enable(ada, PASSWORD, app.codeAt(doors.portal.clock.instant()), ORIGIN);

        assertInstanceOf(EnableTwoStepVerification.Enabled.class, enabled);
        assertNotGood(doors.refresh(viewer, token));
    }

    @Test
    void it_ends_when_two_step_verification_is_turned_off() {
        Enrolled eve = doors.portal.enrolled("eve@example.com");
        Reply hers = doors.redeem(viewer, doors.codeWithCode(eve, viewer, ALL));
        DisableTwoStepVerification.Result disabled = doors.portal
                .useCases
                .twoStep()
                .disableTwoStepVerification()
                .disable(
                        doors.portal.resumed(eve.session()),
                        new Proof(PASSWORD, new Proof.WithCode(eve.app().codeAt(doors.portal.clock.instant()))),
                        ORIGIN);

        assertInstanceOf(DisableTwoStepVerification.Disabled.class, disabled);
        assertNotGood(doors.refresh(viewer, hers.text("refresh_token")));
    }

    @Test
    void it_ends_when_its_holder_says_that_it_was_not_them() {
        Enrolled eve = doors.portal.enrolled("eve@example.com");
        Reply hers = doors.redeem(viewer, doors.codeWithCode(eve, viewer, ALL));
        BearerToken link = mailed(Notice.Kind.NEW_BROWSER);
        ReportNotMe.Result reported =
                doors.portal.useCases.recovery().reportNotMe().report(link, ORIGIN);

        assertNotEquals(ReportNotMe.Result.LINK_EXPIRED, reported);
        assertNotGood(doors.refresh(viewer, hers.text("refresh_token")));
    }

    @Test
    void it_rests_while_the_account_is_disabled() {
        doors.setEnabled(ada.account(), false);
        assertNotGood(doors.refresh(viewer, token));
        doors.setEnabled(ada.account(), true);
        assertEquals(200, doors.refresh(viewer, token).status());
    }
}
