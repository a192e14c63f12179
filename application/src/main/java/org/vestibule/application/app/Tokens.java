package org.vestibule.application.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.computer.License;

/**
 * What an app is given.
 *
 * @param access to ask for something with
 * @param refresh to get the next ones with; empty if it may not do without whoever signed in
 * @param life how long the first is good
 */
public record Tokens(GrantToken access, Optional<GrantToken> refresh, Scopes scopes, Duration life) {

    /** All that a computer may do. */
    public static final Scopes LICENSED = new Scopes(Set.of(Scope.LICENSE));

    /** Those of a computer after so many refreshes. */
    public static Tokens of(License license, long count, AppLimits limits, Instant now) {
        return new Tokens(
                license.access(limits.access(), now), Optional.of(license.refresh(count)), LICENSED, limits.access());
    }

    /** The first ones of a grant. */
    public static Tokens first(Grant grant, AppLimits limits, Instant now) {
        return new Tokens(
                grant.access(limits, now),
                grant.scopes().has(Scope.OFFLINE_ACCESS) ? Optional.of(grant.refresh(0)) : Optional.empty(),
                grant.scopes(),
                limits.access());
    }
}
