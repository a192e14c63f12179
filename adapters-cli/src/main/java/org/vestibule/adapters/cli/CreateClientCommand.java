package org.vestibule.adapters.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.vestibule.application.app.CreateClient;
import org.vestibule.application.app.FindClient;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.LogoutAddresses;
import org.vestibule.domain.app.RedirectUri;
import org.vestibule.domain.text.Line;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vestibule client create}. */
@Command(name = "create")
final class CreateClientCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "name")
    private String name = "";

    @Option(names = "--redirect-uri", paramLabel = "URI")
    private List<String> redirectUris = List.of();

    @Option(names = "--logout-uri", paramLabel = "URI")
    private List<String> logoutUris = List.of();

    @Option(names = "--back-channel-uri", paramLabel = "URI")
    private Optional<String> backChannelUri = Optional.empty();

    @Option(names = "--device")
    private boolean device;

    @Option(names = "--confidential")
    private boolean confidential;

    @Option(names = "--trusted")
    private boolean trusted;

    @Option(names = "--same-name")
    private boolean sameName;

    CreateClientCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<Line.Fault> fault = Line.fault(name, Client.LONGEST_NAME);
        if (fault.isPresent()) {
            return context.refused(fault.get(), name, Client.LONGEST_NAME, "client-name-missing");
        }
        if (trusted && !confidential) {
            return context.report().refused("client-not-confidential");
        }
        if (redirectUris.isEmpty() && !device) {
            return context.report().refused("redirect-uri-missing");
        }
        if (backChannelUri.isPresent() && !confidential) {
            return context.report().refused("client-not-reachable");
        }
        int most = Math.max(redirectUris.size(), logoutUris.size());
        if (most > Client.MOST_RETURNS) {
            return context.report().refused("redirect-uris-too-many", most, Client.MOST_RETURNS);
        }
        return typed().filter(uri -> RedirectUri.fault(uri).isPresent())
                .findFirst()
                .map(wrong -> refused(wrong, RedirectUri.fault(wrong).orElseThrow()))
                .orElseGet(this::register);
    }

    private Stream<String> typed() {
        return Stream.of(redirectUris, logoutUris, backChannelUri.stream().toList())
                .flatMap(List::stream);
    }

    private int refused(String typed, RedirectUri.Fault fault) {
        return context.report()
                .refused("redirect-uri-" + Words.of(fault), TypedValues.shown(typed), RedirectUri.LONGEST);
    }

    private static List<RedirectUri> read(List<String> uris) {
        return uris.stream()
                .flatMap(typed -> RedirectUri.parse(typed).stream())
                .distinct()
                .toList();
    }

    private int register() {
        Optional<RedirectUri> own = read(typed().toList()).stream()
                .filter(RedirectUri::hasOwnScheme)
                .findFirst();
        if (confidential && own.isPresent()) {
            return context.report().refused("redirect-uri-own-scheme", own.get());
        }
        return context.ask(this::register);
    }

    private int register(Program.UseCases portal) {
        String called = Line.of(name);
        if (!sameName && !(portal.findClient().find(called) instanceof FindClient.Unknown)) {
            return context.report().refused("client-name-taken", called);
        }
        LogoutAddresses logout = new LogoutAddresses(read(logoutUris), backChannelUri.flatMap(RedirectUri::parse));
        CreateClient.Created created =
                portal.changes().createClient().create(called, kind(), read(redirectUris), device, logout);
        context.log("client create", created.client());
        return context.report().answered(ClientFields.of(created), new ClientTexts(context.messages()).of(created));
    }

    private Client.Kind kind() {
        if (trusted) {
            return Client.Kind.TRUSTED;
        }
        return confidential ? Client.Kind.CONFIDENTIAL : Client.Kind.PUBLIC;
    }
}
