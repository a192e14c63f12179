package org.vestibule.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** PRODUCT H. */
class ScopesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        openid                                     | openid
        teams email openid                         | openid email teams
        openid openid                              | openid
        openid  profile                            | openid profile
        openid phone                               | openid
        OpenID Profile                             | ''
        openid,profile                             | ''
        ''                                         | ''
        offline_access openid profile email teams  | openid profile email teams offline_access
        """)
    void words_are_read_and_unknown_ones_left_out(String words, String read) {
        assertEquals(read, Scopes.parse(words).words());
    }

    @ParameterizedTest
    @EnumSource
    void each_has_a_word(Scope scope) {
        assertEquals(Set.of(scope), Scopes.parse(scope.word()).all());
    }

    @Test
    void what_includes_what() {
        Scopes some = Scopes.parse("openid email");
        assertTrue(some.include(Scopes.parse("email")) && some.include(some) && some.include(Scopes.parse("")));
        assertFalse(some.include(Scopes.parse("email teams")));
        assertTrue(some.has(Scope.EMAIL));
        assertFalse(some.has(Scope.TEAMS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                  | true
        email               | true
        email openid        | true
        ' email  openid '   | true
        email teams         | false
        email phone         | false
        EMAIL               | false
        """)
    void no_more_is_asked_for_than_was_granted(String words, boolean covered) {
        assertEquals(covered, Scopes.parse("openid email").cover(words));
    }
}
