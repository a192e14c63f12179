package org.vestibule.adapters.persistence.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.app.SigningKey.State;
import org.vestibule.testkit.SigningKeysContract;

/** The contract, on a PostgreSQL of its own: whoever signs, signs for everybody. */
class JdbiSigningKeysTest implements SigningKeysContract {

    private static final TestDatabase OWN = TestDatabase.another();

    @AfterAll
    static void stop() {
        OWN.close();
    }

    @Override
    public Store store() {
        return OWN.store();
    }

    /** S-033: one that was copied from another row signs nothing, and does not stand in the way of a good one. */
    @Test
    void another_takes_the_place_of_one_that_does_not_open() {
        commit(() -> {
            store().signingKeys().add(aSigningKey(State.CURRENT));
            store().signingKeys().add(aSigningKey(State.NEXT));
        });
        OWN.meddle("UPDATE signing_key SET sealed_key = (SELECT sealed_key FROM signing_key WHERE state = 'NEXT')"
                + " WHERE state = 'CURRENT'");
        List<State> left =
                store().signingKeys().all().stream().map(SigningKey::state).toList();
        assertFalse(left.contains(State.CURRENT), left::toString);
        SigningKey good = aSigningKey(State.CURRENT);
        assertTrue(committed(() -> store().signingKeys().add(good)));
        assertFalse(committed(() -> store().signingKeys().add(aSigningKey(State.CURRENT))));
        assertEquals(
                List.of(good.id()),
                store().signingKeys().all().stream()
                        .filter(key -> key.state() == State.CURRENT)
                        .map(SigningKey::id)
                        .toList());
    }

    /** S-129: apps know the next one. */
    @Test
    void the_next_one_takes_the_place_of_one_that_does_not_open() {
        commit(() -> {
            store().signingKeys().add(aSigningKey(State.CURRENT));
            store().signingKeys().add(aSigningKey(State.NEXT));
        });
        SigningKey next = store().signingKeys().find(State.NEXT).orElseThrow();
        OWN.meddle("UPDATE signing_key SET sealed_key = (SELECT sealed_key FROM signing_key WHERE state = 'NEXT')"
                + " WHERE state = 'CURRENT'");
        assertTrue(committed(() -> store().signingKeys().advance(next.id(), NOW)));
        assertEquals(next.id(), current().id());
    }

    /** S-129: a node that can open it goes on showing it, for it may have signed a moment ago. */
    @Test
    void one_that_does_not_open_is_retired() {
        commit(() -> store().signingKeys().add(aSigningKey(State.CURRENT)));
        SigningKey before = current();
        String other = "UPDATE signing_key SET sealed_key = set_byte(sealed_key, 0, get_byte(sealed_key, 0) # 1)"
                + " WHERE signing_key_id = ?";
        assertEquals(1, OWN.meddle(other, before.id()));
        SigningKey good = aSigningKey(State.CURRENT);
        commit(() -> store().signingKeys().add(good));
        assertEquals(1, OWN.meddle(other, before.id()));
        assertEquals(good.id(), current().id());
        SigningKey found = store().signingKeys().all().stream()
                .filter(key -> key.id().equals(before.id()))
                .findFirst()
                .orElseThrow();
        assertEquals(State.RETIRED, found.state());
        assertEquals(good.since(), found.since());
    }

    private SigningKey current() {
        return store().signingKeys().find(State.CURRENT).orElseThrow();
    }
}
