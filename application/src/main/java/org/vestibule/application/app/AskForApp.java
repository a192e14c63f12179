package org.vestibule.application.app;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.act.Acts;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AppRequest;
import org.vestibule.domain.app.AuthorizationError;
import org.vestibule.domain.app.AuthorizationRequest;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.Prompt;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;

/** Decides what a browser that an app has sent here must do first: sign in, or answer; or that it cannot be asked. */
public final class AskForApp {

    private final AppRequests requests;
    private final Authenticators authenticators;
    private final Acts acts;

    public AskForApp(AppRequests requests, Authenticators authenticators, Acts acts) {
        this.requests = requests;
        this.authenticators = authenticators;
        this.acts = acts;
    }

    /** What it must do. */
    public sealed interface Result {}

    /** Sign in for this very request. */
    public record SignInFirst() implements Result {}

    /** Answer the request of this name. */
    public record Answer(UUID request) implements Result {}

    /** Nothing: the app wanted nobody to be asked (S-127). */
    public record Unasked(AuthorizationError why) implements Result {}

    /** Decides. */
    public Result ask(Optional<SignedIn> person, Client client, AuthorizationRequest request, AppQuery query) {
        boolean silent = request.asks(Prompt.NONE);
        if (person.isEmpty() || !isMet(request, person.get())) {
            return silent ? new Unasked(AuthorizationError.LOGIN_REQUIRED) : new SignInFirst();
        }
        if (silent && client.kind() != Client.Kind.TRUSTED) {
            return new Unasked(AuthorizationError.CONSENT_REQUIRED);
        }
        return new Answer(answered(person.get(), query));
    }

    private boolean isMet(AuthorizationRequest request, SignedIn person) {
        if (!request.isFor(person.account().id())) {
            return false;
        }
        boolean twoStep = authenticators.find(person.account().id()).isPresent();
        return request.isMetBy(person.session().authentication(), twoStep, acts.now());
    }

    /** Who signs in for nothing more has no second step, or none any more: of one that was turned off no app is told. */
    private UUID answered(SignedIn person, AppQuery query) {
        UUID id = acts.id();
        Instant signedIn = person.session().authentication().at();
        return acts.perform(act -> {
            requests.add(AppRequest.begin(
                    person.account().id(), id, query, new Authentication(SignInMethod.PASSWORD, signedIn), act.now()));
            return id;
        });
    }
}
