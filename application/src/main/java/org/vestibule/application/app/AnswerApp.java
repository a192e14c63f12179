package org.vestibule.application.app;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.grant.AppCodes;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.application.password.Credential;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.app.AppCode;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AppRequest;
import org.vestibule.domain.app.AuthorizationError;
import org.vestibule.domain.app.AuthorizationRequest;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.Redeemer;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.token.BearerToken;

/** Answers a request of an app, once: with a code, or that it may not. */
public final class AnswerApp {

    private final AppRequests requests;
    private final ReadAuthorizationRequest read;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Consents consents;
    private final AppCodes codes;
    private final URI issuer;
    private final Acts acts;

    /** @param issuer the public address of the portal */
    public AnswerApp(
            AppRequests requests,
            ReadAuthorizationRequest read,
            Credentials credentials,
            Sessions sessions,
            Consents consents,
            AppCodes codes,
            URI issuer,
            Acts acts) {
        this.requests = requests;
        this.read = read;
        this.credentials = credentials;
        this.sessions = sessions;
        this.consents = consents;
        this.codes = codes;
        this.issuer = issuer;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** Back to the app. */
    public record GoBack(Client client, URI to) implements Result {
        /** Has the code in it. */
        @Override
        public String toString() {
            return "GoBack[" + client.id() + "]";
        }
    }

    /** They turned 2-step verification on in between, and so sign in once more, by it. */
    public record SignInAgain(AppQuery query) implements Result {}

    /** It was answered before, has expired, or its app has gone; or whoever answers was signed out that moment. */
    public record Over() implements Result {}

    /** Answers. */
    public Result answer(SignedIn person, UUID id, boolean allowed, Origin origin) {
        BearerToken code = acts.token(person.account().id().value());
        GrantId grant = new GrantId(acts.id());
        return acts.locking(
                () -> credentials.lock(person.account().id()),
                (act, credential) -> taken(person, id, act)
                        .map(request -> answer(person, request, credential, allowed, code, grant, act, origin))
                        .orElseGet(Over::new));
    }

    /** What ends sessions ends grants: so none comes of one that was ended while the account was waited for. */
    private Optional<AppRequest> taken(SignedIn person, UUID id, Act act) {
        return sessions.lock(person.session()) ? requests.take(person.account().id(), id, act.now()) : Optional.empty();
    }

    private Result answer(
            SignedIn person,
            AppRequest asked,
            Optional<Credential> credential,
            boolean allowed,
            BearerToken token,
            GrantId grant,
            Act act,
            Origin origin) {
        if (!(read.read(asked.query()) instanceof ReadAuthorizationRequest.Understood understood)) {
            return new Over();
        }
        Client client = understood.client();
        AuthorizationRequest request = understood.request();
        if (!allowed) {
            act.log(Event.of(asked.account(), new AppFact.Refused(client.id()), origin));
            return new GoBack(
                    client, request.returns().with(AuthorizationError.ACCESS_DENIED, "it was not allowed", issuer));
        }
        if (!request.isFor(asked.account())) {
            return new GoBack(
                    client,
                    request.returns().with(AuthorizationError.LOGIN_REQUIRED, "somebody else has signed in", issuer));
        }
        if (asked.lacksStep(credential.filter(Credential::secondStepDue).isPresent())) {
            return new SignInAgain(asked.query());
        }
        consents.note(asked.account(), client.id(), request.scopes(), act.now());
        codes.add(new AppCode(
                asked.account(),
                token.digest(),
                grant,
                new Redeemer(client.id(), request.returns().uri(), request.challenge()),
                request.scopes(),
                request.nonce(),
                asked.authentication(),
                person.session().browser(),
                act.now().plus(AppCode.LIFETIME)));
        act.log(Event.of(asked.account(), new AppFact.Allowed(client.id(), grant), origin));
        return new GoBack(client, request.returns().with(token.text(), issuer));
    }
}
