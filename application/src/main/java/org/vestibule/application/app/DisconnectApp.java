package org.vestibule.application.app;

import org.vestibule.application.act.Acts;
import org.vestibule.application.grant.AppCodes;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.application.grant.DeviceRequests;
import org.vestibule.application.grant.Grants;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;

/**
 * Cuts an app off: what somebody granted it ends, and it is asked for again. Their account is locked, as by whoever lets it in.
 */
public final class DisconnectApp {

    private final Credentials credentials;
    private final AppRequests requests;
    private final Consents consents;
    private final AppCodes codes;
    private final DeviceRequests devices;
    private final Grants grants;
    private final Acts acts;

    public DisconnectApp(
            Credentials credentials,
            AppRequests requests,
            Consents consents,
            AppCodes codes,
            DeviceRequests devices,
            Grants grants,
            Acts acts) {
        this.credentials = credentials;
        this.requests = requests;
        this.consents = consents;
        this.codes = codes;
        this.devices = devices;
        this.grants = grants;
        this.acts = acts;
    }

    /** Cuts it off; false if it was not let in. */
    public boolean disconnect(SignedIn person, ClientId client, Origin origin) {
        return acts.locking(() -> credentials.lock(person.account().id()), (act, held) -> {
            requests.endAll(person.account().id()); // of any app: a page that is open may go on without asking
            codes.end(person.account().id(), client); // before grants, so that none becomes one in between
            devices.takeBack(person.account().id(), client);
            grants.end(person.account().id(), client);
            boolean known = consents.forget(person.account().id(), client);
            if (known) {
                act.log(Event.of(person.account().id(), new AppFact.Disconnected(client), origin));
            }
            return known;
        });
    }
}
