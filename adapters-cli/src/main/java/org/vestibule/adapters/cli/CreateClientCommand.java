package org.vestibule.adapters.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vestibule.application.app.CreateClient;
import org.vestibule.application.app.FindClient;
import org.vestibule.domain.app.Client;
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
        if (redirectUris.size() > Client.MOST_RETURNS) {
            return context.report().refused("redirect-uris-too-many", redirectUris.size(), Client.MOST_RETURNS);
        }
        Optional<RedirectUri.Fault> wrong = redirectUris.stream()
                .flatMap(typed -> RedirectUri.fault(typed).stream())
                .findFirst();
        return wrong.isPresent() ? refused(wrong.get()) : register(read());
    }

    private int refused(RedirectUri.Fault fault) {
        String typed = redirectUris.stream()
                .filter(uri -> RedirectUri.fault(uri).isPresent())
                .findFirst()
                .orElseThrow();
        return context.report()
                .refused("redirect-uri-" + Words.of(fault), TypedValues.shown(typed), RedirectUri.LONGEST);
    }

    private List<RedirectUri> read() {
        return redirectUris.stream()
                .flatMap(typed -> RedirectUri.parse(typed).stream())
                .distinct()
                .toList();
    }

    private int register(List<RedirectUri> returns) {
        Optional<RedirectUri> own =
                returns.stream().filter(RedirectUri::hasOwnScheme).findFirst();
        if (confidential && own.isPresent()) {
            return context.report().refused("redirect-uri-own-scheme", own.get());
        }
        return context.ask(portal -> register(portal, returns));
    }

    private int register(Program.UseCases portal, List<RedirectUri> returns) {
        String called = Line.of(name);
        if (!sameName && !(portal.findClient().find(called) instanceof FindClient.Unknown)) {
            return context.report().refused("client-name-taken", called);
        }
        CreateClient.Created created = portal.changes().createClient().create(called, kind(), returns, device);
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
