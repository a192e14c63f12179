package org.vestibule.adapters.web.app;

import java.util.Optional;
import org.vestibule.adapters.web.http.AnyVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.signin.Errand;
import org.vestibule.adapters.web.signin.SignInHandler;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.app.DeviceQuery;
import org.vestibule.domain.app.UserCode;

/** Where devices without a browser send people, who type the address or open a link: they sign in for that. */
public final class DeviceHandler {

    private final SignInHandler signIn;

    public DeviceHandler(SignInHandler signIn) {
        this.signIn = signIn;
    }

    /** Asks whoever comes to sign in, signed in or not: what is granted by it outlasts their session. */
    public Reply form(AnyVisit visit) {
        return signIn.form(visit, Errand.device(query(visit), person(visit)));
    }

    /** Takes what they sign in with. */
    public Reply submit(AnyVisit visit) {
        return signIn.submit(visit, Errand.device(query(visit), person(visit)));
    }

    /** What a link has that can be no code counts for nothing: they type it. */
    private static DeviceQuery query(AnyVisit visit) {
        return new DeviceQuery(visit.parameter("user_code").flatMap(UserCode::parse), false);
    }

    private static Optional<SignedIn> person(AnyVisit visit) {
        return visit.signed().map(SignedVisit::signedIn);
    }
}
