package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.vestibule.adapters.apps.AppDoors.TOKEN;
import static org.vestibule.adapters.apps.OpenDoors.ALL;
import static org.vestibule.adapters.apps.OpenDoors.RETURNS_TO;
import static org.vestibule.adapters.apps.OpenDoors.VERIFIER;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.apps.OpenDoors.App;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.notice.Notice;
import org.vestibule.testkit.Race;

/** What a code is worth, and to whom (S-121, S-122, S-123). */
class CodeTest {

    private final OpenDoors doors = new OpenDoors();
    private final SignedIn ada = doors.portal.signedIn(doors.portal.account("ada@example.com"));
    private final App viewer = doors.publicApp();
    private final String code = doors.code(ada, viewer, ALL);

    @AfterEach
    void close() {
        doors.close();
    }

    private static void assertNotGood(Reply reply) {
        assertEquals(400, reply.status(), reply.whole().body());
        assertEquals("invalid_grant", reply.text("error"));
        assertEquals("app-code-not-accepted", reply.text("code"));
    }

    @Test
    void it_gives_tokens() {
        Reply reply = doors.redeem(viewer, code);

        assertEquals(200, reply.status());
        assertEquals(
                Set.of("access_token", "token_type", "expires_in", "refresh_token", "scope", "id_token"),
                reply.body().keySet());
        assertEquals("Bearer", reply.text("token_type"));
        assertEquals(300L, reply.body().get("expires_in"));
        assertEquals(ALL, reply.text("scope"));
        assertEquals(200, doors.userInfo(reply.text("access_token")).status());
    }

    @Test
    void it_gives_no_refresh_token_to_an_app_that_did_not_ask_for_one() {
        Reply reply = doors.redeem(viewer, doors.code(ada, viewer, "openid email"));

        assertFalse(reply.body().containsKey("refresh_token"));
        assertEquals("openid email", reply.text("scope"));
    }

    @Test
    void it_is_good_once_and_a_replay_ends_what_came_of_it() {
        Reply first = doors.redeem(viewer, code);
        assertNotGood(doors.redeem(viewer, code));

        assertEquals(401, doors.userInfo(first.text("access_token")).status());
        assertEquals(
                "invalid_grant",
                doors.refresh(viewer, first.text("refresh_token")).text("error"));
        assertNotGood(doors.redeem(viewer, code));
        assertEquals(
                1,
                doors.portal.store.outbox().due().stream()
                        .filter(mail -> mail.kind() == Notice.Kind.APP_ENDED)
                        .count());
    }

    @Test
    void of_fifty_at_once_one_gets_tokens_and_they_are_worth_nothing() {
        try (Race race = new Race(50)) {
            List<Reply> replies = race.run(() -> doors.redeem(viewer, code));

            List<Reply> won =
                    replies.stream().filter(reply -> reply.status() == 200).toList();
            assertEquals(1, won.size());
            replies.stream().filter(reply -> reply.status() != 200).forEach(CodeTest::assertNotGood);
            assertEquals(401, doors.userInfo(won.get(0).text("access_token")).status());
        }
    }

    @Test
    void it_is_good_for_a_minute() {
        String other = doors.code(ada, viewer, ALL);
        doors.portal.clock.advance(Duration.ofSeconds(59));
        assertEquals(200, doors.redeem(viewer, code).status());
        doors.portal.clock.advance(Duration.ofSeconds(1));
        assertNotGood(doors.redeem(viewer, other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"another-verifier-of-forty-three-characters-or", "short", OpenDoors.CHALLENGE})
    void a_wrong_verifier_spends_it(String verifier) {
        assertNotGood(doors.post(
                TOKEN,
                OpenDoors.form(
                        "grant_type", "authorization_code",
                        "client_id", viewer.id(),
                        "code", code,
                        "redirect_uri", RETURNS_TO,
                        "code_verifier", verifier)));
        assertNotGood(doors.redeem(viewer, code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example/back/", "https://app.example/Back", "https://app.example/back?x"})
    void a_wrong_return_address_spends_it(String address) {
        assertNotGood(doors.post(
                TOKEN,
                OpenDoors.form(
                        "grant_type", "authorization_code",
                        "client_id", viewer.id(),
                        "code", code,
                        "redirect_uri", address,
                        "code_verifier", VERIFIER)));
        assertNotGood(doors.redeem(viewer, code));
    }

    @Test
    void another_app_gets_nothing_for_it() {
        assertNotGood(doors.redeem(doors.publicApp(), code));
        assertNotGood(doors.redeem(viewer, code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "018f0000-0000-7000-8000-000000000000.AAAA", "."})
    void what_is_none_is_refused(String text) {
        assertNotGood(doors.redeem(viewer, text));
        assertEquals(200, doors.redeem(viewer, code).status());
    }

    @Test
    void a_disabled_account_lets_nobody_in() {
        doors.setEnabled(ada.account(), false);
        assertNotGood(doors.redeem(viewer, code));
    }
}
