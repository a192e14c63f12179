package org.vestibule.domain.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.domain.password.CostCount.Share;

class CostCountTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant READ_BY_ALL = NOW.plus(Duration.ofMinutes(15));
    private static final HashCost A = cost(19_456);
    private static final HashCost B = cost(32_768);
    private static final HashCost C = cost(65_536);

    @Test
    void places_are_shared_out_as_accounts_are() {
        CostCount count = new CostCount(NOW, List.of(new Share(A, 0, 5), new Share(B, 0, 2), new Share(C, 0, 3)));
        assertEquals(
                List.of(A, A, A, A, A, B, B, C, C, C),
                IntStream.range(0, 10)
                        .mapToObj(tenth -> count.at(tenth / 10.0, READ_BY_ALL))
                        .toList());
        assertEquals(C, count.at(Math.nextDown(1.0), READ_BY_ALL));
    }

    @Test
    void a_cost_that_no_account_has_is_at_no_place() {
        CostCount count = new CostCount(NOW, List.of(new Share(A, 0, 0), new Share(B, 0, 1), new Share(C, 0, 0)));
        assertEquals(B, count.at(0, READ_BY_ALL));
        assertEquals(B, count.at(Math.nextDown(1.0), READ_BY_ALL));
    }

    /** Rounding must not give an address to a cost that no account has, however many there are. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 1_000_003, (1L << 31) - 1, 1L << 40, (1L << 53) - 1})
    void the_last_place_is_within(long accounts) {
        CostCount count = new CostCount(NOW, List.of(new Share(A, 0, accounts), new Share(B, 0, 0)));
        assertEquals(A, count.at(Math.nextDown(1.0), READ_BY_ALL));
    }

    @Test
    void until_all_nodes_have_read_it_the_count_before_holds() {
        CostCount count = new CostCount(NOW, List.of(new Share(A, 1, 0), new Share(B, 0, 1)));
        assertEquals(A, count.at(0.5, NOW));
        assertEquals(A, count.at(0.5, READ_BY_ALL.minusMillis(1)));
        assertEquals(B, count.at(0.5, READ_BY_ALL));
    }

    @Test
    void as_accounts_move_to_a_newer_cost_places_move_too_each_once_and_never_back() {
        CostCount count = CostCount.following(Optional.empty(), Map.of(A, 100L), A, NOW);
        HashCost[] now = new HashCost[1_000];
        int moved = 0;
        for (long young = 0; young <= 100; young++) {
            Instant when = NOW.plus(Duration.ofDays(young));
            count = CostCount.following(Optional.of(count), Map.of(A, 100 - young, B, young), B, when);
            for (int i = 0; i < now.length; i++) {
                HashCost before = now[i];
                now[i] = count.at((i + 0.5) / now.length, when.plus(Duration.ofHours(1)));
                assertFalse(B.equals(before) && A.equals(now[i]), "place " + i + " moved back");
                moved += A.equals(before) && B.equals(now[i]) ? 1 : 0;
            }
            assertEquals(10 * young, moved);
        }
    }

    @Test
    void the_order_of_age_outlives_any_number_of_counts() {
        CostCount first = CostCount.following(Optional.empty(), Map.of(C, 4L), C, NOW);
        CostCount second = CostCount.following(Optional.of(first), Map.of(A, 1L, C, 3L), A, NOW);
        CostCount third = CostCount.following(Optional.of(second), Map.of(B, 1L, A, 1L, C, 2L), B, NOW);
        CostCount fourth = CostCount.following(Optional.of(third), Map.of(B, 2L, A, 1L, C, 1L), C, NOW);
        assertEquals(List.of(new Share(C, 0, 4)), first.oldestFirst());
        assertEquals(List.of(new Share(C, 4, 3), new Share(A, 0, 1)), second.oldestFirst());
        assertEquals(List.of(new Share(C, 3, 2), new Share(A, 1, 1), new Share(B, 0, 1)), third.oldestFirst());
        assertEquals(List.of(new Share(C, 2, 1), new Share(A, 1, 1), new Share(B, 1, 2)), fourth.oldestFirst());
    }

    @Test
    void of_costs_first_counted_together_the_one_that_is_set_is_the_youngest() {
        CostCount count = CostCount.following(Optional.empty(), Map.of(A, 1L, B, 2L, C, 3L), A, NOW);
        assertEquals(List.of(new Share(B, 0, 2), new Share(C, 0, 3), new Share(A, 0, 1)), count.oldestFirst());
    }

    @Test
    void a_cost_that_nobody_has_any_more_goes_once_nothing_holds_by_it() {
        CostCount first = CostCount.following(Optional.empty(), Map.of(A, 1L), A, NOW);
        CostCount second = CostCount.following(Optional.of(first), Map.of(B, 1L), B, NOW);
        assertEquals(List.of(new Share(A, 1, 0), new Share(B, 0, 1)), second.oldestFirst());
        CostCount third = CostCount.following(Optional.of(second), Map.of(B, 1L), B, NOW);
        assertEquals(List.of(new Share(B, 1, 1)), third.oldestFirst());
    }

    /** So that those who sign up until the next count cost no less than who does not, though the setting has changed. */
    @Test
    void where_there_is_no_account_all_cost_what_is_set() {
        CostCount count = CostCount.following(Optional.empty(), Map.of(), A, NOW);
        assertEquals(A, count.at(0, NOW));
        assertEquals(A, count.at(Math.nextDown(1.0), READ_BY_ALL));
        CostCount next = CostCount.following(Optional.of(count), Map.of(A, 2L), B, NOW);
        assertEquals(A, next.at(Math.nextDown(1.0), READ_BY_ALL));
    }

    @Test
    void a_count_stands_for_a_day() {
        CostCount count = CostCount.following(Optional.empty(), Map.of(), A, NOW);
        assertFalse(count.isOver(NOW.plus(Duration.ofDays(1)).minusMillis(1)));
        assertTrue(count.isOver(NOW.plus(Duration.ofDays(1))));
    }

    private static HashCost cost(int memory) {
        return new HashCost("$argon2id$v=19$m=" + memory + ",t=2,p=1");
    }
}
