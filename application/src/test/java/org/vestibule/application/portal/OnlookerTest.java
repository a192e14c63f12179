package org.vestibule.application.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event;
import org.vestibule.testkit.CheapMeans;
import org.vestibule.testkit.InMemoryPortal;

class OnlookerTest {

    private final List<Event.Kind> seen = new ArrayList<>();
    private final InMemoryPortal portal = new InMemoryPortal();
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
}
