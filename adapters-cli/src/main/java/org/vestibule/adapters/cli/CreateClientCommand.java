package org.vestibule.adapters.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.vestibule.application.app.CreateClient;
import org.vestibule.application.app.FindClient;
import org.vestibule.domain.app.AddressFault;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.text.Line;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vestibule client create}. */
@Command(name = "create")
final class CreateClientCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "name")
    private String name = "";

    @Mixin
    private ClientAddresses addresses = new ClientAddresses();

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
        return addresses
                .malformed(context.report())
                .or(() -> AddressFault.of(kind(), addresses.returns(), device, addresses.logout())
                        .map(wrong -> ClientAddresses.refused(context.report(), wrong)))
                .orElseGet(() -> context.ask(this::register));
    }

    private int register(Program.UseCases portal) {
        String called = Line.of(name);
        if (!sameName && !(portal.findClient().find(called) instanceof FindClient.Unknown)) {
            return context.report().refused("client-name-taken", called);
        }
        CreateClient.Created created =
                portal.changes().createClient().create(called, kind(), addresses.returns(), device, addresses.logout());
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
