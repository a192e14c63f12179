package org.vestibule.application.portal;

import org.vestibule.application.fence.MoveFence;
import org.vestibule.application.housekeeping.DropExpired;
import org.vestibule.application.housekeeping.ViewFigures;
import org.vestibule.application.password.CountHashCosts;

/** What is done without being asked for, for no capability alone. The one list of the use cases that do it. */
public record HousekeepingUseCases(
        DropExpired dropExpired, CountHashCosts countHashCosts, ViewFigures viewFigures, MoveFence moveFence) {

    static HousekeepingUseCases of(Store store, Means means, SharedParts parts) {
        return new HousekeepingUseCases(
                new DropExpired(
                        store.sessions(),
                        store.spentTokens(),
                        store.signIns(),
                        store.signUps(),
                        store.mailedLinks(),
                        store.invitations(),
                        store.knownBrowsers(),
                        store.attempts(),
                        store.refusals(),
                        store.transactions(),
                        means.clock()),
                new CountHashCosts(store.hashCosts(), means.hasher(), store.transactions(), means.clock()),
                new ViewFigures(store.outbox(), store.mandateWatch(), store.transactions()),
                new MoveFence(store.fence(), parts.acts()));
    }
}
