package org.vestibule.domain.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why an app may not have addresses each of which is one that some app may have ({@link RedirectUri#fault}). */
public sealed interface AddressFault {

    /** People could never come back to it, and it runs on no device either. */
    record ReturnsMissing() implements AddressFault {}

    /**
     * More than {@link Client#MOST_RETURNS} of a kind.
     *
     * @param count so many
     */
    record TooMany(int count) implements AddressFault {}

    /** It wants to be told by the portal, and runs where the portal does not reach it. */
    record NotReachable() implements AddressFault {}

    /**
     * It keeps a secret, and one of its addresses leads to an app on people's own devices.
     *
     * @param address has a scheme of its own
     */
    record OwnScheme(RedirectUri address) implements AddressFault {}

    /** Why an app of this kind may not have these; empty if it may. */
    static Optional<AddressFault> of(
            Client.Kind kind, List<RedirectUri> returns, boolean devices, LogoutAddresses logout) {
        if (returns.isEmpty() && !devices) {
            return Optional.of(new ReturnsMissing());
        }
        int most = Math.max(returns.size(), logout.returns().size());
        if (most > Client.MOST_RETURNS) {
            return Optional.of(new TooMany(most));
        }
        if (kind == Client.Kind.PUBLIC) {
            return logout.backChannel().map(told -> new NotReachable());
        }
        return Stream.of(
                        returns, logout.returns(), logout.backChannel().stream().toList())
                .flatMap(List::stream)
                .filter(RedirectUri::hasOwnScheme)
                .findFirst()
                .map(OwnScheme::new);
    }
}
