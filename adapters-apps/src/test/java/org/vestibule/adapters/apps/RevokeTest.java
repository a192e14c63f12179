package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.adapters.apps.AppDoors.REVOKE;
import static org.vestibule.adapters.apps.OpenDoors.ALL;
import static org.vestibule.adapters.apps.OpenDoors.form;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.apps.OpenDoors.App;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.application.session.SignedIn;

/** How an app gives back what it was granted (RFC 7009). */
class RevokeTest {

    private final OpenDoors doors = new OpenDoors();
    private final SignedIn ada = doors.portal.signedIn(doors.portal.account("ada@example.com"));
    private final App viewer = doors.publicApp();
    private final Reply first = doors.redeem(viewer, doors.code(ada, viewer, ALL));

    @AfterEach
    void close() {
        doors.close();
    }

    private Reply revoke(App app, String token) {
        return doors.post(REVOKE, form("client_id", app.id(), "token", token, "token_type_hint", "whatever"));
    }

    private void assertEnded(boolean ended) {
        assertEquals(
                ended ? 401 : 200, doors.userInfo(first.text("access_token")).status());
        assertEquals(
                ended ? 400 : 200,
                doors.refresh(viewer, first.text("refresh_token")).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token"})
    void either_token_ends_both(String which) {
        Reply reply = revoke(viewer, first.text(which));

        assertEquals(200, reply.status());
        assertEquals("", reply.whole().body());
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEnded(true);
        assertEquals(200, revoke(viewer, first.text(which)).status());
    }

    @Test
    void what_is_no_token_is_as_good_as_ended() {
        assertEquals(200, revoke(viewer, "x").status());
        assertEnded(false);
    }

    @Test
    void a_token_of_another_app_stays() {
        assertEquals(200, revoke(doors.publicApp(), first.text("refresh_token")).status());
        assertEnded(false);
    }

    @Test
    void an_app_shows_which_one_it_is() {
        App server = doors.confidentialApp();
        Reply reply = revoke(server, "x");
        assertEquals(401, reply.status());
        assertEquals("invalid_client", reply.text("error"));
        assertEquals(
                200,
                doors.post(REVOKE, form("token", "x"), "Authorization", server.basic())
                        .status());
    }

    @Test
    void the_token_stands_in_the_form_and_nowhere_else() {
        String form = form("client_id", viewer.id());
        assertEquals(
                400,
                doors.post(REVOKE + "?token=" + first.text("refresh_token"), form)
                        .status());
        assertEquals("token is missing", doors.post(REVOKE, form).text("error_description"));
        assertEquals(405, doors.get(REVOKE).status());
        assertEnded(false);
    }
}
