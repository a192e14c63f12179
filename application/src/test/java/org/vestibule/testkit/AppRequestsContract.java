package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AppRequest;

/** What every adapter of {@link AppRequests} keeps. */
public interface AppRequestsContract extends AppStoreContract {

    @Test
    default void one_is_found_as_often_as_it_is_looked_for_and_taken_once() {
        AppRequest request = added(anAccount().id(), NOW.plusSeconds(600));
        assertEquals(Optional.of(request), find(request, NOW));
        assertEquals(Optional.of(request), find(request, NOW));
        assertEquals(Optional.of(request), take(request, NOW));
        assertEquals(Optional.empty(), take(request, NOW));
        assertEquals(Optional.empty(), find(request, NOW));
    }

    @Test
    default void it_keeps_the_longest_query() {
        AppQuery longest = new AppQuery("x".repeat(AppQuery.LONGEST));
        AccountId account = anAccount().id();
        AppRequest request =
                new AppRequest(account, aRequest(account, NOW).id(), longest, SIGNED_IN, NOW.plusSeconds(1));
        commit(() -> requests().add(request));
        assertEquals(Optional.of(request), find(request, NOW));
    }

    @Test
    default void nobody_else_finds_it_or_takes_it() {
        AppRequest request = added(anAccount().id(), NOW.plusSeconds(600));
        AccountId other = anAccount().id();
        assertEquals(Optional.empty(), requests().find(other, request.id(), NOW));
        assertEquals(Optional.empty(), committed(() -> requests().take(other, request.id(), NOW)));
        UUID unknown = aRequest(other, NOW).id();
        assertEquals(Optional.empty(), requests().find(request.account(), unknown, NOW));
        assertTrue(find(request, NOW).isPresent());
    }

    @Test
    default void it_can_be_answered_until_its_time_to_the_millisecond() {
        Instant end = NOW.plus(AppRequest.LIFETIME);
        AppRequest request = added(anAccount().id(), end);
        assertEquals(Optional.empty(), find(request, end));
        assertEquals(Optional.empty(), take(request, end));
        assertTrue(find(request, end.minusMillis(1)).isPresent());
        assertTrue(take(request, end.minusMillis(1)).isPresent());
    }

    @Test
    default void it_needs_its_account() {
        AccountId unknown = anUnknownAccount(true).id();
        assertThrows(RuntimeException.class, () -> added(unknown, NOW.plusSeconds(600)));
    }

    @Test
    default void of_many_who_take_one_one_gets_it() {
        AppRequest request = added(anAccount().id(), NOW.plusSeconds(600));
        try (Race race = new Race(50)) {
            List<Optional<AppRequest>> taken = race.run(() -> take(request, NOW));
            assertEquals(1, taken.stream().filter(Optional::isPresent).count());
        }
    }

    @Test
    default void all_of_an_account_are_ended_and_no_other() {
        AccountId account = anAccount().id();
        AppRequest first = added(account, NOW.plusSeconds(600));
        AppRequest second = added(account, NOW.plusSeconds(600));
        AppRequest kept = added(anAccount().id(), NOW.plusSeconds(600));
        commit(() -> requests().endAll(account));
        assertTrue(find(first, NOW).isEmpty() && find(second, NOW).isEmpty());
        assertTrue(find(kept, NOW).isPresent());
    }

    @Test
    default void expired_ones_are_swept() {
        Instant longAgo = Instant.parse("1990-01-01T00:00:00Z");
        committed(() -> requests().sweep(longAgo.plusSeconds(1)));
        AppRequest old = added(anAccount().id(), longAgo);
        AppRequest young = added(anAccount().id(), longAgo.plusSeconds(1));
        assertEquals(1, committed(() -> requests().sweep(longAgo.plusSeconds(1))));
        Instant before = longAgo.minusMillis(1);
        assertTrue(find(old, before).isEmpty());
        assertTrue(find(young, before).isPresent());
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        AppRequest request = added(anAccount().id(), NOW.plusSeconds(600));
        AppRequest never = aRequest(request.account(), NOW.plusSeconds(600));
        rollBack(() -> requests().add(never));
        rollBack(() ->
                assertTrue(requests().take(request.account(), request.id(), NOW).isPresent()));
        rollBack(() -> requests().endAll(request.account()));
        assertTrue(find(never, NOW).isEmpty());
        assertTrue(find(request, NOW).isPresent());
    }

    @Test
    default void changes_need_a_transaction() {
        AppRequest request = aRequest(anAccount().id(), NOW);
        assertNeedsTransaction(() -> requests().add(request));
        assertNeedsTransaction(() -> requests().take(request.account(), request.id(), NOW));
        assertNeedsTransaction(() -> requests().endAll(request.account()));
        assertNeedsTransaction(() -> requests().sweep(NOW));
    }

    private AppRequest added(AccountId account, Instant expiresAt) {
        AppRequest request = aRequest(account, expiresAt);
        commit(() -> requests().add(request));
        return request;
    }

    private Optional<AppRequest> find(AppRequest request, Instant now) {
        return requests().find(request.account(), request.id(), now);
    }

    private Optional<AppRequest> take(AppRequest request, Instant now) {
        return committed(() -> requests().take(request.account(), request.id(), now));
    }

    private AppRequests requests() {
        return store().appRequests();
    }
}
