package org.vestibule.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device shows, and how it is typed (RFC 8628 §6.1). */
class UserCodeTest {

    @Test
    void it_has_eight_of_twenty_letters_in_two_groups() {
        SplittableRandom random = new SplittableRandom(1);
        Set<Integer> letters = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            String text = UserCode.make(random).text();
            assertTrue(text.matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}"), text);
            text.chars().forEach(letters::add);
        }
        assertEquals(21, letters.size(), "each of them, and the hyphen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"WDJB-MJHT", "wdjbmjht", " wdjb mjht ", "WDJB\u2010MJHT", "W-D-J-B-M-J-H-T", "\u200bWDJBMJHT"})
    void case_spaces_hyphens_and_what_is_not_seen_do_not_matter(String typed) {
        assertEquals("WDJB-MJHT", UserCode.parse(typed).orElseThrow().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "WDJB-MJH", "WDJB-MJHTT", "WDJA-MJHT", "WDJ1-MJHT", "WDJY-MJHT", "ＷDJB-MJHT", "WDJB_MJHT"})
    void what_no_device_shows_is_none(String typed) {
        assertEquals(Optional.empty(), UserCode.parse(typed));
    }

    @Test
    void it_is_in_no_log() {
        assertFalse(UserCode.parse("WDJB-MJHT").orElseThrow().toString().contains("WDJB"));
    }

    @Test
    void it_is_carried_as_an_app_carries_its_query() {
        Optional<UserCode> code = UserCode.parse("WDJB-MJHT");
        for (DeviceQuery query : new DeviceQuery[] {
            new DeviceQuery(code, true), new DeviceQuery(code, false), new DeviceQuery(Optional.empty(), false)
        }) {
            assertEquals(Optional.of(query), DeviceQuery.parse(query.text()));
        }
        for (String other : new String[] {
            "user_code=WDJB-MJHT&client_id=x",
            "user_code=wdjb-mjht",
            "client_id=x",
            "user_code",
            "x=WDJB-MJHT",
            "device_found=WDJB-MJHT&x=y"
        }) {
            assertEquals(Optional.empty(), DeviceQuery.parse(new AppQuery(other)), other);
        }
    }

    /** Whoever brings it from outside has not had it looked for. */
    @Test
    void a_new_request_has_its_device_still_to_be_found() {
        Optional<UserCode> code = UserCode.parse("WDJB-MJHT");
        assertEquals(new DeviceQuery(code, false).text(), DeviceQuery.toFind(new DeviceQuery(code, true).text()));
        AppQuery ofApp = new AppQuery("client_id=x");
        assertEquals(ofApp, DeviceQuery.toFind(ofApp));
    }
}
