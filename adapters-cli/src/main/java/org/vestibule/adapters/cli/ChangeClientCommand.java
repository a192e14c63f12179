package org.vestibule.adapters.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.vestibule.application.app.ChangeClient;
import org.vestibule.application.app.FindClient;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.text.Line;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vestibule client change}. */
@Command(name = "change")
final class ChangeClientCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "CLIENT", descriptionKey = "client")
    private String client = "";

    @Option(names = "--name", paramLabel = "NAME")
    private Optional<String> name = Optional.empty();

    @Mixin
    private ClientAddresses addresses = new ClientAddresses();

    @Option(names = "--same-name")
    private boolean sameName;

    ChangeClientCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (name.isEmpty() && addresses.areMissing()) {
            return context.report().refused("client-change-missing");
        }
        Optional<Line.Fault> fault = name.flatMap(typed -> Line.fault(typed, Client.LONGEST_NAME));
        if (fault.isPresent()) {
            return context.refused(fault.get(), name.orElseThrow(), Client.LONGEST_NAME, "client-name-missing");
        }
        return addresses.malformed(context.report()).orElseGet(() -> context.onClient(client, this::change));
    }

    private int change(Program.UseCases portal, Client found) {
        Optional<String> called = name.map(Line::of);
        if (!sameName && called.filter(other -> isTaken(portal, other, found)).isPresent()) {
            return context.report().refused("client-name-taken", called.orElseThrow());
        }
        ChangeClient.Result result = portal.changes()
                .changeClient()
                .change(found.id(), before -> addresses.in(before, called.orElse(before.name())));
        if (result instanceof ChangeClient.Refused refused) {
            return ClientAddresses.refused(context.report(), refused.fault());
        }
        if (!(result instanceof ChangeClient.Changed changed)) {
            return context.report().refused("client-unknown", found.id());
        }
        context.log("client change", changed.client());
        return context.report()
                .answered(
                        ClientFields.of(changed.client()), new ClientTexts(context.messages()).shown(changed.client()));
    }

    private static boolean isTaken(Program.UseCases portal, String called, Client found) {
        return !called.equals(found.name()) && !(portal.findClient().find(called) instanceof FindClient.Unknown);
    }
}
