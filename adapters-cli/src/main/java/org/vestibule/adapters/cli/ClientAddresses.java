package org.vestibule.adapters.cli;

import static java.util.stream.Collectors.joining;

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

    /** The exit code, once it is said why one of them is no address for any app; empty if each is. */
    Optional<Integer> refused(Report report) {
        return typed().filter(uri -> RedirectUri.fault(uri).isPresent())
                .findFirst()
                .map(wrong -> report.refused(
                        "redirect-uri-" + Words.of(RedirectUri.fault(wrong).orElseThrow()),
                        TypedValues.shown(wrong),
                        RedirectUri.LONGEST));
    }

    /** Says why no app may be as one would be with them. */
    int refused(Report report, Client.Fault fault) {
        return switch (fault) {
            case RETURNS_MISSING -> report.refused("redirect-uri-missing");
            case RETURNS_TOO_MANY ->
                report.refused(
                        "redirect-uris-too-many",
                        Math.max(returns().size(), logout().returns().size()),
                        Client.MOST_RETURNS);
            case NOT_REACHABLE -> report.refused("client-not-reachable");
            case OWN_SCHEME ->
                report.refused(
                        "redirect-uri-own-scheme",
                        read(typed())
                                .filter(RedirectUri::hasOwnScheme)
                                .map(RedirectUri::text)
                                .collect(joining(", ")));
        };
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
