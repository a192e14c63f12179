package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.domain.app.Client;
import picocli.CommandLine.Command;

/** {@code vestibule client list}. */
@Command(name = "list")
final class ListClientsCommand implements Callable<Integer> {

    private final Context context;

    ListClientsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ClientTexts texts = new ClientTexts(context.messages());
        Report.Listing<Client> listing = new Report.Listing<>(
                texts.header(), context.messages().get("client.none"), texts::row, ClientFields::of);
        return context.ask(
                portal -> context.report().listed(portal.listClients().list()::forEach, listing));
    }
}
