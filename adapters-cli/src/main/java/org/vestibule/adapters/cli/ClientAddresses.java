package org.vestibule.adapters.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vestibule.domain.app.AddressFault;
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

    /** The exit code, once it is said why one of them is no address for any app; empty if each is one for some. */
    Optional<Integer> malformed(Report report) {
        return typed().filter(uri -> RedirectUri.fault(uri).isPresent())
                .findFirst()
                .map(wrong -> report.refused(
                        "redirect-uri-" + Words.of(RedirectUri.fault(wrong).orElseThrow()),
                        TypedValues.shown(wrong),
                        RedirectUri.LONGEST));
    }

    /** The exit code, once it is said why an app may not have them together. */
    static int refused(Report report, AddressFault fault) {
        if (fault instanceof AddressFault.TooMany many) {
            return report.refused("redirect-uris-too-many", many.count(), Client.MOST_RETURNS);
        }
        if (fault instanceof AddressFault.OwnScheme own) {
            return report.refused(
                    "redirect-uri-own-scheme", TypedValues.shown(own.address().text()));
        }
        return report.refused(
                fault instanceof AddressFault.NotReachable ? "client-not-reachable" : "redirect-uri-missing");
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
