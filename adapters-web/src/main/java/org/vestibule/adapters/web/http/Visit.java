package org.vestibule.adapters.web.http;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.signin.AwaitingSecondStep;

/**
 * A request as handlers see it, once everything that holds for all routes was checked.
 *
 * @param token the segment of the path that stands for {@code {token}}
 */
public record Visit(
        String token,
        Map<String, String> form,
        Map<String, String> query,
        Origin origin,
        @Nullable AwaitingSecondStep pending,
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
        return required(pending);
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
