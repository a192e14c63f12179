package org.vestibule.application.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.grant.Grants;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.app.Scopes;

/** Tells an app of whoever signed in to it, as it is at that moment. */
public final class ViewUserInfo {

    private final HeldBy heldBy;
    private final ListMyTeams teams;
    private final Clock clock;

    public ViewUserInfo(HeldBy heldBy, ListMyTeams teams, Clock clock) {
        this.heldBy = heldBy;
        this.teams = teams;
        this.clock = clock;
    }

    /**
     * What it may know.
     *
     * @param scopes of what
     * @param places their teams, if it may know those
     */
    public record UserInfo(Account account, Scopes scopes, List<Place> places) {}

    /** What a token opens; empty if it is not good, or nothing is granted any more. */
    public Optional<UserInfo> view(String text) {
        Instant now = clock.instant();
        return heldBy.open(text, now).map(held -> info(held, now));
    }

    private UserInfo info(Grants.Held held, Instant now) {
        Scopes scopes = held.grant().scopes();
        return new UserInfo(
                held.holder(),
                scopes,
                scopes.has(Scope.TEAMS) ? teams.list(held.grant().account(), now) : List.of());
    }
}
