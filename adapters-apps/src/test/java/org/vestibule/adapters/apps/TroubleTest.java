package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.apps.OpenDoors.App;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.application.session.SignedIn;

/** What apps are told when something is wrong here: what it is, and when to come again. */
class TroubleTest {

    private final OpenDoors doors = new OpenDoors();
    private final SignedIn ada = doors.portal.signedIn(doors.portal.account("ada@example.com"));
    private final App viewer = doors.publicApp();
    private final String code = doors.code(ada, viewer, "openid");

    @AfterEach
    void close() {
        doors.close();
    }

    private static void assertLater(String why, Reply reply) {
        assertEquals(503, reply.status());
        assertEquals("5", reply.header("Retry-After"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals("temporarily_unavailable", reply.text("error"));
        assertEquals(why, reply.text("code"));
    }

    @Test
    void a_silent_database_is_told_and_the_code_stays_good() {
        doors.get(AppDoors.KEYS);
        doors.store.rollBackNextTransaction();
        assertLater("unavailable", doors.redeem(viewer, code));
        assertEquals(200, doors.redeem(viewer, code).status());
    }

    @Test
    void a_node_whose_keys_cannot_be_made_spends_no_code() {
        try (OpenDoors fresh = OpenDoors.withoutKeys()) {
            SignedIn eve = fresh.portal.signedIn(fresh.portal.account("eve@example.com"));
            App app = fresh.publicApp();
            String hers = fresh.code(eve, app, "openid");
            fresh.store.loseNextAnswer();
            assertLater("unavailable", fresh.redeem(app, hers));
            assertEquals(200, fresh.redeem(app, hers).status());
        }
    }

    @Test
    void a_node_whose_clock_is_off_judges_nothing_by_it() {
        doors.clockIsOff(Duration.ofSeconds(3));
        assertLater("clock-off", doors.redeem(viewer, code));
        assertLater("clock-off", doors.userInfo("x"));
        assertLater("clock-off", doors.post(AppDoors.REVOKE, ""));
        assertLater("clock-off", doors.post(AppDoors.DEVICE, ""));
        assertEquals(200, doors.get(AppDoors.KEYS).status());
        assertEquals(200, doors.get(AppDoors.DISCOVERY).status());
    }

    @Test
    void what_nobody_has_foreseen_is_told_without_a_trace() {
        doors.store.beforeNextTransaction(() -> {
            throw new IllegalStateException("planned");
        });
        Reply reply = doors.redeem(viewer, code);
        assertEquals(500, reply.status());
        assertEquals("server_error", reply.text("error"));
        assertFalse(reply.whole().body().contains("planned"));
        assertEquals(List.of("unexpected"), doors.refused);
    }
}
