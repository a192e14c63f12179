package org.vestibule.application.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event;
import org.vestibule.testkit.CheapMeans;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.SettableClock;

class OnlookerTest {

    private final List<Event.Kind> seen = new ArrayList<>();
    private final MeddledStore store = new MeddledStore();
    private final InMemoryPortal portal = new InMemoryPortal(new SettableClock(), store);
    private final Capabilities watched =
            Capabilities.of(portal.store, CheapMeans.with(portal.means, event -> seen.add(event.kind())));

    @Test
    void an_onlooker_sees_what_is_written_into_the_log() {
        Account ada = portal.account("ada@example.com");
        watched.signIn()
                .signIn()
                .signIn(ada.email(), InMemoryPortal.PASSWORD, List.of(), Optional.empty(), InMemoryPortal.ORIGIN);
        watched.signIn()
                .signIn()
                .signIn(
                        ada.email(),
                        InMemoryPortal.password("not this one"),
                        List.of(),
                        Optional.empty(),
                        InMemoryPortal.ORIGIN);
        assertEquals(List.of(Event.Kind.SIGNED_IN_WITH_PASSWORD, Event.Kind.PASSWORD_REFUSED), seen);
        seen.forEach(kind -> assertEquals(1, portal.store.auditTrail().count(ada.id(), kind)));
    }

    /** Nor is anything shown twice of a body that is begun again. */
    @Test
    void what_is_taken_back_is_not_shown() {
        Account ada = portal.account("ada@example.com");
        store.rollBackNextTransaction();
        assertThrows(
                StoreUnavailable.class,
                () -> watched.recovery().requestPasswordReset().request(ada.email(), List.of(), InMemoryPortal.ORIGIN));
        assertEquals(List.of(), seen);
        watched.recovery().requestPasswordReset().request(ada.email(), List.of(), InMemoryPortal.ORIGIN);
        assertEquals(List.of(Event.Kind.PASSWORD_MAIL_REQUESTED), seen);
    }
}
