package org.vestibule.application.app;

import java.util.List;
import org.vestibule.application.session.SignedIn;

/** Lists the apps that somebody let in. */
public final class ListConnectedApps {

    private final Consents consents;

    public ListConnectedApps(Consents consents) {
        this.consents = consents;
    }

    /** All of them, the one that was used last first. */
    public List<Consents.Connected> list(SignedIn person) {
        return consents.of(person.account().id());
    }
}
