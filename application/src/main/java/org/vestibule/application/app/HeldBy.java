package org.vestibule.application.app;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.grant.Grants;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.GrantToken;

/** What an access token opens: the one way in which one is judged. */
public final class HeldBy {

    private final Grants grants;
    private final Clients clients;
    private final AppLimits limits;

    public HeldBy(Grants grants, Clients clients, AppLimits limits) {
        this.grants = grants;
        this.clients = clients;
        this.limits = limits;
    }

    /** The grant, and who gave it; empty if the token is not good, or nothing is granted any more. */
    public Optional<Grants.Held> open(String text, Instant now) {
        return GrantToken.parse(text)
                .flatMap(token -> grants.find(
                                token.body().account(), token.body().grant())
                        .filter(held -> held.grant().isAccess(token, now)
                                && !held.grant().isOver(limits, now)
                                && clients.find(held.grant().client()).isPresent()));
    }
}
