package org.vestibule.adapters.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vestibule client show}. */
@Command(name = "show")
final class ShowClientCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "CLIENT", descriptionKey = "client")
    private String client = "";

    ShowClientCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ClientTexts texts = new ClientTexts(context.messages());
        return context.onClient(
                client, (portal, found) -> context.report().answered(ClientFields.of(found), texts.shown(found)));
    }
}
