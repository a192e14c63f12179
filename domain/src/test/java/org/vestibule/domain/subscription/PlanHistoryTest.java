package org.vestibule.domain.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanHistoryTest {

    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Duration INSTANT = Duration.ofNanos(1);
    private static final Terms ENTERPRISE = new Terms(Plan.ENTERPRISE, true);
    private static final Terms PROFESSIONAL = new Terms(Plan.PROFESSIONAL, false);

    @Test
    void whoever_never_subscribed_has_lite() {
        PlanHistory plans = new PlanHistory(List.of());
        assertEquals(Terms.LITE, plans.at(MAY));
        assertEquals(Optional.empty(), plans.endAfter(MAY));
    }

    @Test
    void a_change_counts_from_its_instant_on() {
        PlanHistory plans = history(change(MAY, PROFESSIONAL), change(JUNE, ENTERPRISE));
        assertEquals(Terms.LITE, plans.at(MAY.minus(INSTANT)));
        assertEquals(PROFESSIONAL, plans.at(MAY));
        assertEquals(PROFESSIONAL, plans.at(JUNE.minus(INSTANT)));
        assertEquals(ENTERPRISE, plans.at(JUNE));
        assertEquals(Optional.empty(), plans.endAfter(JUNE));
    }

    @Test
    void a_plan_that_ends_leaves_lite_without_the_add_on() {
        PlanHistory plans = history(change(MAY, ENTERPRISE, JUNE));
        assertEquals(ENTERPRISE, plans.at(JUNE.minus(INSTANT)));
        assertEquals(new Terms(Plan.LITE, false), plans.at(JUNE));
        assertEquals(Optional.of(JUNE), plans.endAfter(JUNE.minus(INSTANT)));
        assertEquals(Optional.empty(), plans.endAfter(JUNE));
    }

    @Test
    void a_later_change_lifts_the_end() {
        PlanHistory plans = history(change(MAY, ENTERPRISE, JULY), change(JUNE, ENTERPRISE));
        assertEquals(Optional.of(JULY), plans.endAfter(MAY));
        assertEquals(Optional.empty(), plans.endAfter(JUNE));
        assertEquals(ENTERPRISE, plans.at(JULY));
    }

    @Test
    void a_plan_renewed_at_its_end_never_lapses() {
        PlanHistory plans = history(change(MAY, ENTERPRISE, JUNE), change(JUNE, ENTERPRISE, JULY));
        assertEquals(ENTERPRISE, plans.at(JUNE));
        assertEquals(Optional.of(JULY), plans.endAfter(JUNE));
    }

    /** PRODUCT H: what rests while a plan has lapsed does not rest where there never was one. */
    @Test
    void it_has_lapsed_from_its_end_on_until_there_is_one_again() {
        PlanHistory plans = history(change(MAY, ENTERPRISE, JUNE), change(JULY, PROFESSIONAL));
        assertFalse(plans.hasLapsed(MAY.minus(INSTANT)));
        assertFalse(plans.hasLapsed(JUNE.minus(INSTANT)));
        assertTrue(plans.hasLapsed(JUNE));
        assertTrue(plans.hasLapsed(JULY.minus(INSTANT)));
        assertFalse(plans.hasLapsed(JULY));
        assertFalse(PlanHistory.NONE.hasLapsed(JULY));
        assertTrue(history(change(MAY, ENTERPRISE), change(JUNE, Terms.LITE)).hasLapsed(JUNE));
        assertFalse(history(change(MAY, Terms.LITE)).hasLapsed(JUNE));
    }

    @Test
    void of_two_changes_at_one_instant_the_one_written_last_counts() {
        assertEquals(
                ENTERPRISE,
                history(change(MAY, PROFESSIONAL), change(MAY, ENTERPRISE)).at(MAY));
        assertEquals(
                PROFESSIONAL,
                history(change(MAY, ENTERPRISE), change(MAY, PROFESSIONAL)).at(MAY));
    }

    @Test
    void changes_count_by_their_time_even_if_written_late() {
        PlanHistory plans = history(change(JUNE, ENTERPRISE), change(MAY, PROFESSIONAL));
        assertEquals(PROFESSIONAL, plans.at(MAY));
        assertEquals(ENTERPRISE, plans.at(JUNE));
    }

    @Test
    void terms_end_after_they_begin() {
        assertThrows(IllegalArgumentException.class, () -> change(JUNE, ENTERPRISE, JUNE));
        assertThrows(IllegalArgumentException.class, () -> change(JUNE, ENTERPRISE, MAY));
    }

    private static PlanHistory history(PlanChange... changes) {
        return new PlanHistory(List.of(changes));
    }

    private static PlanChange change(Instant at, Terms terms) {
        return new PlanChange(at, terms, Optional.empty());
    }

    private static PlanChange change(Instant at, Terms terms, Instant end) {
        return new PlanChange(at, terms, Optional.of(end));
    }
}
