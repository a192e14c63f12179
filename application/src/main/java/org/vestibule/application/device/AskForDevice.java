package org.vestibule.application.device;

import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.act.Acts;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.domain.app.AppRequest;
import org.vestibule.domain.app.DeviceQuery;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;

/** Decides whether somebody with a device before them must sign in for it, as all do who have 2-step verification. */
public final class AskForDevice {

    private final AppRequests requests;
    private final Authenticators authenticators;
    private final Acts acts;

    public AskForDevice(AppRequests requests, Authenticators authenticators, Acts acts) {
        this.requests = requests;
        this.authenticators = authenticators;
        this.acts = acts;
    }

    /** What they are to answer; empty if they must sign in first. */
    public Optional<UUID> ask(Optional<SignedIn> person, DeviceQuery query) {
        return person.filter(one -> authenticators.find(one.account().id()).isEmpty())
                .map(one -> answered(one, query));
    }

    private UUID answered(SignedIn person, DeviceQuery query) {
        UUID id = acts.id();
        Authentication signedIn = new Authentication(
                SignInMethod.PASSWORD, person.session().authentication().at());
        return acts.perform(act -> {
            requests.add(AppRequest.begin(person.account().id(), id, query.text(), signedIn, act.now()));
            return id;
        });
    }
}
