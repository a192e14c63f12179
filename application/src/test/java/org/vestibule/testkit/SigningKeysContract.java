package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.app.SigningKeys;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.app.SigningKey.State;

/** What every adapter of {@link SigningKeys} keeps. All tests of a store share its keys, as all nodes do. */
public interface SigningKeysContract extends AppStoreContract {

    @Test
    default void one_is_found_as_it_was_added() {
        SigningKey current = current();
        SigningKey found = keys().find(State.CURRENT).orElseThrow();
        assertEquals(current.id(), found.id());
        assertEquals(current.since(), found.since());
        assertEquals(DRAWN.open(), found.open());
        assertArrayEquals(DRAWN.secret().getEncoded(), found.secret().getEncoded());
    }

    /** S-129. */
    @Test
    default void the_next_takes_the_place_of_the_one_that_signs_which_stays() {
        SigningKey before = current();
        SigningKey next = next();
        Instant later = NOW.plusSeconds(60);
        assertTrue(committed(() -> keys().advance(next.id(), later)));
        assertEquals(Optional.of(next.id()), keys().find(State.CURRENT).map(SigningKey::id));
        assertEquals(later, keys().find(State.CURRENT).orElseThrow().since());
        assertEquals(Optional.empty(), keys().find(State.NEXT));
        SigningKey retired = keys().all().stream()
                .filter(key -> key.id().equals(before.id()))
                .findFirst()
                .orElseThrow();
        assertEquals(State.RETIRED, retired.state());
        assertEquals(later, retired.since());
    }

    @Test
    default void they_are_listed_the_latest_first() {
        current();
        SigningKey second = next();
        assertTrue(committed(() -> keys().advance(second.id(), NOW)));
        next();
        List<SigningKey> all = keys().all();
        for (int i = 1; i < all.size(); i++) {
            String latest = all.get(i - 1).id().toString();
            assertTrue(latest.compareTo(all.get(i).id().toString()) > 0, all::toString);
        }
        assertTrue(all.size() >= 3, all::toString);
    }

    @Test
    default void there_is_one_that_signs_and_one_that_is_next() {
        SigningKey current = current();
        SigningKey next = next();
        commit(() -> {
            assertFalse(keys().add(aSigningKey(State.CURRENT)));
            assertFalse(keys().add(aSigningKey(State.NEXT)));
        });
        assertEquals(Optional.of(current.id()), keys().find(State.CURRENT).map(SigningKey::id));
        assertEquals(Optional.of(next.id()), keys().find(State.NEXT).map(SigningKey::id));
    }

    @Test
    default void what_was_added_is_there_before_the_end_of_the_transaction() {
        current();
        SigningKey next = next();
        commit(() -> {
            assertTrue(keys().advance(next.id(), NOW));
            SigningKey another = aSigningKey(State.NEXT);
            keys().add(another);
            assertEquals(Optional.of(another.id()), keys().find(State.NEXT).map(SigningKey::id));
        });
    }

    @Test
    default void nothing_but_the_next_one_advances() {
        SigningKey current = current();
        SigningKey next = next();
        assertFalse(committed(() -> keys().advance(current.id(), NOW)));
        assertFalse(committed(() -> keys().advance(aSigningKey(State.NEXT).id(), NOW)));
        assertEquals(Optional.of(current.id()), keys().find(State.CURRENT).map(SigningKey::id));
        assertTrue(committed(() -> keys().advance(next.id(), NOW)));
        assertFalse(committed(() -> keys().advance(next.id(), NOW)), "it signs");
        assertFalse(committed(() -> keys().advance(current.id(), NOW)), "it has retired");
        assertEquals(Optional.of(next.id()), keys().find(State.CURRENT).map(SigningKey::id));
    }

    @Test
    default void of_many_who_rotate_at_once_one_does() {
        current();
        SigningKey next = next();
        try (Race race = new Race(20)) {
            List<Boolean> advanced = race.run(() -> committed(() -> {
                boolean done = keys().advance(next.id(), NOW);
                if (done) {
                    keys().add(aSigningKey(State.NEXT));
                }
                return done;
            }));
            assertEquals(1, advanced.stream().filter(won -> won).count());
        }
        assertEquals(1, count(State.CURRENT));
        assertEquals(1, count(State.NEXT));
    }

    @Test
    default void retired_ones_are_swept() {
        Instant longAgo = Instant.parse("1990-01-01T00:00:00Z");
        committed(() -> keys().sweep(longAgo.plusSeconds(1)));
        SigningKey old = current();
        SigningKey young = next();
        assertTrue(committed(() -> keys().advance(young.id(), longAgo)));
        SigningKey last = next();
        assertTrue(committed(() -> keys().advance(last.id(), longAgo.plusSeconds(1))));
        assertEquals(1, committed(() -> keys().sweep(longAgo.plusSeconds(1))));
        assertFalse(isThere(old));
        assertTrue(isThere(young));
        committed(() -> keys().sweep(Instant.parse("9000-01-01T00:00:00Z")));
        assertEquals(0, count(State.RETIRED));
        assertEquals(1, count(State.CURRENT), "whatever its age");
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        current();
        SigningKey next = next();
        List<String> before = told();
        rollBack(() -> assertTrue(keys().advance(next.id(), NOW)));
        rollBack(() -> {
            assertTrue(keys().advance(next.id(), NOW));
            keys().add(aSigningKey(State.NEXT));
            keys().sweep(Instant.parse("9000-01-01T00:00:00Z"));
        });
        assertEquals(before, told());
    }

    @Test
    default void changes_need_a_transaction() {
        SigningKey key = aSigningKey(State.NEXT);
        assertNeedsTransaction(() -> keys().add(key));
        assertNeedsTransaction(() -> keys().advance(key.id(), NOW));
        assertNeedsTransaction(() -> keys().sweep(NOW));
    }

    private List<String> told() {
        return keys().all().stream().map(SigningKey::toString).toList();
    }

    private SigningKey current() {
        return added(State.CURRENT);
    }

    private SigningKey next() {
        return added(State.NEXT);
    }

    private SigningKey added(State state) {
        commit(() -> keys().add(aSigningKey(state)));
        return keys().find(state).orElseThrow();
    }

    private long count(State state) {
        return keys().all().stream().filter(key -> key.state() == state).count();
    }

    private boolean isThere(SigningKey sought) {
        return keys().all().stream().anyMatch(key -> key.id().equals(sought.id()));
    }

    private SigningKeys keys() {
        return store().signingKeys();
    }
}
