package org.vestibule.domain.mandate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyHistoryTest {

    private static final PolicyHistory EMPTY = new PolicyHistory(List.of());

    @Test
    void the_last_choice_counts_from_its_instant_on() {
        PolicyChange everyone = atOnce(10, Mandate.EVERYONE);
        PolicyChange nobody = atOnce(20, Mandate.NOBODY);
        PolicyHistory policies = EMPTY.with(everyone).with(nobody);
        assertEquals(Optional.empty(), policies.at(day(10).minusNanos(1)));
        assertEquals(Optional.of(everyone), policies.at(day(10)));
        assertEquals(Optional.of(everyone), policies.at(day(20).minusNanos(1)));
        assertEquals(Optional.of(nobody), policies.at(day(20)));
    }

    @Test
    void of_two_choices_at_one_instant_the_one_written_last_counts() {
        PolicyChange everyone = atOnce(10, Mandate.EVERYONE);
        PolicyChange nobody = atOnce(10, Mandate.NOBODY);
        assertEquals(
                Optional.of(nobody),
                new PolicyHistory(List.of(everyone, nobody)).with(nobody).at(day(10)));
        assertEquals(Optional.of(everyone), new PolicyHistory(List.of(nobody, everyone)).at(day(10)));
        assertEquals(Optional.of(nobody), EMPTY.with(everyone).with(nobody).at(day(10)));
    }

    @Test
    void choices_count_by_their_time_in_whatever_order_they_come() {
        PolicyChange everyone = atOnce(10, Mandate.EVERYONE);
        PolicyChange nobody = atOnce(20, Mandate.NOBODY);
        assertEquals(Optional.of(nobody), new PolicyHistory(List.of(nobody, everyone)).at(day(30)));
    }

    @ParameterizedTest
    @EnumSource
    void the_same_rule_saved_again_changes_nothing(Mandate rule) {
        PolicyHistory policies = EMPTY.with(atOnce(10, rule));
        assertEquals(policies, policies.with(atOnce(20, rule)));
    }

    /** Old start, new choice, new start; the rule is Everyone both times. */
    @ParameterizedTest
    @CsvSource({
        "15, 12, 15, true, announced and announced again",
        "15, 15, 15, true, announced again when it begins",
        "15, 20, 15, true, the old date left in the form",
        "15, 20, , true, it acts already and shall act at once",
        ", 20, , true, at once both times",
        ", 20, 10, true, at once and from a date that has passed",
        "15, 12, , false, tightened to at once",
        "15, 12, 14, false, tightened",
        "15, 12, 16, false, put off",
        "15, 20, 25, false, put off when it acts already",
        ", 20, 25, false, a start where there was none"
    })
    void a_rule_is_the_same_if_it_acts_from_the_same_moment(Long was, long at, Long is, boolean same, String when) {
        PolicyHistory policies = EMPTY.with(change(10, Mandate.EVERYONE, Optional.ofNullable(was)));
        PolicyHistory after = policies.with(change(at, Mandate.EVERYONE, Optional.ofNullable(is)));
        assertEquals(same, after.equals(policies), when);
    }

    @Test
    void another_rule_is_always_written() {
        for (Mandate first : Mandate.values()) {
            for (Mandate second : Mandate.values()) {
                PolicyHistory policies = new PolicyHistory(List.of(atOnce(10, first)));
                int changes = policies.with(atOnce(20, second)).changes().size();
                assertEquals(first == second ? 1 : 2, changes, first + " then " + second);
            }
        }
    }

    @Test
    void where_nothing_was_chosen_nobody_is_the_rule() {
        assertEquals(EMPTY, EMPTY.with(atOnce(10, Mandate.NOBODY)));
    }

    @Test
    void a_choice_does_not_come_before_one_that_stands() {
        PolicyHistory policies = EMPTY.with(atOnce(10, Mandate.EVERYONE));
        assertThrows(IllegalArgumentException.class, () -> policies.with(atOnce(9, Mandate.NOBODY)));
    }

    @Test
    void nobody_takes_no_start_date() {
        assertThrows(IllegalArgumentException.class, () -> change(10, Mandate.NOBODY, Optional.of(20L)));
    }

    private static PolicyChange atOnce(long at, Mandate rule) {
        return change(at, rule, Optional.empty());
    }

    private static PolicyChange change(long at, Mandate rule, Optional<Long> start) {
        return new PolicyChange(day(at), rule, start.map(PolicyHistoryTest::day));
    }

    private static Instant day(long number) {
        return Instant.EPOCH.plusSeconds(86_400 * number);
    }
}
