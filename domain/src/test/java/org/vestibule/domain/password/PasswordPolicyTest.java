package org.vestibule.domain.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.domain.password.PasswordPolicy.Refusal;

class PasswordPolicyTest {

    private static final PasswordPolicy POLICY = new PasswordPolicy(15);
    private static final List<String> COMMON =
            List.of("password", "passwordpassword", "correcthorsebatterystaple", "ünverändert1234");
    private static final List<String> DETAILS =
            List.of("Ann Annabelle Smith", "ann.smith1987@example.org", "Vestibule", "Al");

    /** S-001. */
    @Test
    void fifteen_characters_are_needed() {
        assertEquals(Optional.of(Refusal.TOO_SHORT), refusal("qxvzjkwpqlmtrd"));
        assertEquals(Optional.empty(), refusal("qxvzjkwpqlmtrdf"));
    }

    /** S-004, with emoji that differ: one of them 15 times is long enough, too, but a run of anything is common. */
    @Test
    void fifteen_emoji_are_fifteen_characters() {
        assertEquals(Optional.empty(), refusal("😀🐙🚲🌋🍉🎻🧊🪁🦔🛶🧄🪐🐝🎲🧵"));
        assertEquals(Optional.of(Refusal.TOO_SHORT), refusal("😀🐙🚲🌋🍉🎻🧊🪁🦔🛶🧄🪐🐝🎲"));
        assertEquals(Optional.of(Refusal.TOO_COMMON), refusal("😀".repeat(15)));
        assertEquals(Optional.of(Refusal.TOO_SHORT), refusal("😀".repeat(14)));
        assertEquals(Optional.of(Refusal.TOO_SHORT), refusal("e\u0301".repeat(14)));
    }

    /** S-001: 7 always refused. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 7})
    void no_operator_may_ask_for_less_than_eight(int shortest) {
        assertThrows(IllegalArgumentException.class, () -> new PasswordPolicy(shortest));
    }

    /** S-001. */
    @Test
    void an_operator_may_ask_for_eight() {
        PasswordPolicy eight = new PasswordPolicy(8);
        assertEquals(
                Optional.of(Refusal.TOO_SHORT), eight.refusal(password("qxvzjkw"), PasswordPolicyTest::rank, DETAILS));
        assertEquals(Optional.empty(), eight.refusal(password("qxvzjkwp"), PasswordPolicyTest::rank, DETAILS));
    }

    /** S-005: no rules of composition. S-002: long ones are welcome. */
    @ParameterizedTest
    @ValueSource(strings = {"qxvzjkwpqlmtrdf", "QXVZJKWPQLMTRDF", "852037419630258", "!?)%&(?=*/)!%=&"})
    void any_mix_of_characters_will_do(String typed) {
        assertEquals(Optional.empty(), refusal(typed));
        assertEquals(Optional.empty(), refusal(typed.repeat(60)));
    }

    /** S-007: the whole password, in any case. */
    @ParameterizedTest
    @ValueSource(strings = {"passwordpassword", "PasswordPassword", "CORRECTHORSEBATTERYSTAPLE", "ÜNVERÄNDERT1234"})
    void a_common_one_is_refused(String typed) {
        assertEquals(Optional.of(Refusal.TOO_COMMON), refusal(typed));
    }

    /** S-007. */
    @ParameterizedTest
    @ValueSource(strings = {"passwordpassword of seven herons", "qxvzjkwpq passwordpassword"})
    void one_that_merely_contains_a_common_one_is_accepted(String typed) {
        assertEquals(Optional.empty(), refusal(typed));
    }

    /** S-007. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "xpasswordpassword",
                "passwordpassword1",
                "P@ssw0rdP@ssw0rd",
                "qwertyuiopasdfgh",
                "aaaaaaaaaaaaaaaa",
                "               ",
                "!?!?!?!?!?!?!?!?",
                "abcabcabcabcabc",
                "al al al al al al",
                "smith smith smith smith"
            })
    void one_that_adds_little_to_common_pieces_is_refused(String typed) {
        assertEquals(Optional.of(Refusal.TOO_COMMON), refusal(typed));
    }

    /** S-007: the name, the address and the product, put together in any way with a little added. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AnnSmithAnnSmith",
                "ann.smith1987@example.org",
                "VestibuleVestibule",
                "Vestibule-2026!",
                "annabelleannabelle",
                "!!!!!!AnnSmith123!!!!!!"
            })
    void one_made_of_personal_details_is_refused(String typed) {
        assertEquals(Optional.of(Refusal.TOO_PERSONAL), refusal(typed));
    }

    /** S-007. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann rides a purple bicycle",
                "smith-qxvzjkwpqlmtrdf",
                "always alone almost also",
                "my cannon fodder"
            })
    void one_that_merely_contains_a_detail_is_accepted(String typed) {
        assertEquals(Optional.empty(), refusal(typed));
    }

    @Test
    void somebody_without_details_is_judged_by_the_rest() {
        assertEquals(
                Optional.empty(),
                POLICY.refusal(password("qxvzjkwpqlmtrdf"), PasswordPolicyTest::rank, List.of("", " ")));
    }

    private static Optional<Refusal> refusal(String typed) {
        return POLICY.refusal(password(typed), PasswordPolicyTest::rank, DETAILS);
    }

    private static OptionalInt rank(String word) {
        return COMMON.contains(word) ? OptionalInt.of(COMMON.indexOf(word) + 1) : OptionalInt.empty();
    }

    private static Password password(String typed) {
        return Password.parse(typed).orElseThrow();
    }
}
