package org.vestibule.application.app;

import org.vestibule.application.act.Acts;
import org.vestibule.application.grant.AppCodes;
import org.vestibule.application.grant.Grants;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;

/** Cuts an app off: what somebody granted it ends, and it is asked for again. */
public final class DisconnectApp {

    private final Consents consents;
    private final AppCodes codes;
    private final Grants grants;
    private final Acts acts;

    public DisconnectApp(Consents consents, AppCodes codes, Grants grants, Acts acts) {
        this.consents = consents;
        this.codes = codes;
        this.grants = grants;
        this.acts = acts;
    }

    /** Cuts it off; false if it was not let in. */
    public boolean disconnect(SignedIn person, ClientId client, Origin origin) {
        return acts.perform(act -> {
            codes.end(person.account().id(), client); // first, so that none becomes a grant in between
            grants.end(person.account().id(), client);
            boolean known = consents.forget(person.account().id(), client);
            if (known) {
                act.log(Event.of(person.account().id(), new AppFact.Disconnected(client), origin));
            }
            return known;
        });
    }
}
