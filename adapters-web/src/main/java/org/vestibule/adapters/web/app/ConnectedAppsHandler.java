package org.vestibule.adapters.web.app;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Afterword;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.proof.ConfirmHandler;
import org.vestibule.application.app.DisconnectApp;
import org.vestibule.application.app.ListConnectedApps;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.Client;

/** The apps that somebody let in, and cutting one off. */
public final class ConnectedAppsHandler {

    private final ListConnectedApps listConnectedApps;
    private final DisconnectApp disconnectApp;
    private final ConfirmHandler confirm;
    private final AppLimits limits;
    private final Clock clock;

    public ConnectedAppsHandler(
            ListConnectedApps listConnectedApps,
            DisconnectApp disconnectApp,
            ConfirmHandler confirm,
            AppLimits limits,
            Clock clock) {
        this.listConnectedApps = listConnectedApps;
        this.disconnectApp = disconnectApp;
        this.confirm = confirm;
        this.limits = limits;
        this.clock = clock;
    }

    record ConnectedAppsPage(@Nullable Box notice, ConnectedApps apps) {}

    /** As a part of a page, too. */
    public ConnectedApps of(SignedVisit visit) {
        return ConnectedApps.of(listConnectedApps.list(visit.signedIn()), limits, clock.instant());
    }

    /** Shows them alone. */
    public Reply show(SignedVisit visit) {
        return Reply.show(Page.of(
                Page.Tab.SECURITY,
                "app/connected-apps",
                new ConnectedAppsPage(
                        visit.afterword().flatMap(ConnectedAppsHandler::done).orElse(null), of(visit))));
    }

    private static Optional<Box> done(Afterword word) {
        return word.what() == Outcome.APP_DISCONNECTED
                ? Optional.of(Box.good(
                        Texts.format("apps.disconnected", word.words().get(0)),
                        Texts.text("apps.disconnected.sentence")))
                : Optional.empty();
    }

    /** To the list, for whoever comes back to the address of a form. */
    public Reply toList(SignedVisit visit) {
        return new Reply.GoTo(Paths.CONNECTED_APPS);
    }

    /** Cuts one off, with a fresh proof (PRODUCT E); of one that is not there the list tells enough. */
    public Reply disconnect(SignedVisit visit) {
        return listConnectedApps.list(visit.signedIn()).stream()
                .map(app -> app.client())
                .filter(client -> client.id().equals(visit.client()))
                .findFirst()
                .map(client -> confirm.before("disconnect", client.name(), visit, proof -> disconnect(visit, client)))
                .orElseGet(() -> toList(visit));
    }

    private Reply disconnect(SignedVisit visit, Client client) {
        return disconnectApp.disconnect(visit.signedIn(), client.id(), visit.origin())
                ? new Reply.GoAndTell(Paths.CONNECTED_APPS, Afterword.of(Outcome.APP_DISCONNECTED, client.name()))
                : toList(visit);
    }
}
