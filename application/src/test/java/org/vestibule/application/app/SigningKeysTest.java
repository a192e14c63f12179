package org.vestibule.application.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        assertEquals(next.id(), rotated().id());

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
        SigningKey current = rotated();
        assertEquals(State.CURRENT, current.state());
        assertEquals(List.of(), ids(view.view(), State.RETIRED));
        assertEquals(0, portal.store.auditTrail().count(AccountId.NOBODY, Event.Kind.SIGNING_KEY_ROTATED));
    }

    /** Two operators at once: the keys go on by one. */
    @Test
    void of_two_who_rotate_them_at_once_one_does() {
        SigningKey next = in(view.view(), State.NEXT).get(0);
        portal.clock.advance(SigningKey.TOLD_AHEAD);
        store.beforeNextTransaction(this::rotated);
        assertInstanceOf(RotateSigningKeys.TooSoon.class, rotate.rotate());
        assertEquals(List.of(next.id()), ids(view.view(), State.CURRENT));
        assertEquals(3, view.view().size());
    }

    /** What signs has been told of for so long that every app has heard of it, and every node (S-129). */
    @Test
    void none_signs_that_apps_may_not_have_heard_of() {
        SigningKey current = in(view.view(), State.CURRENT).get(0);
        Instant from = portal.clock.instant().plus(SigningKey.TOLD_AHEAD);
        portal.clock.set(from.minusMillis(1));
        assertEquals(new RotateSigningKeys.TooSoon(current, from), rotate.rotate());
        portal.clock.set(from);
        SigningKey next = in(view.view(), State.NEXT).get(0);
        assertEquals(next.id(), rotated().id());
        assertEquals(
                from.plus(SigningKey.TOLD_AHEAD),
                assertInstanceOf(RotateSigningKeys.TooSoon.class, rotate.rotate())
                        .from());
        assertEquals(1, portal.store.auditTrail().count(AccountId.NOBODY, Event.Kind.SIGNING_KEY_ROTATED));
    }

    /** S-129, I5. */
    @Test
    void the_next_signs_in_the_place_of_one_that_does_not_open() {
        List<SigningKey> before = view.view();
        store.signingKeys().close(in(before, State.CURRENT).get(0).id());
        List<SigningKey> after = view.view();
        assertEquals(ids(before, State.NEXT), ids(after, State.CURRENT));
        assertEquals(1, in(after, State.NEXT).size());
        assertEquals(after, view.view());
        assertEquals(1, portal.store.auditTrail().count(AccountId.NOBODY, Event.Kind.SIGNING_KEY_ROTATED));
    }

    @Test
    void where_none_opens_others_are_made() {
        view.view().forEach(key -> store.signingKeys().close(key.id()));
        List<SigningKey> after = view.view();
        assertEquals(1, in(after, State.CURRENT).size());
        assertEquals(1, in(after, State.NEXT).size());
        assertEquals(1, portal.store.auditTrail().count(AccountId.NOBODY, Event.Kind.SIGNING_KEY_ROTATED));
    }

    @Test
    void a_next_one_that_does_not_open_never_signs() {
        List<SigningKey> before = view.view();
        store.signingKeys().close(in(before, State.NEXT).get(0).id());
        portal.clock.advance(SigningKey.TOLD_AHEAD);
        assertInstanceOf(RotateSigningKeys.TooSoon.class, rotate.rotate());
        assertEquals(ids(before, State.CURRENT), ids(view.view(), State.CURRENT));
        portal.clock.advance(SigningKey.TOLD_AHEAD);
        rotated();
    }

    private SigningKey rotated() {
        return assertInstanceOf(RotateSigningKeys.Rotated.class, rotate.rotate())
                .signs();
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
