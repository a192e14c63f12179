package org.vestibule.adapters.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.LogoutAddresses;
import org.vestibule.domain.app.RedirectUri;
import picocli.CommandLine.Option;

/** Addresses of an app as they are typed, the same for one that is registered and for one that changes. */
final class ClientAddresses {

    /** Leaves none of its kind. */
    private static final String NONE = "none";

    @Option(names = "--redirect-uri", paramLabel = "URI")
    private List<String> redirectUris = List.of();

    @Option(names = "--logout-uri", paramLabel = "URI")
    private List<String> logoutUris = List.of();

    @Option(names = "--back-channel-uri", paramLabel = "URI")
    private Optional<String> backChannelUri = Optional.empty();

    /** Whether there is nothing to change by them. */
    boolean areMissing() {
        return redirectUris.isEmpty() && logoutUris.isEmpty() && backChannelUri.isEmpty();
    }

    /** The exit code, once it is said why an app may not have them; empty if it may. */
    Optional<Integer> refused(Report report, boolean confidential) {
        int most = Math.max(redirectUris.size(), logoutUris.size());
        if (most > Client.MOST_RETURNS) {
            return Optional.of(report.refused("redirect-uris-too-many", most, Client.MOST_RETURNS));
        }
        Optional<String> wrong =
                typed().filter(uri -> RedirectUri.fault(uri).isPresent()).findFirst();
        if (wrong.isPresent()) {
            RedirectUri.Fault fault = RedirectUri.fault(wrong.get()).orElseThrow();
            return Optional.of(report.refused(
                    "redirect-uri-" + Words.of(fault), TypedValues.shown(wrong.get()), RedirectUri.LONGEST));
        }
        if (!confidential) {
            return backChannel().map(uri -> report.refused("client-not-reachable"));
        }
        return read(typed())
                .filter(RedirectUri::hasOwnScheme)
                .findFirst()
                .map(own -> report.refused("redirect-uri-own-scheme", own));
    }

    List<RedirectUri> returns() {
        return read(redirectUris.stream()).distinct().toList();
    }

    LogoutAddresses logout() {
        return new LogoutAddresses(read(logoutUris.stream()).distinct().toList(), backChannel());
    }

    /** Of each kind that was typed these, of the others those that it has. */
    Client in(Client before, String name) {
        LogoutAddresses known = before.logout();
        LogoutAddresses logout = new LogoutAddresses(
                logoutUris.isEmpty() ? known.returns() : logout().returns(),
                backChannelUri.isEmpty() ? known.backChannel() : backChannel());
        return before.changed(name, redirectUris.isEmpty() ? before.returns() : returns(), logout);
    }

    private Optional<RedirectUri> backChannel() {
        return backChannelUri.flatMap(RedirectUri::parse);
    }

    private Stream<String> typed() {
        return Stream.of(redirectUris, logoutUris, backChannelUri.stream().toList())
                .flatMap(List::stream)
                .filter(Predicate.not(NONE::equals));
    }

    private static Stream<RedirectUri> read(Stream<String> typed) {
        return typed.flatMap(uri -> RedirectUri.parse(uri).stream());
    }
}
