package org.vestibule.domain.app;

import java.util.List;
import java.util.Optional;

/**
 * What an app has registered for people who sign out.
 *
 * @param returns where it may have them sent back to afterwards
 * @param backChannel where it is told by the portal itself that somebody did; empty if it does not want to know
 */
public record LogoutAddresses(List<RedirectUri> returns, Optional<RedirectUri> backChannel) {

    /** None. */
    public static final LogoutAddresses NONE = new LogoutAddresses(List.of(), Optional.empty());

    /** Whether it has registered where it wants people to be sent back to. */
    public boolean returnsTo(String requested) {
        return returns.stream().anyMatch(one -> one.matches(requested));
    }
}
