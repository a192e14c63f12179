package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.password.HashCosts;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.password.CostCount;
import org.vestibule.domain.password.CostCount.Share;
import org.vestibule.domain.password.HashCost;
import org.vestibule.domain.password.PasswordHash;

/** What every adapter of {@link HashCosts} keeps. The store of each test has accounts of other tests, but no count. */
public interface HashCostsContract extends StoreContract {

    @Test
    default void every_account_is_counted_by_the_cost_of_its_hash() {
        HashCost old = aCost();
        HashCost young = aCost();
        Account ada = anAccount(old, true);
        anAccount(old, true);
        anAccount(old, false);
        assertEquals(Optional.of(3L), counted(old));
        assertEquals(Optional.empty(), counted(young));
        commit(() -> store().credentials().upgrade(ada.id(), aHash(young)));
        assertEquals(List.of(Optional.of(2L), Optional.of(1L)), List.of(counted(old), counted(young)));
    }

    @Test
    default void before_the_first_there_is_no_count() {
        assertEquals(Optional.empty(), costs().last());
    }

    @Test
    default void a_count_is_kept_until_the_next() {
        CostCount first = aCount(NOW);
        assertTrue(committed(() -> costs().replace(Optional.empty(), first)));
        assertEquals(Optional.of(first), costs().last());
        CostCount second = new CostCount(
                NOW.plusSeconds(1), List.of(new Share(aCost(), 12, 3_000_000_000L), new Share(aCost(), 0, 7)));
        assertTrue(committed(() -> costs().replace(Optional.of(first), second)));
        assertEquals(Optional.of(second), costs().last());
    }

    @Test
    default void of_two_that_follow_the_same_the_first_is_kept() {
        CostCount first = aCount(NOW);
        assertTrue(committed(() -> costs().replace(Optional.empty(), first)));
        assertFalse(committed(() -> costs().replace(Optional.empty(), aCount(NOW.plusSeconds(1)))));
        CostCount second = aCount(NOW.plusSeconds(2));
        assertTrue(committed(() -> costs().replace(Optional.of(first), second)));
        assertFalse(committed(() -> costs().replace(Optional.of(first), aCount(NOW.plusSeconds(3)))));
        assertEquals(Optional.of(second), costs().last());
    }

    @Test
    default void any_number_of_nodes_keep_one_count() {
        AtomicInteger seconds = new AtomicInteger();
        for (int round = 0; round < 2; round++) {
            Optional<CostCount> last = costs().last();
            try (Race race = new Race(20)) {
                List<Boolean> kept = race.run(() ->
                        committed(() -> costs().replace(last, aCount(NOW.plusSeconds(seconds.incrementAndGet())))));
                assertEquals(1, kept.stream().filter(mine -> mine).count());
            }
        }
    }

    @Test
    default void a_count_taken_back_was_never_kept() {
        rollBack(() -> costs().replace(Optional.empty(), aCount(NOW)));
        assertEquals(Optional.empty(), costs().last());
    }

    @Test
    default void keeping_one_needs_a_transaction() {
        assertNeedsTransaction(() -> costs().replace(Optional.empty(), aCount(NOW)));
    }

    @Test
    default void an_address_keeps_its_place_however_it_is_spelled() {
        EmailAddress email = anAddress();
        EmailAddress shouted =
                EmailAddress.parse(email.canonical().toUpperCase(Locale.ROOT)).orElseThrow();
        assertEquals(costs().place(email), costs().place(shouted));
        assertNotEquals(costs().place(email), costs().place(anAddress()));
    }

    @Test
    default void places_lie_evenly() {
        int[] tenths = new int[10];
        DoubleStream places = Stream.generate(this::anAddress).limit(5_000).mapToDouble(costs()::place);
        places.forEach(place -> tenths[(int) Math.floor(place * 10)]++);
        for (int tenth : tenths) {
            assertEquals(500, tenth, 150, "seven standard deviations");
        }
    }

    private HashCosts costs() {
        return store().hashCosts();
    }

    private Optional<Long> counted(HashCost cost) {
        Map<HashCost, Long> count = costs().count();
        return Optional.ofNullable(count.get(cost));
    }

    private CostCount aCount(Instant at) {
        return new CostCount(at, List.of(new Share(aCost(), 1, 2)));
    }

    private HashCost aCost() {
        return CheapHasher.cost(RANDOM.nextInt(1, Integer.MAX_VALUE));
    }

    private PasswordHash aHash(HashCost cost) {
        return new CheapHasher(RANDOM).decoy(cost);
    }

    private Account anAccount(HashCost cost, boolean enabled) {
        Account account = anUnknownAccount(enabled);
        commit(() -> assertTrue(store().accounts().add(account, aHash(cost))));
        return account;
    }
}
