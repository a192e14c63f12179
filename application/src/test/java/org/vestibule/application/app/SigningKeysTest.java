package org.vestibule.application.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.app.SigningKey.State;
import org.vestibule.domain.audit.Event;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.SettableClock;

/** The keys that sign: one does, one is next and published ahead, one did and is good still (S-129). */
class SigningKeysTest {

    private final MeddledStore store = new MeddledStore();
    private final InMemoryPortal portal = new InMemoryPortal(new SettableClock(), store);
    private final ViewSigningKeys view = portal.useCases.app().viewSigningKeys();
    private final RotateSigningKeys rotate = portal.useCases.app().rotateSigningKeys();

    @Test
    void they_are_made_once() {
        ListSigningKeys list = portal.useCases.app().listSigningKeys();
        assertEquals(List.of(), list.list());
        List<SigningKey> made = view.view();
        assertEquals(1, in(made, State.CURRENT).size());
        assertEquals(1, in(made, State.NEXT).size());
        assertEquals(made, view.view());
        assertEquals(made, list.list());
    }

    @Test
    void of_two_nodes_that_make_them_one_does() {
        store.beforeNextTransaction(view::view);
        List<SigningKey> made = view.view();
        assertEquals(2, made.size());
        assertEquals(made, view.view());
    }

    @Test
    void the_next_signs_and_the_one_before_stays_for_a_day() {
        List<SigningKey> before = view.view();
        SigningKey signed = in(before, State.CURRENT).get(0);
        SigningKey next = in(before, State.NEXT).get(0);
        portal.clock.advance(Duration.ofDays(30));
        assertEquals(Optional.of(next.id()), rotate.rotate().map(SigningKey::id));

        List<SigningKey> after = view.view();
        assertEquals(List.of(next.id()), ids(after, State.CURRENT));
        assertEquals(List.of(signed.id()), ids(after, State.RETIRED));
        assertEquals(1, in(after, State.NEXT).size());
        assertEquals(1, portal.store.auditTrail().count(AccountId.NOBODY, Event.Kind.SIGNING_KEY_ROTATED));

        portal.clock.advance(Duration.ofHours(24).minusSeconds(1));
        drop();
        assertEquals(List.of(signed.id()), ids(view.view(), State.RETIRED));
        portal.clock.advance(Duration.ofSeconds(2));
        drop();
        assertEquals(List.of(), ids(view.view(), State.RETIRED));
    }

    @Test
    void where_there_are_none_they_are_made_and_none_retires() {
        SigningKey current = rotate.rotate().orElseThrow();
        assertEquals(State.CURRENT, current.state());
        assertEquals(List.of(), ids(view.view(), State.RETIRED));
        assertEquals(0, portal.store.auditTrail().count(AccountId.NOBODY, Event.Kind.SIGNING_KEY_ROTATED));
    }

    /** Two operators at once: the keys go on by one. */
    @Test
    void of_two_who_rotate_them_at_once_one_does() {
        SigningKey next = in(view.view(), State.NEXT).get(0);
        store.beforeNextTransaction(() -> assertTrue(rotate.rotate().isPresent()));
        assertEquals(Optional.empty(), rotate.rotate());
        assertEquals(List.of(next.id()), ids(view.view(), State.CURRENT));
        assertEquals(3, view.view().size());
    }

    private void drop() {
        portal.useCases.housekeeping().dropExpired().drop();
    }

    private static List<SigningKey> in(List<SigningKey> all, State state) {
        return all.stream().filter(key -> key.state() == state).toList();
    }

    private static List<UUID> ids(List<SigningKey> all, State state) {
        return in(all, state).stream().map(SigningKey::id).toList();
    }
}
