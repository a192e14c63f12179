package org.vestibule.adapters.web.app;

import java.net.URI;
import java.util.Optional;
import org.vestibule.adapters.web.http.AnyVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.signin.Errand;
import org.vestibule.adapters.web.signin.SignInHandler;
import org.vestibule.application.app.AskForApp;
import org.vestibule.application.app.ReadAuthorizationRequest;
import org.vestibule.application.app.ReadAuthorizationRequest.Understood;
import org.vestibule.application.app.ReadAuthorizationRequest.UnknownApp;
import org.vestibule.application.app.ReadAuthorizationRequest.UnknownReturn;
import org.vestibule.application.app.ReadAuthorizationRequest.Wrong;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AuthorizationError;
import org.vestibule.domain.app.Prompt;

/**
 * Where apps send people. Its page is the one for signing in, at this very address: so what the app asks for is read from
 * there each time, and has no second form that could say something else.
 */
public final class AuthorizeHandler {

    private final ReadAuthorizationRequest read;
    private final AskForApp askForApp;
    private final SignInHandler signIn;
    private final URI issuer;

    /** @param issuer as which apps know the portal */
    public AuthorizeHandler(ReadAuthorizationRequest read, AskForApp askForApp, SignInHandler signIn, URI issuer) {
        this.read = read;
        this.askForApp = askForApp;
        this.signIn = signIn;
        this.issuer = issuer;
    }

    /** Asks whoever comes to sign in, or leads them on. */
    public Reply form(AnyVisit visit) {
        return visit.asked().map(query -> form(visit, query)).orElseGet(AppRefusals::unreadable);
    }

    private Reply form(AnyVisit visit, AppQuery query) {
        ReadAuthorizationRequest.Result result = read.read(query);
        if (result instanceof Understood understood) {
            return understood(visit, query, understood);
        }
        return result instanceof Wrong wrong
                ? Reply.GoToApp.with(wrong.to(), wrong.error(), wrong.why(), issuer)
                : refused(result);
    }

    private Reply understood(AnyVisit visit, AppQuery query, Understood asked) {
        AskForApp.Result result = askForApp.ask(person(visit), asked.client(), asked.request(), query);
        if (result instanceof AskForApp.Answer answer) {
            return new Reply.GoTo(Paths.CONSENT.of(answer.request()));
        }
        return result instanceof AskForApp.Unasked unasked
                ? Reply.GoToApp.with(asked.request().returns(), unasked.why(), why(unasked.why()), issuer)
                : signIn.form(visit, errand(visit, query, asked));
    }

    /** Takes what they sign in with. */
    public Reply submit(AnyVisit visit) {
        return visit.asked().map(query -> submit(visit, query)).orElseGet(AppRefusals::unreadable);
    }

    private Reply submit(AnyVisit visit, AppQuery query) {
        ReadAuthorizationRequest.Result result = read.read(query);
        if (result instanceof Understood understood && !understood.request().asks(Prompt.NONE)) {
            return signIn.submit(visit, errand(visit, query, understood));
        }
        return refused(result);
    }

    /** Unless both the app and where it wants people back are known, nobody is sent there (S-120). */
    private static Reply refused(ReadAuthorizationRequest.Result result) {
        if (result instanceof UnknownApp) {
            return AppRefusals.unknown();
        }
        return result instanceof UnknownReturn unknown
                ? AppRefusals.returnNotRegistered(unknown.client())
                : AppRefusals.over(); // no form was shown for it
    }

    private static Errand errand(AnyVisit visit, AppQuery query, Understood asked) {
        return Errand.app(asked.client(), asked.request(), query, person(visit));
    }

    private static Optional<SignedIn> person(AnyVisit visit) {
        return visit.signed().map(SignedVisit::signedIn);
    }

    /** For whoever made the app. */
    private static String why(AuthorizationError error) {
        return error == AuthorizationError.LOGIN_REQUIRED
                ? "somebody has to sign in, which prompt=none forbids"
                : "somebody has to be asked, which prompt=none forbids";
    }
}
