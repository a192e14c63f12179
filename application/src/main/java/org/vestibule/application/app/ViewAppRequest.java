package org.vestibule.application.app;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AppRequest;
import org.vestibule.domain.app.AuthorizationRequest;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.Prompt;

/** Shows somebody what an app asks of them. */
public final class ViewAppRequest {

    private final AppRequests requests;
    private final ReadAuthorizationRequest read;
    private final Consents consents;
    private final Clock clock;

    public ViewAppRequest(AppRequests requests, ReadAuthorizationRequest read, Consents consents, Clock clock) {
        this.requests = requests;
        this.read = read;
        this.consents = consents;
        this.clock = clock;
    }

    /** What has to be seen before the app gets its code. */
    public enum Page {
        /** None: the operator answers for the app. */
        NONE,
        /** That it is done: they let it do all this before. */
        GO_ON,
        /** Whether it may. */
        ASK
    }

    /**
     * What it asks.
     *
     * @param query the same in the app's own words
     */
    public record Asked(Client client, AuthorizationRequest request, AppQuery query, Page page) {}

    /** One of theirs that may still be answered; empty if there is none, or its app has gone. */
    public Optional<Asked> view(SignedIn person, UUID id) {
        return requests.find(person.account().id(), id, clock.instant())
                .map(AppRequest::query)
                .flatMap(query -> read.read(query) instanceof ReadAuthorizationRequest.Understood understood
                        ? Optional.of(asked(person, understood, query))
                        : Optional.empty());
    }

    private Asked asked(SignedIn person, ReadAuthorizationRequest.Understood understood, AppQuery query) {
        return new Asked(understood.client(), understood.request(), query, page(person, understood));
    }

    /** Anybody's program can say that it is a public one, so its holder sees each time which it is (RFC 8252 §8.6). */
    private Page page(SignedIn person, ReadAuthorizationRequest.Understood understood) {
        if (understood.request().asks(Prompt.CONSENT)) {
            return Page.ASK;
        }
        return switch (understood.client().kind()) {
            case TRUSTED -> Page.NONE;
            case PUBLIC -> Page.ASK;
            case CONFIDENTIAL ->
                consents.find(person.account().id(), understood.client().id())
                                .filter(given -> given.scopes()
                                        .include(understood.request().scopes()))
                                .isPresent()
                        ? Page.GO_ON
                        : Page.ASK;
        };
    }
}
