package org.vestibule.domain.member;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TenureTest {

    @Test
    void nobody_joins_as_a_technician() {
        assertEquals(Optional.empty(), tenure().technicianSince(day(1)));
    }

    @Test
    void a_run_lasts_until_technician_is_taken() {
        Tenure tenure = tenure(1, -3);
        assertEquals(Optional.empty(), tenure.technicianSince(day(1).minusNanos(1)));
        assertEquals(Optional.of(day(1)), tenure.technicianSince(day(1)));
        assertEquals(Optional.of(day(1)), tenure.technicianSince(day(3).minusNanos(1)));
        assertEquals(Optional.empty(), tenure.technicianSince(day(3)));
    }

    @Test
    void given_again_it_begins_a_new_run() {
        assertEquals(Optional.of(day(5)), tenure(1, -3, 5).technicianSince(day(6)));
    }

    @Test
    void given_twice_it_is_one_run_and_taken_twice_it_is_gone() {
        assertEquals(Optional.of(day(1)), tenure(1, 3).technicianSince(day(6)));
        assertEquals(Optional.empty(), tenure(-1, 2, -3, -4).technicianSince(day(6)));
    }

    @Test
    void two_changes_at_one_instant_go_by_the_order_written() {
        assertEquals(Optional.of(day(3)), tenure(1, -3, 3).technicianSince(day(3)));
        assertEquals(Optional.empty(), tenure(3, -3).technicianSince(day(3)));
    }

    @Test
    void changes_count_by_their_time_in_whatever_order_they_come() {
        assertEquals(Optional.empty(), tenure(-3, 1).technicianSince(day(6)));
    }

    @Test
    void what_was_before_the_joining_does_not_count() {
        TechnicianChange before = new TechnicianChange(day(0).minusNanos(1), true);
        TechnicianChange with = new TechnicianChange(day(0), true);
        assertEquals(Optional.empty(), new Tenure(day(0), List.of(before)).technicianSince(day(1)));
        assertEquals(Optional.of(day(0)), new Tenure(day(0), List.of(before, with)).technicianSince(day(1)));
    }

    /** Days after the joining on which Technician is given, or with a minus taken. */
    private static Tenure tenure(int... days) {
        List<TechnicianChange> changes = IntStream.of(days)
                .mapToObj(day -> new TechnicianChange(day(Math.abs(day)), day > 0))
                .toList();
        return new Tenure(day(0), changes);
    }

    private static Instant day(int number) {
        return Instant.parse("2026-11-01T00:00:00Z").plusSeconds(86_400L * number);
    }
}
