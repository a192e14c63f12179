package org.vestibule.adapters.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/security",
                "/security/two-step/enable",
                "/teams/018f0000-0000-7000-8000-000000000000/people",
                "/invitations/a.b_c-d/",
                "/a..b"
            })
    void a_path_of_ours_is_kept(String path) {
        assertEquals(path, wanted(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//example.org",
                "/\\example.org",
                "https://example.org",
                "/../up",
                "/a/../up",
                "/.",
                "/a//b",
                "a",
                "/a?b",
                "/a#b",
                "/%2e",
                "/a b",
                "/é",
                "/a:b",
                "/a@b"
            })
    void anything_else_leads_to_the_teams(String path) {
        assertEquals("/", wanted(path));
    }

    /** L-41: this many segments once took a frame of the stack each. */
    @Test
    void the_longest_address_is_read_in_no_time() {
        for (String piece : new String[] {"/a", "/", "a", "/a.", ".", "/.", "-"}) {
            assertEquals("/", wanted("/" + piece.repeat(8192 / piece.length())));
        }
    }

    private static String wanted(String path) {
        return ReturnTarget.of(Optional.of(path)).path();
    }
}
