package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import org.vestibule.domain.app.Client;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule client delete}. */
@Command(name = "delete")
final class DeleteClientCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "CLIENT", descriptionKey = "client")
    private String client = "";

    DeleteClientCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.onClient(client, this::judge);
    }

    private int judge(Program.UseCases portal, Client found) {
        String what = context.messages().get("confirm.client-delete", found.name());
        String shown = new ClientTexts(context.messages()).shown(found);
        return context.confirmed(portal, what, shown, changes -> delete(changes, found));
    }

    private int delete(Program.Changes changes, Client found) {
        if (!changes.deleteClient().delete(found.id())) {
            return context.report().refused("client-unknown", found.id());
        }
        context.log("client delete", found);
        return context.report()
                .answered(ClientFields.of(found), context.messages().get("client.deleted", found.name()));
    }
}
