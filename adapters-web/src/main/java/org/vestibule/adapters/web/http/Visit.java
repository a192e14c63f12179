package org.vestibule.adapters.web.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.signin.PendingSignIn;
import org.vestibule.domain.token.BearerToken;

/**
 * A request as handlers see it, once everything that holds for all routes was checked.
 *
 * @param token the segment of the path that stands for {@code {token}}
 * @param wanted where whoever signs in wants to go
 * @param borne what the browser bears to be known by
 */
public record Visit(
        String token,
        Map<String, String> form,
        Map<String, String> query,
        ReturnTarget wanted,
        List<BearerToken> borne,
        Origin origin,
        @Nullable PendingSignIn pending,
        @Nullable SignedIn person) {

    /** What was typed into a field; empty if nothing was. */
    public String field(String name) {
        return form.getOrDefault(name, "");
    }

    /** A parameter of the address. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** The sign-in whose second step is due, on a route that needs one. */
    public AwaitingSecondStep awaitingSecondStep() {
        return required(pending instanceof AwaitingSecondStep awaiting ? awaiting : null);
    }

    /** The sign-in that is complete once another password is chosen, on a route that needs one. */
    public AwaitingNewPassword awaitingNewPassword() {
        return required(pending instanceof AwaitingNewPassword awaiting ? awaiting : null);
    }

    /** Who is signed in, on a route that needs somebody. */
    public SignedIn signedIn() {
        return required(person);
    }

    private static <T> T required(@Nullable T state) {
        if (state == null) {
            throw new IllegalStateException("The route table does not ask for this");
        }
        return state;
    }
}
