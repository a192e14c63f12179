package org.vestibule.adapters.web.signin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Asking;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AuthorizationRequest;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.DeviceQuery;
import org.vestibule.domain.app.Prompt;

/**
 * What somebody signs in for: the portal itself, an app that has sent them, or a device that they have before them.
 *
 * @param title of the page
 * @param lead what to know first; null if nothing
 * @param email with which they probably do
 * @param form where it is
 * @param app what the app asked for, or the device in its place
 */
public record Errand(
        String title, @Nullable String lead, Optional<EmailAddress> email, Path form, Optional<AppQuery> app) {

    /** To the portal itself. */
    static Errand portal(Visit visit) {
        return new Errand(
                Texts.text("signin.title"),
                null,
                Optional.empty(),
                visit.wanted().along(Paths.SIGN_IN),
                Optional.empty());
    }

    /**
     * To an app.
     *
     * @param person who is signed in to the portal
     */
    public static Errand app(Client client, AuthorizationRequest request, AppQuery query, Optional<SignedIn> person) {
        Optional<EmailAddress> here = person.map(one -> one.account().email());
        return new Errand(
                Texts.format("signin.app.title", client.name()),
                here.map(email -> Texts.format("signin.app.signed-in", email.written(), client.name()))
                        .orElse(null),
                request.loginHint()
                        .flatMap(EmailAddress::parse)
                        .or(() -> here.filter(email -> !request.asks(Prompt.SELECT_ACCOUNT))),
                Paths.AUTHORIZE.of(query),
                Optional.of(query));
    }

    /**
     * To a device.
     *
     * @param person who is signed in to the portal
     */
    public static Errand device(DeviceQuery query, Optional<SignedIn> person) {
        Optional<EmailAddress> here = person.map(one -> one.account().email());
        return new Errand(
                Texts.text("signin.device.title"),
                here.map(email -> Texts.format("signin.device.signed-in", email.written()))
                        .orElse(null),
                here,
                Asking.signIn(query),
                Optional.of(query.text()));
    }

    /** A step of it, carrying along where it leads; to an app or a device, the sign-in itself knows. */
    Path step(Visit visit, Path step) {
        return app.isPresent() ? step : visit.wanted().along(step);
    }
}
